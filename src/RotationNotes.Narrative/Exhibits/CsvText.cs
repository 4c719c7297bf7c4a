using System.Globalization;
using System.Text;
using RotationNotes.Foundation.Text;

namespace RotationNotes.Narrative.Exhibits;

/// <summary>Writes the numbers of an exhibit as CSV: UTF-8, comma, point, ISO dates, unrounded.</summary>
internal sealed class CsvText
{
    private readonly StringBuilder text = new();

    public CsvText Row(params IEnumerable<string> cells)
    {
        var first = true;
        foreach (var cell in cells)
        {
            if (!first)
                text.Append(',');
            first = false;
            text.Append(Quote(cell));
        }

        text.Append('\n');
        return this;
    }

    public static string Of(double value) => double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : "";

    public static string Of(DateOnly date) => IsoDate.Of(date);

    public override string ToString() => text.ToString();

    private static string Quote(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\n") < 0 ? cell : "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
