using RotationNotes.Foundation.Text;
using RotationNotes.Market.Import.Reading;
using RotationNotes.Market.Text;

namespace RotationNotes.Market.Import;

/// <summary>How to read a file with one date and one value per row.</summary>
/// <param name="Layout">Name for the table of imports.</param>
/// <param name="Columns">Number of columns of every row.</param>
/// <param name="Date">Index of the date column.</param>
/// <param name="Style">How dates are written.</param>
/// <param name="Value">Index of the value column.</param>
internal sealed record ColumnPlan(string Layout, int Columns, int Date, DateLayout Style, int Value)
{
    /// <summary>Name of the series as the header or the rows give it; null when only the file name does.</summary>
    public string? SeriesName { get; init; }

    /// <summary>Column with prices that include dividends; −1 when there is none.</summary>
    public int AdjustedValue { get; init; } = -1;

    /// <summary>Columns of high and low; −1 when there are none.</summary>
    public (int High, int Low) Range { get; init; } = (-1, -1);

    /// <summary>Column of the first price; −1 when there is none.</summary>
    public int Open { get; init; } = -1;

    /// <summary>Column of the number traded; −1 when there is none.</summary>
    public int Volume { get; init; } = -1;

    /// <summary>Column that repeats the ticker in each row; −1 when there is none.</summary>
    public int Ticker { get; init; } = -1;

    /// <summary>Whether the vendor quotes prices without dividends, whatever the series map says; null when the map decides.</summary>
    public bool? Adjusted { get; init; }

    /// <summary>Whether blanks are the vendor's way to mark holidays.</summary>
    public bool BlanksAreNormal { get; init; }

    /// <summary>Records above the first row of data: the header and what stands before or below it.</summary>
    public int Above { get; init; } = 1;

    /// <summary>The file's records from the first row of data on.</summary>
    public CsvReader Rows(SourceFile file)
    {
        var rows = file.Rows();
        for (var i = 0; i < Above; i++)
            rows.Read();
        return rows;
    }
}
