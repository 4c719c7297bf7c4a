namespace RotationNotes.Metrics.Expressions;

/// <summary>Values of one term on the dates of its frame, NaN where it is not defined.</summary>
/// <param name="buffer">Null for the values of a series, which belong to the market.</param>
internal sealed class Column(ReadOnlyMemory<double> values, double[]? buffer = null)
{
    public ReadOnlyMemory<double> Values => values;

    public ReadOnlySpan<double> Span => values.Span;

    /// <summary>The memory to use again when nobody reads the column any more.</summary>
    public double[]? Buffer => buffer;

    /// <summary>Whether somebody outside keeps the values, so that the buffer is never used again.</summary>
    public bool IsKept { get; set; }
}
