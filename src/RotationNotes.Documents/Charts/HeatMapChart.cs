using System.Collections.Immutable;

namespace RotationNotes.Documents.Charts;

/// <summary>A grid of shaded, printed values: correlations, or a calendar of returns.</summary>
public sealed record HeatMapChart : ChartSpec
{
    /// <param name="rows">Row names, top first.</param>
    /// <param name="columns">Column names, left first.</param>
    /// <param name="values">Row by row, one value per column; NaN leaves the cell empty.</param>
    /// <exception cref="ArgumentException">The number of values is not rows times columns.</exception>
    public HeatMapChart(ImmutableArray<string> rows, ImmutableArray<string> columns, ImmutableArray<double> values)
    {
        if (values.Length != rows.Length * columns.Length)
            throw new ArgumentException($"{rows.Length} rows of {columns.Length} columns need {rows.Length * columns.Length} values, not {values.Length}.", nameof(values));
        (Rows, Columns, Values) = (rows, columns, values);
    }

    public ImmutableArray<string> Rows { get; }

    public ImmutableArray<string> Columns { get; }

    public ImmutableArray<double> Values { get; }

    /// <summary>Magnitude that gets the deepest shade, e.g. 1 for correlations; the largest magnitude of the data when null.</summary>
    public double? FullShade { get; init; }

    /// <summary>Whether only cells on and below the diagonal are meant: the others are left out, not missing.</summary>
    public bool LowerHalf { get; init; }

    /// <summary>Whether the last column sums up the others: it stands apart and has a scale of shades of its own.</summary>
    public bool LastColumnIsTotal { get; init; }

    /// <summary>Whether a cell belongs to the chart at all.</summary>
    public bool Has(int row, int column) => !LowerHalf || column <= row;

    public double At(int row, int column) => Values[row * Columns.Length + column];
}
