namespace RotationNotes.Metrics;

/// <summary>What a fact's value is counted in; the JSON name is in brackets.</summary>
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
    /// <summary>One price over another (<c>ratio</c>).</summary>
    Ratio,
    /// <summary>A price or index level (<c>level</c>).</summary>
    Level,
    /// <summary>A number of events (<c>count</c>).</summary>
    Count,
}
