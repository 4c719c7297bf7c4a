using System.Collections.Immutable;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Market.Text;

namespace RotationNotes.Market.Calendar;

/// <summary>Rows <c>date,kind,close,name</c>: the exchange's closings and early closes, and how far the list is complete.</summary>
/// <remarks>Kinds: <c>closed</c>, <c>early</c>, <c>open</c>; <c>from</c> and <c>through</c> state the first and last date the file answers for.</remarks>
public sealed class CalendarFile
{
    private const string Header = "date,kind,close,name";

    private CalendarFile(DateOnly? first, DateOnly? last, ImmutableArray<CalendarDay> days) =>
        (First, Last, Days) = (first, last, days);

    /// <summary>Date of the <c>from</c> row; null when there is none.</summary>
    public DateOnly? First { get; }

    /// <summary>Date of the <c>through</c> row; null when there is none.</summary>
    public DateOnly? Last { get; }

    /// <summary>Rows in file order.</summary>
    public ImmutableArray<CalendarDay> Days { get; }

    /// <exception cref="DiagnosticException">Configuration: one diagnostic for each row that cannot be read.</exception>
    public static CalendarFile Parse(string text, string fileName)
    {
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        var days = ImmutableArray.CreateBuilder<CalendarDay>();
        var seen = new Dictionary<int, CalendarDay>();
        DateOnly? first = null, last = null;
        var headerSeen = false;
        var rows = new TextRows(text.AsSpan().TrimStart('\uFEFF'));
        while (rows.Next())
        {
            var line = rows.Line.Trim();
            var number = rows.Number;
            if (line.IsEmpty || line[0] == '#')
                continue;
            if (!headerSeen)
            {
                headerSeen = true;
                if (!line.SequenceEqual(Header))
                    findings.Add(Diagnostic.Error(new Place(fileName, number), $"the first row is '{line}'.", $"Start the file with '{Header}'."));
                continue;
            }

            ReadRow(line, new Place(fileName, number));
        }

        if (findings.Count > 0)
            throw new DiagnosticException(FailureKind.Configuration, findings.ToImmutable());
        return new CalendarFile(first, last, days.ToImmutable());

        void ReadRow(ReadOnlySpan<char> line, Place place)
        {
            Span<Range> parts = stackalloc Range[5];
            // The name is the last column and may hold commas.
            var count = line.Split(parts[..4], ',');
            if (count != 4)
            {
                findings.Add(Diagnostic.Error(place, $"expected 4 columns, found {count}.", $"Write '{Header}', e.g. '2025-01-09,closed,,Day of mourning'."));
                return;
            }

            if (!DateText.TryParse(line[parts[0]].Trim(), DateLayout.Iso, out var date))
            {
                findings.Add(Diagnostic.Error(place, $"'{line[parts[0]]}' is not a date.", "Write dates as 2025-01-09."));
                return;
            }

            var kind = line[parts[1]].Trim();
            var close = line[parts[2]].Trim();
            var name = line[parts[3]].Trim().ToString();
            switch (kind)
            {
                case "from":
                    first = date;
                    return;
                case "through":
                    last = date;
                    return;
                case "closed" or "open":
                    if (!close.IsEmpty)
                        findings.Add(Diagnostic.Error(place, $"a row of kind '{kind}' has no closing time.", "Leave the third column empty."));
                    else
                        Add(new CalendarDay(date, kind is "closed" ? CalendarDayKind.Closed : CalendarDayKind.Open, kind is "closed" ? TimeOnly.MinValue : TradingCalendar.NormalClose, name), place);
                    return;
                case "early":
                    if (TryParseTime(close, out var time) && time < TradingCalendar.NormalClose)
                        Add(new CalendarDay(date, CalendarDayKind.Early, time, name), place);
                    else
                        findings.Add(Diagnostic.Error(place, $"'{close}' is not a time before 16:00.", "Write the New York closing time as 13:00."));
                    return;
                default:
                    findings.Add(Diagnostic.Error(place, $"'{kind}' is not a kind of day.", "Use closed, early, open, from or through."));
                    return;
            }
        }

        void Add(CalendarDay day, Place place)
        {
            if (day.Date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
                findings.Add(Diagnostic.Error(place, $"{day.Date:yyyy-MM-dd} is a {day.Date.DayOfWeek}.", "Weekends are closed anyway; remove the row or correct the date."));
            else if (!seen.TryAdd(day.Date.DayNumber, day))
                findings.Add(Diagnostic.Error(place, $"{day.Date:yyyy-MM-dd} is listed twice.", "Keep one row per date."));
            else if (day.Name.Length == 0 && day.Kind == CalendarDayKind.Closed)
                findings.Add(Diagnostic.Error(place, "the closing has no name.", "Say why in the fourth column; notes print it."));
            else
                days.Add(day);
        }
    }

    // HH:mm, nothing else.
    private static bool TryParseTime(ReadOnlySpan<char> text, out TimeOnly time)
    {
        time = default;
        if (text.Length != 5 || text[2] != ':' || !char.IsAsciiDigit(text[0]) || !char.IsAsciiDigit(text[1]) || !char.IsAsciiDigit(text[3]) || !char.IsAsciiDigit(text[4]))
            return false;
        var (hour, minute) = ((text[0] - '0') * 10 + text[1] - '0', (text[3] - '0') * 10 + text[4] - '0');
        if (hour > 23 || minute > 59)
            return false;
        time = new TimeOnly(hour, minute);
        return true;
    }
}
