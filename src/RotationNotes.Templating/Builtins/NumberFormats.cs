using System.Globalization;
using System.Numerics;

namespace RotationNotes.Templating.Builtins;

/// <summary>Prints numbers, dates and timespans by .NET format strings.</summary>
internal static class NumberFormats
{
    public static string Format(CallContext call, object? value, string? format, string? culture)
    {
        if (value is null)
            return "";
        GuardWidth(call, format);
        var rules = Cultures.Find(call, culture);
        var text = value switch
        {
            // Whole numbers print as 32 bits where they fit, so that "X" of −1 has eight letters.
            long number and >= int.MinValue and <= int.MaxValue => ((int)number).ToString(format, rules),
            IFormattable formattable and (long or double or float or decimal or BigInteger or DateTime or DateOnly or TimeSpan) => formattable.ToString(format, rules),
            _ => throw call.Error($"cannot format {Values.Describe(value)}"),
        };
        call.Evaluator.ChargeText(text.Length);
        return text;
    }

    /// <summary>A precision such as in "D999999999" would make a string of that many digits.</summary>
    private static void GuardWidth(CallContext call, string? format)
    {
        if (format is null)
            return;
        if (format.Length > 256)
            throw call.Error("needs a format of at most 256 characters");
        var digits = 0;
        foreach (var c in format)
        {
            digits = char.IsAsciiDigit(c) ? digits + 1 : 0;
            if (digits > 3)
                throw call.Error("takes at most three digits of precision");
        }
    }
}
