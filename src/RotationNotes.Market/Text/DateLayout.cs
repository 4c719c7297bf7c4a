using System.Globalization;

namespace RotationNotes.Market.Text;

/// <summary>How a vendor writes dates; one file keeps to one style.</summary>
internal enum DateLayout
{
    /// <summary>2024-07-16, also followed by midnight as some exporters write it.</summary>
    Iso,
    /// <summary>07/16/2024 or 7/16/2024, also followed by midnight as 12:00:00 AM.</summary>
    MonthDayYear,
    /// <summary>20240716.</summary>
    Compact,
    /// <summary>16/07/2024; only where a whole file shows that no month comes first.</summary>
    DayMonthYear,
}

/// <summary>Reads dates without the general parser, which would accept more than a vendor writes.</summary>
internal static class DateText
{
    /// <summary>The style of a text that looks like a date, or null.</summary>
    public static DateLayout? StyleOf(ReadOnlySpan<char> text)
    {
        foreach (var style in (ReadOnlySpan<DateLayout>)[DateLayout.Iso, DateLayout.MonthDayYear, DateLayout.Compact])
        {
            if (TryParse(text, style, out _))
                return style;
        }

        return null;
    }

    public static bool TryParse(ReadOnlySpan<char> text, DateLayout style, out DateOnly date)
    {
        date = default;
        switch (style)
        {
            case DateLayout.Iso:
                if (text.Length > 10 && text[10] is ' ' or 'T' && text[11..].StartsWith("00:00:00"))
                    text = text[..10];
                return text.Length == 10 && text[4] == '-' && text[7] == '-'
                    && Build(text[..4], text[5..7], text[8..], out date);
            case DateLayout.MonthDayYear or DateLayout.DayMonthYear:
                if (text.EndsWith(" 12:00:00 AM", StringComparison.Ordinal))
                    text = text[..^12];
                var first = text.IndexOf('/');
                var second = first < 0 ? -1 : text[(first + 1)..].IndexOf('/');
                if (first is not (1 or 2) || second is not (1 or 2))
                    return false;
                second += first + 1;
                ReadOnlySpan<char> before = text[..first], after = text[(first + 1)..second];
                return text.Length == second + 5
                    && (style == DateLayout.MonthDayYear ? Build(text[(second + 1)..], before, after, out date) : Build(text[(second + 1)..], after, before, out date));
            case DateLayout.Compact:
                return text.Length == 8 && Build(text[..4], text[4..6], text[6..], out date);
            default:
                throw new ArgumentOutOfRangeException(nameof(style));
        }
    }

    /// <summary>Issuers' dates with the month in English: "Jul 16, 2024", "16-Jul-2024", "16/Jul/2024".</summary>
    public static bool TryParseWords(ReadOnlySpan<char> text, out DateOnly date)
    {
        date = default;
        foreach (var format in (ReadOnlySpan<string>)["MMM d, yyyy", "MMM dd, yyyy", "dd-MMM-yyyy", "d-MMM-yyyy", "dd/MMM/yyyy"])
        {
            if (DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out date) && date.Year is >= 1800 and <= 2200)
                return true;
        }

        return false;
    }

    /// <summary>A date alone, or a date and a time of day: "2024-07-11 08:30", "2024-07-11T08:30:00".</summary>
    public static bool TryParseMoment(ReadOnlySpan<char> text, out DateTime moment)
    {
        moment = default;
        if (text.Length >= 10 && TryParse(text[..10], DateLayout.Iso, out var day))
        {
            if (text.Length == 10)
            {
                moment = day.ToDateTime(TimeOnly.MinValue);
                return true;
            }

            if (text[10] is ' ' or 'T' && TimeOnly.TryParseExact(text[11..], ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            {
                moment = day.ToDateTime(new TimeOnly(time.Hour, time.Minute));
                return true;
            }
        }

        if (!TryParse(text, DateLayout.MonthDayYear, out day))
            return false;
        moment = day.ToDateTime(TimeOnly.MinValue);
        return true;
    }

    public static string Example(DateLayout style) => style switch
    {
        DateLayout.Iso => "2024-07-16",
        DateLayout.MonthDayYear => "07/16/2024",
        DateLayout.DayMonthYear => "16/07/2024",
        _ => "20240716",
    };

    private static bool Build(ReadOnlySpan<char> year, ReadOnlySpan<char> month, ReadOnlySpan<char> day, out DateOnly date)
    {
        date = default;
        if (!Digits(year, out var y) || !Digits(month, out var m) || !Digits(day, out var d))
            return false;
        if (y is < 1800 or > 2200 || m is < 1 or > 12 || d < 1 || d > DateTime.DaysInMonth(y, m))
            return false;
        date = new DateOnly(y, m, d);
        return true;
    }

    private static bool Digits(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
                return false;
            value = value * 10 + (c - '0');
        }

        return text.Length > 0;
    }
}
