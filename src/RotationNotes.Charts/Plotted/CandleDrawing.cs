using System.Collections.Immutable;
using RotationNotes.Charts.Kinds;
using RotationNotes.Charts.Labels;
using RotationNotes.Charts.Look;
using RotationNotes.Charts.Marks;
using RotationNotes.Charts.Plots;
using RotationNotes.Charts.Scales;
using RotationNotes.Documents.Charts;
using RotationNotes.Documents.Words;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Scenes;
using ScottPlot;
using ScottPlot.DataSources;
using ScottPlot.Plottables;
using Color = RotationNotes.Graphics.Geometry.Color;

namespace RotationNotes.Charts.Plotted;

/// <summary>Candles over sessions, their averages, and the volume in a panel of its own below.</summary>
internal static class CandleDrawing
{
    private const double Between = 5;
    private const double VolumeShare = 0.24;
    private const double LeastWithVolume = 110;
    private const double BodyShare = 0.7;
    private static readonly ValueFormat Shares = new(ValueKind.Level, 0);

    public static void Draw(Sketch sketch, CandleChart chart, Rect frame)
    {
        if (chart.Candles.IsEmpty)
        {
            Nothing.Draw(sketch, frame);
            return;
        }

        var style = sketch.Style;
        var closes = new ChartSeries(chart.Name, [.. chart.Candles.Select(c => c.Date)], [.. chart.Candles.Select(c => c.Close)]);
        var sessions = SessionAxis.Of([closes, .. chart.Averages]);
        var days = new SeriesValues(closes, sessions);
        var averages = chart.Averages.Select((line, i) => Average(style, new SeriesValues(line, sessions), i, frame.Width)).ToImmutableArray();
        var price = Prices(style, chart, days, sessions, averages);
        if (!chart.HasVolume || frame.Height < LeastWithVolume)
        {
            DrawPrices(sketch, chart, days, averages, price, frame);
            return;
        }

        var low = Math.Round((frame.Height - Between) * VolumeShare) + 2 * style.LineHeight;
        Rect upper = frame with { Height = frame.Height - Between - low }, lower = new(frame.X, upper.Bottom + Between, frame.Width, low);
        price = price with { WithDates = false };
        var volume = Volumes(style, chart, sessions);
        var (left, right) = TimePlot.Arrange(style, upper, price, 0).Gutters;
        left = Math.Max(left, TimePlot.Arrange(style, lower, volume, 0).Gutters.Left);
        DrawPrices(sketch, chart, days, averages, price with { LeftWidth = left, RightWidth = right }, upper);
        DrawVolumes(sketch, chart, days, volume with { LeftWidth = left, RightWidth = right }, lower);
    }

    private static TimePlotContent Prices(ChartStyle style, CandleChart chart, SeriesValues days, SessionAxis sessions, ImmutableArray<Line> averages)
    {
        var last = chart.Candles[^1];
        var ends = ImmutableArray.CreateBuilder<(EndLabel, int, double)>();
        ends.Add((new EndLabel(chart.Name, style.Words.Print(last.Close, chart.Format), style.Ink, false), days.SessionOf(days.Count - 1), last.Close));
        double low = chart.Candles.Min(c => c.Low), high = chart.Candles.Max(c => c.High);
        foreach (var line in averages)
        {
            if (line.Values.LastIndex is not { } end)
                continue;
            var value = line.Values.Series.Values[end];
            ends.Add((new EndLabel(line.Values.Series.Name, style.Words.Print(value, chart.Format), line.Stroke.Color, false), line.Values.SessionOf(end), value));
            var range = SeriesValues.Range([line.Values.Series])!.Value;
            (low, high) = (Math.Min(low, range.Low), Math.Max(high, range.High));
        }

        return new TimePlotContent
        {
            Sessions = sessions,
            Range = (low, high),
            Format = chart.Format,
            AxisCaption = chart.AxisCaption,
            Slots = true,
            Ends = ends.ToImmutable(),
            Legend = [new LegendEntry(chart.Name, null, style.Ink), .. averages.Select(a => new LegendEntry(a.Values.Series.Name, a.Stroke, a.Stroke.Color))],
        };
    }

    private static void DrawPrices(Sketch sketch, CandleChart chart, SeriesValues days, ImmutableArray<Line> averages, TimePlotContent content, Rect frame)
    {
        var style = sketch.Style;
        var remarks = new Remarks(style, chart.Events, chart.Periods, withDots: false);
        var plot = TimePlot.Arrange(style, frame, content, 0);
        Func<int, double?> Top(TimePlot at) => session => IndexAt(days, at.Sessions.Dates[session]) is { } i ? at.Y(chart.Candles[i].High) - 1 : null;
        var band = remarks.IsEmpty ? 0 : remarks.BandHeight(plot, Top(plot), () => Occupy(plot, chart, days, averages));
        if (band > 0)
            plot = TimePlot.Arrange(style, frame, content, band);
        remarks.Shade(sketch, plot);
        plot.DrawGrid(sketch);
        plot.DrawAxes(sketch);
        foreach (var line in averages.Reverse())
            sketch.Stroke(SeriesPath.Trace(line.Values, plot.X, plot.Y, null).Path, line.Stroke);
        Marks(sketch, plot, marks =>
        {
            var candles = new OHLCSourceList([.. chart.Candles.Select((c, i) => new OHLC(c.Open, c.High, c.Low, c.Close, DateTime.FromOADate(days.SessionOf(i)), TimeSpan.FromDays(1)))]);
            marks.Add(Candles(style, new CandlestickPlot(candles), plot.Plot.Width / plot.Sessions.Count));
        });
        remarks.Draw(sketch, plot, Top(plot), Occupy(plot, chart, days, averages), band);
        plot.DrawEndLabels(sketch);
    }

    // Falling sessions are dark and rising ones light, so that a grey print tells them apart as well.
    private static CandlestickPlot Candles(ChartStyle style, CandlestickPlot candles, double slot)
    {
        candles.SymbolWidth = BodyShare;
        candles.RisingColor = PlottedMarks.Ink(Rising(style));
        candles.FallingColor = PlottedMarks.Ink(Falling(style));
        candles.RisingLineStyle.Width = candles.FallingLineStyle.Width = (float)Math.Clamp(slot * 0.22, 0.35, 0.8);
        return candles;
    }

    private static TimePlotContent Volumes(ChartStyle style, CandleChart chart, SessionAxis sessions)
    {
        var content = new TimePlotContent
        {
            Sessions = sessions,
            Range = (0, chart.Candles.Max(c => double.IsFinite(c.Volume) ? c.Volume : 0)),
            Format = Shares,
            WithZero = true,
            Slots = true,
            Ends = [],
            Legend = [],
        };
        // The caption names what is counted and in which power of ten.
        var axis = ValueAxis.Fit(0, content.Range.High, Shares, style.Words, 2, withZero: true);
        return content with { AxisCaption = axis.Number.Unit is { } unit ? style.Words.VolumeIn(unit) : style.Words.Volume };
    }

    private static void DrawVolumes(Sketch sketch, CandleChart chart, SeriesValues days, TimePlotContent content, Rect frame)
    {
        var style = sketch.Style;
        var plot = TimePlot.Arrange(style, frame, content, 0);
        plot.DrawGrid(sketch);
        Marks(sketch, plot, marks => marks.Add(new BarPlot([.. chart.Candles.Select((c, i) => (Candle: c, Index: i)).Where(c => double.IsFinite(c.Candle.Volume)).Select(c => new Bar
        {
            Position = days.SessionOf(c.Index),
            Value = c.Candle.Volume,
            Size = BodyShare,
            FillColor = PlottedMarks.Ink(style.Tint(c.Candle.Rises ? Rising(style) : Falling(style), 0.35)),
            LineWidth = 0,
        })])));
        plot.DrawAxes(sketch);
    }

    private static void Marks(Sketch sketch, TimePlot plot, Action<PlottedMarks> add)
    {
        var marks = new PlottedMarks(plot.Plot, (-0.5, plot.Sessions.Count - 0.5), (plot.Axis.Low, plot.Axis.High));
        add(marks);
        marks.Draw(sketch);
    }

    private static Line Average(ChartStyle style, SeriesValues values, int rank, double width)
    {
        var color = style.Series(rank);
        return new Line(values, style.Line(color, rank == 0 ? 0 : rank + 1, SeriesEmphasis.Secondary, values.Count / width));
    }

    private static Occupancy Occupy(TimePlot plot, CandleChart chart, SeriesValues days, ImmutableArray<Line> averages)
    {
        var occupancy = new Occupancy(plot.Plot);
        occupancy.BeginLine();
        var half = plot.Plot.Width / plot.Sessions.Count / 2;
        for (var i = 0; i < chart.Candles.Length; i++)
        {
            var x = plot.X(days.SessionOf(i));
            occupancy.Segment(x - half, plot.Y(chart.Candles[i].High), x + half, plot.Y(chart.Candles[i].High));
            occupancy.Segment(x - half, plot.Y(chart.Candles[i].Low), x + half, plot.Y(chart.Candles[i].Low));
        }

        foreach (var line in averages)
            SeriesPath.Trace(line.Values, plot.X, plot.Y, occupancy);
        return occupancy;
    }

    private static int? IndexAt(SeriesValues days, DateOnly date)
    {
        var index = days.Series.Dates.BinarySearch(date);
        return index < 0 ? null : index;
    }

    private static Color Rising(ChartStyle style) => style.Positive;

    private static Color Falling(ChartStyle style) => style.Negative;

    private sealed record Line(SeriesValues Values, Stroke Stroke);
}
