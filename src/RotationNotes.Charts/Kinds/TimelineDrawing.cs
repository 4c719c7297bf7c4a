using System.Collections.Immutable;
using RotationNotes.Charts.Look;
using RotationNotes.Charts.Scales;
using RotationNotes.Documents.Charts;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Scenes;

namespace RotationNotes.Charts.Kinds;

/// <summary>Events above a line of dates. Each name starts at its leader and runs to the right; a name that a later leader or the line of the present would cross stands higher.</summary>
internal static class TimelineDrawing
{
    private const double WidestShare = 0.36;
    private const double Gap = 7;
    private const int Unnamed = -1;

    public static void Draw(Sketch sketch, TimelineChart chart, Rect frame)
    {
        var style = sketch.Style;
        var events = chart.Events.Where(e => e.Date >= chart.First && e.Date <= chart.Last).OrderBy(e => e.Date).ToArray();
        var bottom = frame.Bottom - (2.6 + 2.4 + style.CapHeight + style.LineHeight + 1.5);
        var rows = Math.Max(1, (int)((bottom - frame.Y - 8) / style.LineHeight));
        var days = Days(chart);
        var placed = Place(style, chart, events, frame, rows);
        double X(DateOnly date) => placed.X(date);
        // Few rows stand further apart: the room above the line is there to be used.
        var used = placed.Marks.Count == 0 ? 1 : placed.Marks.Max(mark => mark.Row) + 1;
        var pitch = Math.Clamp((bottom - frame.Y - 8) / used, style.LineHeight, style.LineHeight * 1.8);
        double TextY(Mark mark) => bottom - 8 - (mark.Row * pitch + style.LineHeight / 2);

        foreach (var period in chart.Periods)
        {
            double left = Math.Max(frame.X, X(period.First)), right = Math.Min(placed.Right, X(period.Last.AddDays(1)));
            if (right > left)
                sketch.Fill(new Rect(left, frame.Y, right - left, bottom - frame.Y), period.Role == PeriodRole.Window ? style.WindowShade : style.RecessionShade);
        }

        if (events.Length > 0 && Present(chart) is { } now)
        {
            var above = placed.Marks.Where(mark => mark.Name.Length > 0 && mark.X < X(now) && NameEnd(style, mark.Event, mark.Name, mark.X) > X(now)).ToArray();
            var top = above.Length == 0 ? frame.Y : above.Max(TextY) + style.LineHeight / 2 + 1;
            sketch.Line(X(now), top, X(now), bottom, new Stroke(style.Accent, 0.7, [1.6, 1.6]));
        }

        foreach (var mark in placed.Marks)
        {
            var y = TextY(mark);
            if (mark.Name.Length > 0)
                sketch.Fill(new Rect(mark.X + 2, y - style.LineHeight / 2, style.Measure(mark.Name, mark.Event.Highlight) + 3, style.LineHeight), style.Paper);
            sketch.Line(mark.X, bottom, mark.X, y + (mark.Name.Length == 0 ? style.LineHeight / 2 : -style.CapHeight / 2), style.LeaderStroke);
        }

        sketch.Line(frame.X, bottom, placed.Right, bottom, style.BaselineStroke);
        foreach (var mark in placed.Marks)
        {
            var y = TextY(mark);
            var color = mark.Event.Highlight ? style.Accent : style.Series(0);
            if (chart.Now is { } today && mark.Event.Date > today)
            {
                sketch.Fill(VectorPath.Circle(mark.X, bottom, 2.1), style.Paper);
                sketch.Stroke(VectorPath.Circle(mark.X, bottom, 2.1), new Stroke(color, 0.9));
            }
            else
            {
                sketch.Dot(mark.X, bottom, 2.2, color);
            }

            var ink = mark.Event.Highlight ? style.Readable(style.Accent) : style.Ink;
            sketch.TextCentred(mark.Name, style.Text(ink, mark.Event.Highlight), mark.X + 3.2, y);
        }

        var ticks = DateTicks.Choose(days, style.Words, i => X(days[i]), text => style.Measure(text), style.LabelPt * 1.1, (frame.X, placed.Right));
        foreach (var tick in ticks)
        {
            double x = X(days[tick.Index]), baseline = bottom + 2.6 + 2.4 + style.CapHeight;
            sketch.Line(x, bottom, x, bottom + 2.6, new Stroke(style.AxisInk, 0.5));
            sketch.Text(tick.Label, style.Text(style.AxisInk), DateTicks.Centre(x, style.Measure(tick.Label) / 2, (frame.X, placed.Right)), baseline, TextAnchor.Middle);
            if (tick.Below is { } below)
                sketch.Text(below, style.Text(style.AxisInk), DateTicks.Centre(x, style.Measure(below) / 2, (frame.X, placed.Right)), baseline + style.LineHeight, TextAnchor.Middle);
        }

        if (events.Length == 0)
            sketch.TextCentred(style.Words.NoEvents, style.Text(style.AxisInk), frame.X + frame.Width / 2, frame.Y + (bottom - frame.Y) / 2, TextAnchor.Middle);
    }

    private static ImmutableArray<DateOnly> Days(TimelineChart chart)
    {
        var count = chart.Last.DayNumber - chart.First.DayNumber + 1;
        var days = ImmutableArray.CreateBuilder<DateOnly>(count);
        for (var i = 0; i < count; i++)
            days.Add(chart.First.AddDays(i));
        return days.MoveToImmutable();
    }

    private static DateOnly? Present(TimelineChart chart) => chart.Now is { } now && now >= chart.First && now < chart.Last ? now : null;

    // Where the next leader may stand: behind the name and a gap.
    private static double NameEnd(ChartStyle style, TimelineEvent named, string name, double x) => x + 3.2 + style.Measure(name, named.Highlight) + Gap;

    // The line ends where the last name still fits behind its leader.
    private static Layout Place(ChartStyle style, TimelineChart chart, TimelineEvent[] events, Rect frame, int rows)
    {
        var names = new string[events.Length];
        for (var i = 0; i < names.Length; i++)
            names[i] = TextWrap.Cut(events[i].Label, frame.Width * WidestShare, t => style.Measure(t, events[i].Highlight));
        double span = Math.Max(1, chart.Last.DayNumber - chart.First.DayNumber), right = frame.Right - 3;
        for (var i = 0; i < names.Length; i++)
        {
            var share = (events[i].Date.DayNumber - chart.First.DayNumber) / span;
            var room = frame.Right - (style.Measure(names[i], events[i].Highlight) + 4) - frame.X;
            if (share > 0)
                right = Math.Min(right, frame.X + room / share);
        }

        right = Math.Max(right, frame.X + frame.Width * (1 - WidestShare) - 4);
        double X(DateOnly date) => frame.X + (date.DayNumber - chart.First.DayNumber) / span * (right - frame.X);
        var taken = new int[names.Length];
        for (var i = names.Length - 1; i >= 0; i--)
        {
            var end = NameEnd(style, events[i], names[i], X(events[i].Date));
            if (Present(chart) is { } now && X(events[i].Date) < X(now) && X(now) < end)
                taken[i] = 1;
            for (var later = i + 1; later < names.Length && X(events[later].Date) < end; later++)
                taken[i] = Math.Max(taken[i], taken[later] + 1);
            // Beyond the highest row the dot and a short leader remain; the alternative text names the event.
            if (taken[i] >= rows)
                taken[i] = Unnamed;
        }

        return new Layout([.. names.Select((name, i) => new Mark(events[i], X(events[i].Date), Math.Max(0, taken[i]), taken[i] == Unnamed ? "" : name))], right, X);
    }

    private sealed record Layout(List<Mark> Marks, double Right, Func<DateOnly, double> X);

    private sealed record Mark(TimelineEvent Event, double X, int Row, string Name);
}
