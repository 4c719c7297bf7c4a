using RotationNotes.Charts.Kinds;
using RotationNotes.Charts.Look;
using RotationNotes.Charts.Plotted;
using RotationNotes.Documents.Charts;
using RotationNotes.Graphics.Fonts;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Scenes;
using RotationNotes.Graphics.Themes;

namespace RotationNotes.Charts;

/// <summary>Draws what a <see cref="ChartSpec"/> says in the looks of a theme. Plot area only: title, subtitle and source line belong to the page.</summary>
public sealed class ChartRenderer(Theme theme, FontLibrary fonts)
{
    /// <summary>Smallest size a chart can be read at, in points.</summary>
    public const double LeastWidthPt = 80, LeastHeightPt = 40;

    // Fonts are opened when the first chart is drawn, not when the renderer is made.
    private readonly Lazy<ChartStyle> style = new(() => new ChartStyle(theme, fonts));

    /// <summary>The finished drawing; the same spec and size always give the same scene.</summary>
    /// <param name="chart">What to draw.</param>
    /// <param name="widthPt">Width in points, at least <see cref="LeastWidthPt"/>.</param>
    /// <param name="heightPt">Height in points, at least <see cref="LeastHeightPt"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is too small or not a number.</exception>
    /// <exception cref="NotSupportedException">A chart kind without a rule: a bug in this class.</exception>
    public Scene Render(ChartSpec chart, double widthPt, double heightPt)
    {
        if (!(widthPt >= LeastWidthPt && widthPt <= 5000))
            throw new ArgumentOutOfRangeException(nameof(widthPt), widthPt, $"A chart is {LeastWidthPt} to 5000 pt wide.");
        if (!(heightPt >= LeastHeightPt && heightPt <= 5000))
            throw new ArgumentOutOfRangeException(nameof(heightPt), heightPt, $"A chart is {LeastHeightPt} to 5000 pt high.");
        var sketch = new Sketch(style.Value with { Words = chart.Words });
        var frame = new Rect(0, 0, widthPt, heightPt);
        switch (chart)
        {
            case LineChart line: LineDrawing.Draw(sketch, line, frame); break;
            case ColumnChart columns: ColumnDrawing.Draw(sketch, columns, frame); break;
            case BarChart bars: BarDrawing.Draw(sketch, bars, frame); break;
            case ScatterChart scatter: ScatterDrawing.Draw(sketch, scatter, frame); break;
            case HistogramChart histogram: HistogramDrawing.Draw(sketch, histogram, frame); break;
            case SpreadChart spread: SpreadDrawing.Draw(sketch, spread, frame); break;
            case SmallMultiplesChart multiples: SmallMultiplesDrawing.Draw(sketch, multiples, frame); break;
            case GroupedColumnChart grouped: GroupedColumnDrawing.Draw(sketch, grouped, frame); break;
            case WaterfallChart waterfall: WaterfallDrawing.Draw(sketch, waterfall, frame); break;
            case RangeChart ranges: RangeDrawing.Draw(sketch, ranges, frame); break;
            case PercentileChart percentiles: PercentileDrawing.Draw(sketch, percentiles, frame); break;
            case HeatMapChart heatMap: HeatMapDrawing.Draw(sketch, heatMap, frame); break;
            case EventStudyChart study: EventStudyDrawing.Draw(sketch, study, frame); break;
            case AnalogChart analog: AnalogDrawing.Draw(sketch, analog, frame); break;
            case CurveChart curves: CurveDrawing.Draw(sketch, curves, frame); break;
            case AreaChart area: AreaDrawing.Draw(sketch, area, frame); break;
            case DualAxisChart dual: DualAxisDrawing.Draw(sketch, dual, frame); break;
            case AlignedPanelsChart panels: AlignedPanelsDrawing.Draw(sketch, panels, frame); break;
            case TimelineChart timeline: TimelineDrawing.Draw(sketch, timeline, frame); break;
            case CandleChart candles: CandleDrawing.Draw(sketch, candles, frame); break;
            case BoxChart boxes: BoxDrawing.Draw(sketch, boxes, frame); break;
            case DistributionChart distribution: DistributionDrawing.Draw(sketch, distribution, frame); break;
            case RadarChart radar: RadarDrawing.Draw(sketch, radar, frame); break;
            default: throw new NotSupportedException($"No drawing rule for chart kind '{chart.GetType().Name}'. Add one to ChartRenderer.");
        }

        return new Scene(widthPt, heightPt, sketch.Finish());
    }
}
