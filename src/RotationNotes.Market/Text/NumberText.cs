using System.Globalization;

namespace RotationNotes.Market.Text;

/// <summary>Reads numbers as vendors write them: decimal point, no separators of thousands.</summary>
internal static class NumberText
{
    public static bool TryParse(ReadOnlySpan<char> text, out double value) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out value)
        && double.IsFinite(value);

    /// <summary>Blank, <c>.</c>, <c>null</c>, <c>NaN</c> and the like: the vendor says there is no value.</summary>
    public static bool IsMissing(ReadOnlySpan<char> text) =>
        text.IsEmpty || text is "." or "null" or "NaN" or "nan" or "NA" or "N/A" or "#N/A";

    /// <summary>What is wrong with a text that is no number, and how to fix it.</summary>
    public static (string Message, string Hint) Explain(ReadOnlySpan<char> text)
    {
        var shown = text.Length > 40 ? string.Concat(text[..40], "…") : text.ToString();
        if (text.Contains('<'))
            return ($"'{shown}' is markup of a web page, not a number.", "The download was cut or replaced by an error page; download the file again.");
        if (text.Contains(','))
            return ($"'{shown}' is written with a comma.", "Export with a decimal point and without separators of thousands, e.g. 2263.67.");
        return ($"'{shown}' is not a number.", "Correct the cell, or leave it blank if there is no value.");
    }
}
