namespace RotationNotes.Foundation.Units;

/// <summary>What the numbers of a series are counted in.</summary>
public enum Unit
{
    /// <summary>Index points or a price: returns make sense, differences do not compare over time.</summary>
    Price,
    /// <summary>Yield, rate or spread quoted in percent (4.43 means 4.43 %): changes make sense, returns do not.</summary>
    Percent,
    /// <summary>Volatility points of an implied-volatility index.</summary>
    VolatilityPoints,
    /// <summary>Futures contracts.</summary>
    Contracts,
    /// <summary>An index number whose base carries no price meaning (CPI).</summary>
    IndexNumber,
    /// <summary>US dollars.</summary>
    Dollars,
    /// <summary>A part of a whole; 0.25 is 25 %: short interest over shares outstanding, a weight, a probability. May be negative for growth rates.</summary>
    Share,
    /// <summary>A number of things: shares outstanding, shares short, options traded.</summary>
    Count,
    /// <summary>A multiple such as price over earnings or net debt over EBITDA.</summary>
    Multiple,
}
