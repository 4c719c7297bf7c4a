namespace RotationNotes.Metrics.Facts;

/// <summary>The root of an expression on every date of its frame, and the same without the dates on which it is undefined.</summary>
internal sealed record FrameColumn(ReadOnlyMemory<DateOnly> Dates, ReadOnlyMemory<double> Values, Computed Defined);
