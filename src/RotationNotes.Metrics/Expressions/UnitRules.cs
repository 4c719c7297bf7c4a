using RotationNotes.Foundation.Units;
using static RotationNotes.Foundation.Units.MetricUnit;

namespace RotationNotes.Metrics.Expressions;

/// <summary>Which operations make sense for which units, and what to write instead.</summary>
internal static class UnitRules
{
    /// <summary>For functions that need a price: something whose ratio over time means a return.</summary>
    public static UnitAnswer Priced(string function, MetricUnit unit, MetricUnit result) => unit switch
    {
        Level or Ratio or IndexNumber or Dollars or VolatilityPoints => result,
        QuotedPercent => UnitAnswer.No($"`{function}` of a yield or spread has no meaning.", "Use `diff`, which gives basis points."),
        Fraction or FractionDifference => UnitAnswer.No($"`{function}` of {unit.InWords()} has no meaning.", "Give it the price itself."),
        _ => UnitAnswer.No($"`{function}` of {unit.InWords()} has no meaning.", "Use `diff`."),
    };

    public static UnitAnswer Differenced(MetricUnit unit) => unit switch
    {
        QuotedPercent => BasisPoints,
        Fraction => FractionDifference,
        Level or Dollars => UnitAnswer.No("`diff` of a price does not compare over time.", "Use `ret`."),
        _ => unit,
    };

    public static UnitAnswer Correlated(string function, MetricUnit[] units, MetricUnit result) =>
        Array.Exists(units, static u => u is Level or QuotedPercent or Dollars)
            ? UnitAnswer.No($"`{function}` of levels measures their trends, not their moves.", "Correlate `ret` of prices with `diff` of yields.")
            : result;

    public static UnitAnswer InBasisPoints(MetricUnit unit) =>
        unit == QuotedPercent ? BasisPoints : UnitAnswer.No($"`bp` needs a yield or spread in percent, not {unit.InWords()}.");

    /// <summary>Unit of a sum or difference.</summary>
    public static UnitAnswer Added(MetricUnit left, MetricUnit right, bool minus) => (left, right) switch
    {
        (Fraction, Fraction) => minus ? FractionDifference : Fraction,
        (Fraction or FractionDifference, Fraction or FractionDifference) => FractionDifference,
        (Level, Level) => UnitAnswer.No("Prices of two instruments cannot be added or subtracted.", "Divide them, or take `ret` first."),
        _ when left == right => left,
        _ => UnitAnswer.No($"Cannot {(minus ? "subtract" : "add")} {right.InWords()} {(minus ? "from" : "to")} {left.InWords()}.", "Bring both to the same unit."),
    };

    public static UnitAnswer Multiplied(MetricUnit left, MetricUnit right) => (left, right) switch
    {
        (Ratio, _) => right,
        (_, Ratio) => left,
        _ => UnitAnswer.No($"Cannot multiply {left.InWords()} by {right.InWords()}."),
    };

    public static UnitAnswer Divided(MetricUnit left, MetricUnit right) => (left, right) switch
    {
        (Contracts, Contracts) or (Count, Count) or (Dollars, Dollars) => Fraction,
        (Level or Dollars or IndexNumber, Level or Dollars or IndexNumber) => Ratio,
        (_, Ratio) => left,
        _ when left == right => Ratio,
        _ => UnitAnswer.No($"Cannot divide {left.InWords()} by {right.InWords()}."),
    };

    /// <summary>Null when the two may be compared.</summary>
    public static UnitAnswer? Compared(MetricUnit left, MetricUnit right) => (left, right) switch
    {
        (Fraction or FractionDifference, Fraction or FractionDifference) => null,
        _ when left == right => null,
        _ => UnitAnswer.No($"Cannot compare {left.InWords()} with {right.InWords()}."),
    };
}
