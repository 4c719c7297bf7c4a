using System.Collections.Immutable;
using RotationNotes.Charts.Look;
using RotationNotes.Charts.Marks;
using RotationNotes.Documents.Charts;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Scenes;

namespace RotationNotes.Charts.Plots;

/// <summary>Event labels with their leaders, and the names of shaded periods.</summary>
/// <remarks>An event is written into free room of the plot near its point; where there is none, into a band above the plot.</remarks>
internal sealed class Remarks
{
    private const double Clearance = 2.4;
    private const int MostRows = 3;
    private const double ShortLeader = 4;

    private readonly ChartStyle style;
    private readonly ImmutableArray<ChartEvent> events;
    private readonly ImmutableArray<ChartPeriod> periods;
    private readonly bool withDots;
    private Layout? drawn;

    public Remarks(ChartStyle style, ImmutableArray<ChartEvent> events, ImmutableArray<ChartPeriod> periods, bool withDots = true)
    {
        this.style = style;
        this.withDots = withDots;
        this.events = events.IsDefaultOrEmpty ? [] : [.. events.OrderBy(e => e.Date)];
        this.periods = periods.IsDefaultOrEmpty ? [] : periods;
    }

    public bool IsEmpty => events.IsEmpty && periods.IsEmpty;

    /// <summary>Height of the band above the plot, given a first arrangement without one.</summary>
    public double BandHeight(TimePlot plot, Func<int, double?> lineY, Func<Occupancy> occupancy)
    {
        var layout = Place(plot, lineY, occupancy(), bandRows: MostRows);
        return layout.BandRows * style.LineHeight + (layout.BandRows > 0 ? 2 : 0);
    }

    /// <summary>Fills the shaded periods; drawn first, under the grid.</summary>
    public void Shade(Sketch sketch, TimePlot plot)
    {
        foreach (var period in periods)
        {
            if (Span(plot, period) is not { } span)
                continue;
            var color = period.Role == PeriodRole.Window ? style.WindowShade : style.RecessionShade;
            sketch.Fill(new Rect(span.Left, plot.Plot.Y, span.Right - span.Left, plot.Plot.Height), color);
        }
    }

    /// <summary>Draws the leaders alone, for a drawing that lets its lines run over them; <see cref="Draw"/> then adds the rest.</summary>
    public void Leaders(Sketch sketch, TimePlot plot, Func<int, double?> lineY, Occupancy occupancy, double bandHeight)
    {
        drawn = Final(plot, lineY, occupancy, bandHeight);
        foreach (var mark in drawn.Marks)
            sketch.Line(mark.X, mark.LeaderFrom, mark.X, mark.LeaderTo, style.LeaderStroke);
    }

    public void Draw(Sketch sketch, TimePlot plot, Func<int, double?> lineY, Occupancy occupancy, double bandHeight)
    {
        var withLeaders = drawn is null;
        var layout = drawn ?? Final(plot, lineY, occupancy, bandHeight);
        foreach (var (text, x, row) in layout.Band)
            sketch.TextCentred(text, style.Text(style.AxisInk), x, plot.BandTop + (row + 0.5) * style.LineHeight, TextAnchor.Middle);
        foreach (var mark in layout.Marks)
        {
            Lift(sketch, plot, mark);
            if (withLeaders)
                sketch.Line(mark.X, mark.LeaderFrom, mark.X, mark.LeaderTo, style.LeaderStroke);
            if (withDots && mark.PointY is { } y)
                sketch.Dot(mark.X, y, 1.5, style.Ink);
            for (var i = 0; i < mark.Lines.Length; i++)
                sketch.TextCentred(mark.Lines[i], style.Text(style.Ink), mark.TextX, mark.Top + (i + 0.5) * style.LineHeight, mark.Anchor);
        }
    }

    private Layout Final(TimePlot plot, Func<int, double?> lineY, Occupancy occupancy, double bandHeight) =>
        Place(plot, lineY, occupancy, Math.Max(0, (int)Math.Round((bandHeight - 2) / style.LineHeight)));

    // Grid lines do not run through words; over a shaded period the words stay on the shade.
    private void Lift(Sketch sketch, TimePlot plot, Mark mark)
    {
        if (mark.Lines.IsEmpty)
            return;
        var width = mark.Lines.Max(line => style.Measure(line));
        var left = mark.TextX - mark.Anchor switch { TextAnchor.Start => 0, TextAnchor.End => width, _ => width / 2 };
        foreach (var period in periods)
        {
            if (Span(plot, period) is { } span && span.Left < left + width && left < span.Right)
                return;
        }

        sketch.Fill(new Rect(left - 1, mark.Top, width + 2, mark.Lines.Length * style.LineHeight), style.Paper);
    }

    private static (double Left, double Right)? Span(TimePlot plot, ChartPeriod period)
    {
        var first = plot.Sessions.IndexOnOrAfter(period.First);
        var last = plot.Sessions.IndexOnOrAfter(period.Last.AddDays(1)) - 1;
        if (last < first || plot.Sessions.Count == 0)
            return null;
        double left = Math.Max(plot.Plot.X, plot.X(first - 0.5)), right = Math.Min(plot.Plot.Right, plot.X(last + 0.5));
        // A period of a single session must still be seen.
        return right - left >= 1 ? (left, right) : (Math.Max(plot.Plot.X, (left + right) / 2 - 0.5), Math.Min(plot.Plot.Right, (left + right) / 2 + 0.5));
    }

    private Layout Place(TimePlot plot, Func<int, double?> lineY, Occupancy occupancy, int bandRows)
    {
        var layout = new Layout();
        var ends = new double[MostRows];
        Array.Fill(ends, double.NegativeInfinity);
        foreach (var period in Named(plot))
        {
            var (label, span) = (period.Label!, Span(plot, period)!.Value);
            var text = TextWrap.Cut(label, plot.Plot.Width, t => style.Measure(t));
            if (Row((span.Left + span.Right) / 2, style.Measure(text), plot, ends, bandRows) is { } place)
                layout.Add(text, place.X, place.Row);
        }

        foreach (var one in events)
        {
            var index = plot.Sessions.IndexOnOrAfter(one.Date);
            if (index >= plot.Sessions.Count || (index == 0 && one.Date < plot.Sessions.Dates[0]))
                continue;
            var x = plot.X(index);
            var y = lineY(index);
            if (Inside(one.Shown ?? one.Label, x, y, plot, occupancy) is { } mark)
            {
                layout.Marks.Add(mark);
                continue;
            }

            var label = TextWrap.Cut(one.Shown ?? one.Label, plot.Plot.Width * 0.6, t => style.Measure(t));
            var from = plot.Plot.Y;
            if (Row(x, style.Measure(label), plot, ends, bandRows) is { } place)
            {
                layout.Add(label, place.X, place.Row);
                from = plot.BandTop + (place.Row + 1) * style.LineHeight - 0.5;
            }

            var to = y is { } point ? Math.Max(from, point - 2.2) : plot.Plot.Bottom;
            // A leader never runs through another event's words: it stays a tick, and the dot marks the place.
            if (occupancy.CrossesBox(x, from, to))
                to = Math.Min(to, from + ShortLeader);
            occupancy.Box(new Rect(x - 1.5, from, 3, to - from));
            layout.Marks.Add(new Mark(x, from, to, y, [], 0, 0, TextAnchor.Start));
        }

        return layout;
    }

    /// <summary>The periods to name, by date: of several with one name, the widest.</summary>
    private IEnumerable<ChartPeriod> Named(TimePlot plot) => periods
        .Where(period => period.Label is { Length: > 0 } && Span(plot, period) is not null)
        .GroupBy(period => period.Label)
        .Select(same => same.MaxBy(period => Span(plot, period)!.Value is var span ? span.Right - span.Left : 0)!)
        .OrderBy(period => period.First);

    private static (double X, int Row)? Row(double x, double width, TimePlot plot, double[] ends, int rows)
    {
        var centre = Math.Max(plot.Plot.X + width / 2, Math.Min(x, plot.Plot.Right - width / 2));
        for (var row = 0; row < rows; row++)
        {
            // Leaders of higher rows would cross lower ones, so a row must be free from its end onwards.
            if (centre - width / 2 < ends[row] + 6)
                continue;
            ends[row] = centre + width / 2;
            return (centre, row);
        }

        return null;
    }

    private Mark? Inside(string label, double x, double? pointY, TimePlot plot, Occupancy occupancy)
    {
        var area = plot.Plot;
        var room = Math.Min(area.Width * 0.42, Math.Max(70, area.Width * 0.26));
        if (TextWrap.Lines(label, room, 3, t => style.Measure(t)) is not { } lines)
            return null;
        var width = lines.Max(line => style.Measure(line));
        var height = lines.Length * style.LineHeight;
        var target = pointY ?? area.Bottom;
        Mark? best = null;
        var bestCost = double.PositiveInfinity;
        var bestBox = default(Rect);
        foreach (var anchor in (ReadOnlySpan<TextAnchor>)[TextAnchor.Start, TextAnchor.End, TextAnchor.Middle])
        {
            var left = anchor switch { TextAnchor.Start => x + 2.6, TextAnchor.End => x - 2.6 - width, _ => x - width / 2 };
            if (left < area.X + 1 || left + width > area.Right - 1)
                continue;
            for (var top = area.Y + 0.5; top + height <= area.Bottom - 2; top += 3)
            {
                var above = top + height / 2 < target;
                var near = anchor == TextAnchor.Middle ? (above ? top + height : top) : (above ? top : top + height);
                var tip = target + (above ? -2.2 : 2.2);
                var gap = above ? tip - near : near - tip;
                if (gap < 3)
                    continue;
                var free = (above ? tip - (top + height) : top - tip);
                var cost = Math.Abs(free - 6) + (above ? 0 : 5) + (anchor == TextAnchor.Middle ? 3 : 0) + 45 * occupancy.Crossings(x, Math.Min(near, tip) + 0.5, Math.Max(near, tip) - 0.5 - (above ? 1.5 : 0));
                if (cost >= bestCost)
                    continue;
                var box = new Rect(left, top, width, height);
                if (!occupancy.IsFree(box, Clearance) || occupancy.CrossesBox(x, near, tip))
                    continue;
                (bestCost, bestBox) = (cost, box);
                best = new Mark(x, near, tip, pointY, lines, anchor switch { TextAnchor.Start => left, TextAnchor.End => left + width, _ => x }, top, anchor);
            }
        }

        if (best is null)
            return null;
        occupancy.Box(new Rect(bestBox.X - 2, bestBox.Y, bestBox.Width + 4, bestBox.Height));
        occupancy.Box(new Rect(x - 1.5, Math.Min(best.LeaderFrom, best.LeaderTo), 3, Math.Abs(best.LeaderFrom - best.LeaderTo)));
        return best;
    }

    private sealed record Mark(double X, double LeaderFrom, double LeaderTo, double? PointY, ImmutableArray<string> Lines, double TextX, double Top, TextAnchor Anchor);

    private sealed class Layout
    {
        public List<(string Text, double X, int Row)> Band { get; } = [];

        public List<Mark> Marks { get; } = [];

        public int BandRows { get; private set; }

        public void Add(string text, double x, int row)
        {
            Band.Add((text, x, row));
            BandRows = Math.Max(BandRows, row + 1);
        }
    }
}
