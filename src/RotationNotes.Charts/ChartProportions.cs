using RotationNotes.Documents.Charts;

namespace RotationNotes.Charts;

/// <summary>The height at which a chart reads best in a given width, so that page, mail and web agree.</summary>
public static class ChartProportions
{
    private const double Row = 15;
    private const double LowRow = 19;
    private const double ShapeRow = 34;

    /// <summary>Height in points.</summary>
    /// <param name="chart">The chart; kinds made of rows grow with them.</param>
    /// <param name="widthPt">Width it will be drawn at, in points.</param>
    public static double HeightPt(ChartSpec chart, double widthPt)
    {
        var plot = widthPt < 330 ? 142 : Math.Clamp(widthPt * 0.36, 150, 220);
        return chart switch
        {
            BarChart bars => Rows(bars.Items.Length, Row, bars.AxisCaption is null ? 4 : 16),
            RangeChart ranges => Rows(ranges.Items.Length, LowRow, 32),
            PercentileChart strips => Rows(strips.Items.Length, LowRow, 30),
            HeatMapChart grid => Rows(grid.Rows.Length, Row + 1, 24),
            ScatterChart => widthPt < 330 ? 165 : Math.Min(plot + 30, 230),
            AlignedPanelsChart aligned => plot * (aligned.Panels.Length == 2 ? 1.35 : 1.75),
            TimelineChart timeline => Math.Clamp(48 + timeline.Events.Length * 6, 64, plot),
            SmallMultiplesChart panels => Panels(panels, widthPt),
            CandleChart candles => plot * (candles.HasVolume ? 1.4 : 1.1),
            DistributionChart shapes => Rows(shapes.Items.Length, ShapeRow, 34),
            RadarChart => widthPt < 330 ? 190 : Math.Clamp(widthPt * 0.44, 190, 240),
            _ => plot,
        };
    }

    private static double Rows(int count, double row, double around) => Math.Clamp(count * row + around, 70, 420);

    private static double Panels(SmallMultiplesChart chart, double widthPt)
    {
        var perRow = Math.Clamp(chart.PanelsPerRow ?? (int)(widthPt / 118), 1, chart.Panels.Length);
        return (chart.Panels.Length + perRow - 1) / perRow * 92.0 + (chart.Panels.Any(panel => panel.Series.Length > 1 && panel.Series.Any(s => s.Emphasis == SeriesEmphasis.Context)) ? 12 : 0);
    }
}
