using System.Globalization;

namespace RotationNotes.Documents.Words;

/// <summary>Prints numbers for readers: real minus sign, digit grouping, unit marks. One rule for prose, tables and charts.</summary>
/// <remarks>Half-way cases round away from zero, on the decimal expansion that the shortest round-trip text of the value shows.</remarks>
public static class NumberFormatter
{
    public const char Minus = '\u2212';

    /// <summary>Number with its unit mark in English, e.g. <c>+11.5%</c>, <c>−12 bp</c>, <c>4.4σ</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite: absent values are never printed as numbers.</exception>
    public static string Format(double value, ValueFormat format) => FixedWords.English.Print(value, format);

    /// <summary>The number alone, scaled for its kind, without the unit mark.</summary>
    public static string Digits(double value, ValueFormat format)
    {
        if (!double.IsFinite(value))
            throw new ArgumentOutOfRangeException(nameof(value), value, "Only finite numbers can be printed.");
        var exact = Scale(value, format.Kind);
        var rounded = Math.Round(exact, format.Decimals, MidpointRounding.AwayFromZero);
        var text = Math.Abs(rounded).ToString("N" + format.Decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        if (format.Kind is not (ValueKind.Level or ValueKind.Count or ValueKind.BasisPoints))
            text = text.Replace(",", "", StringComparison.Ordinal);
        var sign = rounded < 0 ? Minus.ToString() : format.ShowPlus && rounded > 0 ? "+" : "";
        return sign + text;
    }

    // decimal keeps 0.1155 × 100 at 11.55, where binary arithmetic would land just below and round down.
    private static decimal Scale(double value, ValueKind kind) =>
        Exact(value) * (kind is ValueKind.Percent or ValueKind.PercentagePoints ? 100m : 1m);

    private static decimal Exact(double value) =>
        Math.Abs(value) < 7e27 ? (decimal)value : throw new ArgumentOutOfRangeException(nameof(value), value, "Too large to print.");

    /// <summary>True when the value prints as zero, so that "rose 0.0%" is never said.</summary>
    public static bool PrintsAsZero(double value, ValueFormat format)
    {
        foreach (var c in Digits(value, format with { ShowPlus = false }))
        {
            if (c is >= '1' and <= '9')
                return false;
        }

        return true;
    }
}
