namespace RotationNotes.Foundation.Units;

/// <summary>What a value is counted in; the JSON name is in brackets.</summary>
public enum MetricUnit
{
    /// <summary>0.1154 is 11.54 % (<c>fraction</c>).</summary>
    Fraction,
    /// <summary>Difference of two fractions; 0.0992 is 9.92 percentage points (<c>fraction-difference</c>).</summary>
    FractionDifference,
    /// <summary>Basis points (<c>bp</c>).</summary>
    BasisPoints,
    /// <summary>Standard deviations (<c>sigma</c>).</summary>
    Sigma,
    /// <summary>−1 to 1 (<c>correlation</c>).</summary>
    Correlation,
    /// <summary>Volatility points (<c>vol-points</c>).</summary>
    VolatilityPoints,
    /// <summary>0 to 100 (<c>index-0-100</c>).</summary>
    Oscillator,
    /// <summary>One price over another, or a slope (<c>ratio</c>).</summary>
    Ratio,
    /// <summary>A price or index level (<c>level</c>).</summary>
    Level,
    /// <summary>A number of events or sessions (<c>count</c>).</summary>
    Count,
    /// <summary>A yield, rate or spread quoted in percent; 4.43 is 4.43 % (<c>percent</c>).</summary>
    QuotedPercent,
    /// <summary>Futures contracts (<c>contracts</c>).</summary>
    Contracts,
    /// <summary>An index number on a chosen base, such as 100 at a date (<c>index</c>).</summary>
    IndexNumber,
    /// <summary>US dollars (<c>usd</c>).</summary>
    Dollars,
}
