using System.Text.RegularExpressions;

namespace RotationNotes.Templating.Builtins;

/// <summary>
/// Finds days that are written without a year. .NET takes the year of the clock for them, and no render may depend on the
/// clock. A time without a day is one of 1 January of year 1.
/// </summary>
internal static partial class DateYears
{
    /// <summary>True when a text names a day or a month, and no year.</summary>
    public static bool AreMissing(string text)
    {
        var rest = Times().Replace(text, " ");
        var numbers = Numbers().Matches(rest);
        if (numbers.Any(number => number.Length >= 3))
            return false;
        var parts = numbers.Count + (Months().IsMatch(rest) ? 1 : 0);
        return parts is 1 or 2;
    }

    /// <summary>True when a pattern of percent letters has a day or a month, and no year.</summary>
    public static bool AreMissingIn(string pattern) => Days().IsMatch(pattern) && !Years().IsMatch(pattern);

    // A clock time, with its parts of a second, half of the day and distance from Greenwich.
    [GeneratedRegex(@"T?[0-9]{1,2}:[0-9]{2}(:[0-9]{2}([.,][0-9]+)?)?(\s*[AaPp][Mm]\b)?(\s*[+-][0-9]{2}:?[0-9]{2}|Z)?", RegexOptions.CultureInvariant)]
    private static partial Regex Times();

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();

    // Three letters or more that are no half of the day: a month, or a weekday, which tells nothing beside one.
    [GeneratedRegex(@"\p{L}{3,}", RegexOptions.CultureInvariant)]
    private static partial Regex Months();

    [GeneratedRegex("%[-_]?[aAbBhdejm]", RegexOptions.CultureInvariant)]
    private static partial Regex Days();

    [GeneratedRegex("%[-_]?[cDFvxyY]", RegexOptions.CultureInvariant)]
    private static partial Regex Years();
}
