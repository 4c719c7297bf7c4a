namespace RotationNotes.Documents.Words;

/// <summary>How a number is read: decides scaling and the mark behind the digits.</summary>
public enum ValueKind
{
    /// <summary>A fraction printed as percent: 0.1154 → 11.5%.</summary>
    Percent,
    /// <summary>A difference of fractions printed in percentage points: 0.0992 → 9.9 pp.</summary>
    PercentagePoints,
    /// <summary>Already in basis points: −12 → −12 bp.</summary>
    BasisPoints,
    /// <summary>A yield or spread quoted in percent: 4.43 → 4.43%.</summary>
    QuotedPercent,
    /// <summary>A plain level with digit grouping: 2263.67 → 2,263.67.</summary>
    Level,
    /// <summary>A correlation or other dimensionless number: 0.96.</summary>
    Number,
    /// <summary>Standard deviations: 4.4σ.</summary>
    Sigma,
    /// <summary>A multiple: 2.3×.</summary>
    Multiple,
    /// <summary>A whole count.</summary>
    Count,
}

/// <summary>Kind and decimals of printed numbers.</summary>
/// <param name="Kind">Scale and mark.</param>
/// <param name="Decimals">Digits after the separator, 0 to 6.</param>
/// <param name="ShowPlus">Whether a positive number carries a plus sign.</param>
public sealed record ValueFormat(ValueKind Kind, int Decimals, bool ShowPlus = false);
