using RotationNotes.Documents;
using RotationNotes.Documents.Exhibits;

namespace RotationNotes.Charts.Scales;

/// <summary>How the ticks of one axis print: equal decimals, a common power of ten when the numbers are very large or small.</summary>
internal sealed class AxisNumber
{
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private readonly ValueFormat format;
    private readonly FixedWords words;
    private readonly double divisor;

    private AxisNumber(ValueFormat format, FixedWords words, double divisor, string? mark, string? unit) =>
        (this.format, this.words, this.divisor, Mark, Unit) = (format, words, divisor, mark, unit);

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

    /// <summary>A tick's text; ticks in basis or percentage points leave the mark to the top one.</summary>
    public string Print(double value)
    {
        var scaled = value / divisor;
        // Zero needs no decimals: "0", not "0.00".
        var format = scaled == 0 ? this.format with { Decimals = 0 } : this.format;
        return words.AxisUnit(format.Kind) is null ? words.Print(scaled, format) : NumberFormatter.Digits(scaled, format);
    }

    private static string PowerOfTen(int power) =>
        "×10" + (power < 0 ? "⁻" : "") + string.Concat(Math.Abs(power).ToString(System.Globalization.CultureInfo.InvariantCulture).Select(d => Superscripts[d - '0']));
}
