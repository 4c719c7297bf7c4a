namespace RotationNotes.Metrics.Definitions;

/// <summary>An observation of a metric: a date and the value on it.</summary>
public readonly record struct DatedValue(DateOnly Date, double Value);
