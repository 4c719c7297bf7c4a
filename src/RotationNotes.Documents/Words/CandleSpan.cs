namespace RotationNotes.Documents.Words;

/// <summary>What one candle stands for.</summary>
public enum CandleSpan
{
    Session,
    Week,
    Month,
}
