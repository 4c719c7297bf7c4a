using System.Globalization;
using System.Text;

namespace RotationNotes.Templating.Builtins;

/// <summary>Prints dates by patterns of percent letters, as Ruby's and C's strftime do.</summary>
internal static class DateFormat
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    public static string Format(DateTime date, string pattern, CultureInfo? culture = null)
    {
        culture ??= Invariant;
        var text = new StringBuilder(pattern.Length + 16);
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '%' || i + 1 >= pattern.Length)
            {
                text.Append(pattern[i]);
                continue;
            }
            i++;
            if (pattern[i] == 'g')
            {
                culture = Invariant;
                continue;
            }
            var flag = '\0';
            if (pattern[i] is '-' or '_' or '0' or '^' or '#' or ':' && i + 1 < pattern.Length)
                flag = pattern[i++];
            var part = Part(date, pattern[i], culture);
            if (part is null)
                text.Append('%').Append(flag == '\0' ? "" : flag).Append(pattern[i]);
            else
                text.Append(flag switch
                {
                    '-' => Unpadded(part),
                    '_' => Unpadded(part).PadLeft(part.Length),
                    '^' => part.ToUpperInvariant(),
                    '#' => Swapped(part),
                    _ => part,
                });
        }
        return text.ToString();
    }

    private static string Unpadded(string part)
    {
        var trimmed = part.TrimStart('0', ' ');
        return trimmed.Length == 0 && part.Length > 0 ? "0" : trimmed;
    }

    private static string Swapped(string part) => string.Concat(part.Select(c => char.IsUpper(c) ? char.ToLowerInvariant(c) : char.ToUpperInvariant(c)));

    private static string? Part(DateTime date, char letter, CultureInfo culture) => letter switch
    {
        'a' => date.ToString("ddd", culture),
        'A' => date.ToString("dddd", culture),
        'b' or 'h' => date.ToString("MMM", culture),
        'B' => date.ToString("MMMM", culture),
        'c' => date.ToString("ddd MMM dd HH:mm:ss yyyy", culture),
        'C' => Two(date.Year / 100),
        'd' => Two(date.Day),
        'D' => date.ToString("MM'/'dd'/'yy", Invariant),
        'e' => date.Day.ToString(Invariant).PadLeft(2),
        'F' => date.ToString("yyyy-MM-dd", Invariant),
        'H' => Two(date.Hour),
        'I' => Two(date.Hour % 12 == 0 ? 12 : date.Hour % 12),
        'j' => date.DayOfYear.ToString("000", Invariant),
        'k' => date.Hour.ToString(Invariant).PadLeft(2),
        'l' => (date.Hour % 12 == 0 ? 12 : date.Hour % 12).ToString(Invariant).PadLeft(2),
        'L' => date.Millisecond.ToString("000", Invariant),
        'm' => Two(date.Month),
        'M' => Two(date.Minute),
        'n' => "\n",
        'N' => (date.Ticks % TimeSpan.TicksPerSecond * 100).ToString("000000000", Invariant),
        'p' => date.ToString("tt", culture),
        'P' => date.ToString("tt", culture).ToLowerInvariant(),
        'r' => date.ToString("hh:mm:ss tt", culture),
        'R' => date.ToString("HH:mm", Invariant),
        's' => (new DateTimeOffset(DateTime.SpecifyKind(date, DateTimeKind.Utc)).ToUnixTimeSeconds()).ToString(Invariant),
        'S' => Two(date.Second),
        't' => "\t",
        'T' or 'X' => date.ToString("HH:mm:ss", Invariant),
        'u' => (date.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)date.DayOfWeek).ToString(Invariant),
        'U' => Two(Invariant.Calendar.GetWeekOfYear(date, CalendarWeekRule.FirstDay, DayOfWeek.Sunday)),
        'v' => date.Day.ToString(Invariant).PadLeft(2) + date.ToString("'-'MMM'-'yyyy", culture).ToUpperInvariant(),
        'V' => Two(ISOWeek.GetWeekOfYear(date)),
        'W' => Two(Invariant.Calendar.GetWeekOfYear(date, CalendarWeekRule.FirstDay, DayOfWeek.Monday)),
        'w' => ((int)date.DayOfWeek).ToString(Invariant),
        'x' => date.ToString("d", culture),
        'y' => Two(date.Year % 100),
        'Y' => date.Year.ToString("0000", Invariant),
        'Z' => "+00:00",
        '%' => "%",
        _ => null,
    };

    private static string Two(int number) => number.ToString("00", Invariant);
}
