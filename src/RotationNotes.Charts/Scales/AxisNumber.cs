using RotationNotes.Documents.Words;

namespace RotationNotes.Charts.Scales;

/// <summary>How the ticks of one axis print: equal decimals, a common power of ten when the numbers are very large or small.</summary>
internal sealed class AxisNumber
{
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private readonly ValueFormat format;
    private readonly FixedWords words;
    private readonly double divisor;
    private readonly bool asPowers;

    private AxisNumber(ValueFormat format, FixedWords words, double divisor, string? mark, string? unit, bool asPowers = false) =>
        (this.format, this.words, this.divisor, Mark, Unit, this.asPowers) = (format, words, divisor, mark, unit, asPowers);

    /// <summary>The mark that only the top tick carries, e.g. "bp"; null when every tick has its own or none is needed.</summary>
    public string? Mark { get; }

    /// <summary>What stands above the axis because ticks are too short for it, e.g. "million" or "基点"; null when nothing is needed.</summary>
    public string? Unit { get; }

    /// <param name="format">Format of the values.</param>
    /// <param name="words">Words of the chart's language.</param>
    /// <param name="largest">Largest magnitude on the axis.</param>
    /// <param name="step">Distance of neighbouring ticks; above zero.</param>
    public static AxisNumber For(ValueFormat format, FixedWords words, double largest, double step)
    {
        var percent = format.Kind is ValueKind.Percent or ValueKind.PercentagePoints ? 100.0 : 1.0;
        var power = 0;
        var top = largest * percent;
        if (top >= 1e6 * 0.999)
            power = (int)Math.Floor(Math.Log10(top * 1.0001) / 3) * 3;
        else if (step * percent < 0.9e-4)
            power = (int)Math.Floor(Math.Log10(Math.Max(top, step * percent)) / 3) * 3;
        var scaledStep = step * percent / Math.Pow(10, power);
        var exponent = (int)Math.Floor(Math.Log10(scaledStep) + 1e-9);
        var mantissa = scaledStep / Math.Pow(10, exponent);
        var decimals = Math.Clamp(-exponent + (Math.Abs(mantissa - 2.5) < 1e-6 ? 1 : 0), 0, 6);
        var mark = words.AxisUnit(format.Kind);
        var name = power == 0 ? null : words.Power(power) ?? PowerOfTen(power);
        var unit = name is null || mark is null ? name : words.Counted(name, mark);
        return words.HasUnitAboveAxis
            ? new AxisNumber(format with { Decimals = decimals }, words, Math.Pow(10, power), null, unit ?? mark)
            : new AxisNumber(format with { Decimals = decimals }, words, Math.Pow(10, power), power == 0 ? mark : null, unit);
    }

    /// <summary>How the ticks of a logarithmic axis print: as others do, or as powers of ten when they reach too far for one number of decimals.</summary>
    /// <param name="format">Format of the values.</param>
    /// <param name="words">Words of the chart's language.</param>
    /// <param name="ticks">Above zero, ascending.</param>
    /// <param name="largest">Largest value on the axis.</param>
    /// <param name="step">Least distance of neighbouring ticks.</param>
    public static AxisNumber Logarithmic(ValueFormat format, FixedWords words, IReadOnlyList<double> ticks, double largest, double step)
    {
        var usual = For(format, words, largest, step);
        if (ticks.All(tick => usual.IsExact(tick)) && ticks.Select(usual.Print).Distinct().Count() == ticks.Count)
            return usual;
        var percent = format.Kind is ValueKind.Percent or ValueKind.PercentagePoints ? 100.0 : 1.0;
        return new AxisNumber(format, words, 1 / percent, null, words.AxisUnit(format.Kind) ?? (percent > 1 ? "%" : null), asPowers: true);
    }

    /// <summary>A tick's text; ticks in basis or percentage points leave the mark to the top one.</summary>
    public string Print(double value)
    {
        var scaled = value / divisor;
        if (asPowers)
            return Power(scaled);
        // Zero needs no decimals: "0", not "0.00".
        var format = scaled == 0 ? this.format with { Decimals = 0 } : this.format;
        return words.AxisUnit(format.Kind) is null ? words.Print(scaled, format) : NumberFormatter.Digits(scaled, format);
    }

    // Whether the decimals of the axis are enough to show the tick's leading digit.
    private bool IsExact(double tick)
    {
        var percent = format.Kind is ValueKind.Percent or ValueKind.PercentagePoints ? 100.0 : 1.0;
        return Math.Abs(tick / divisor * percent) >= 0.99 * Math.Pow(10, -format.Decimals);
    }

    private static string Power(double value)
    {
        var power = (int)Math.Floor(Math.Log10(value) + 1e-9);
        var mantissa = Math.Round(value / Math.Pow(10, power), 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return power is >= -2 and <= 3
            ? value.ToString("0.###", System.Globalization.CultureInfo.InvariantCulture)
            : mantissa == "1" ? PowerOfTen(power)[1..] : mantissa + PowerOfTen(power);
    }

    private static string PowerOfTen(int power) =>
        "×10" + (power < 0 ? "⁻" : "") + string.Concat(Math.Abs(power).ToString(System.Globalization.CultureInfo.InvariantCulture).Select(d => Superscripts[d - '0']));
}
