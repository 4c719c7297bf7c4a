using System.Collections.Immutable;
using RotationNotes.Documents.Words;

namespace RotationNotes.Charts.Scales;

/// <summary>A labelled date on the axis.</summary>
/// <param name="Index">Session index.</param>
/// <param name="Label">First row, e.g. "Jul" or "2019".</param>
/// <param name="Below">Second row where it changes, e.g. the year under months; null elsewhere.</param>
internal readonly record struct DateTick(int Index, string Label, string? Below);

/// <summary>Chooses honest date ticks: the first session of each year, quarter, month or week, or single days, as room allows.</summary>
internal static class DateTicks
{
    private static readonly ImmutableArray<(Unit Unit, int Step)> FinestFirst =
    [
        (Unit.Day, 1), (Unit.Week, 1), (Unit.Week, 2), (Unit.Month, 1), (Unit.Month, 3), (Unit.Month, 6),
        (Unit.Year, 1), (Unit.Year, 2), (Unit.Year, 5), (Unit.Year, 10), (Unit.Year, 20), (Unit.Year, 50), (Unit.Year, 100),
    ];

    private enum Unit
    {
        Day,
        Week,
        Month,
        Year,
    }

    /// <summary>Ticks whose labels keep a clear distance.</summary>
    /// <param name="dates">Axis dates, ascending.</param>
    /// <param name="words">Words of the chart's language.</param>
    /// <param name="place">Horizontal place of a session index, in points.</param>
    /// <param name="measure">Width of a label in points.</param>
    /// <param name="gapPt">Least room between neighbouring labels.</param>
    /// <param name="room">Left and right end of the drawing: labels near its edges move inwards.</param>
    public static ImmutableArray<DateTick> Choose(ImmutableArray<DateOnly> dates, FixedWords words, Func<int, double> place, Func<string, double> measure, double gapPt, (double Left, double Right) room)
    {
        if (dates.IsDefaultOrEmpty)
            return [];
        var widthPt = dates.Length > 1 ? place(dates.Length - 1) - place(0) : 0;
        foreach (var (unit, step) in FinestFirst)
        {
            // Cheap bound before looking at thousands of dates: days between ticks against the least label.
            var days = (dates[^1].DayNumber - dates[0].DayNumber + 1.0) / (step * (unit switch { Unit.Day => 1.4, Unit.Week => 7, Unit.Month => 30.4, _ => 365.2 }));
            if (days * (gapPt + 6) > widthPt * 1.6 + 120)
                continue;
            var ticks = Build(dates, words, unit, step);
            if (ticks.Length >= 2 && Fits(ticks, place, measure, unit == Unit.Year ? gapPt * 1.4 : gapPt, room))
                return WithoutTouchingYears(ticks, place, measure, gapPt, room);
        }

        return Ends(dates, words, place, measure, gapPt, room);
    }

    /// <summary>Where a label of a half width stands: under its tick, but inside the room.</summary>
    public static double Centre(double tickX, double halfWidth, (double Left, double Right) room) =>
        Math.Max(room.Left + halfWidth, Math.Min(tickX, room.Right - halfWidth));

    private static ImmutableArray<DateTick> Build(ImmutableArray<DateOnly> dates, FixedWords words, Unit unit, int step)
    {
        var ticks = ImmutableArray.CreateBuilder<DateTick>();
        var previous = Number(dates[0].AddDays(-1), unit, step);
        string? lastBelow = null;
        for (var i = 0; i < dates.Length; i++)
        {
            var number = Number(dates[i], unit, step);
            // A period that had begun before the data is not marked: its first session is unknown.
            var begins = unit == Unit.Day || (number != previous && (i > 0 || IsStart(dates[0], unit)));
            previous = number;
            if (!begins)
                continue;
            var date = dates[i];
            var below = unit switch { Unit.Year => null, Unit.Day => words.AxisMonthAndYear(date), _ => words.YearBelow(date) };
            var label = unit switch
            {
                Unit.Year => words.AxisYear(date),
                Unit.Month => words.AxisMonth(date),
                Unit.Week => words.AxisDay(date),
                _ => words.AxisDayOfMonth(date),
            };
            ticks.Add(new DateTick(i, label, below == lastBelow ? null : below));
            lastBelow = below;
        }

        return ticks.ToImmutable();
    }

    // The number of the period a date lies in; it changes where a period begins.
    private static int Number(DateOnly date, Unit unit, int step) => unit switch
    {
        Unit.Day => date.DayNumber,
        Unit.Week => date.DayNumber / 7 / step, // day number 0 was a Monday
        Unit.Month => (date.Year * 12 + date.Month - 1) / step,
        _ => date.Year / step,
    };

    private static bool IsStart(DateOnly date, Unit unit) => unit switch
    {
        Unit.Year => date.DayOfYear <= 5,
        Unit.Month => date.Day <= 4,
        Unit.Week => date.DayOfWeek == DayOfWeek.Monday,
        _ => true,
    };

    private static bool Fits(ImmutableArray<DateTick> ticks, Func<int, double> place, Func<string, double> measure, double gapPt, (double Left, double Right) room)
    {
        var end = double.NegativeInfinity;
        foreach (var tick in ticks)
        {
            double half = measure(tick.Label) / 2, x = Centre(place(tick.Index), half, room);
            if (x - half < end + gapPt)
                return false;
            end = x + half;
        }

        return true;
    }

    private static ImmutableArray<DateTick> WithoutTouchingYears(ImmutableArray<DateTick> ticks, Func<int, double> place, Func<string, double> measure, double gapPt, (double Left, double Right) room)
    {
        var kept = ticks.ToBuilder();
        var next = double.PositiveInfinity;
        for (var i = kept.Count - 1; i >= 0; i--)
        {
            if (kept[i].Below is not { } below)
                continue;
            double half = measure(below) / 2, x = Centre(place(kept[i].Index), half, room);
            if (x + half > next - gapPt * 0.6)
                kept[i] = kept[i] with { Below = null };
            else
                next = x - half;
        }

        return kept.ToImmutable();
    }

    private static ImmutableArray<DateTick> Ends(ImmutableArray<DateOnly> dates, FixedWords words, Func<int, double> place, Func<string, double> measure, double gapPt, (double Left, double Right) room)
    {
        var first = new DateTick(0, words.AxisDay(dates[0]), words.YearBelow(dates[0]));
        if (dates.Length == 1)
            return [first];
        var last = new DateTick(dates.Length - 1, words.AxisDay(dates[^1]), words.YearBelow(dates[^1]));
        ImmutableArray<DateTick> both = [first, last];
        return Fits(both, place, measure, gapPt, room) ? both : [last];
    }
}
