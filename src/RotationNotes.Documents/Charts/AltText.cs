using System.Globalization;
using System.Text;
using RotationNotes.Documents.Words;

namespace RotationNotes.Documents.Charts;

/// <summary>Says in words what a chart shows, for readers who do not see it: kind, series, period, first, last, extremes.</summary>
public static partial class AltText
{
    private const int MostSeriesInFull = 4;

    /// <summary>The same in the language of a note: Chinese for tags that start with <c>zh</c>, English otherwise.</summary>
    public static string Describe(ChartSpec chart, string title, string language) =>
        FixedWords.For(language) == FixedWords.Chinese ? ChineseAltText.Describe(chart, title) : Describe(chart, title);

    /// <summary>A few plain sentences, always computed from the data and never empty.</summary>
    /// <param name="chart">The chart to describe.</param>
    /// <param name="title">The exhibit's title; may be empty.</param>
    /// <exception cref="NotSupportedException">A chart kind without a rule: a bug in this class.</exception>
    public static string Describe(ChartSpec chart, string title)
    {
        var text = new StringBuilder();
        switch (chart)
        {
            case LineChart line: Lines(text, line, title); break;
            case ColumnChart columns: Columns(text, columns, title); break;
            case BarChart bars: Bars(text, bars, title); break;
            case ScatterChart scatter: Scatter(text, scatter, title); break;
            case HistogramChart histogram: Histogram(text, histogram, title); break;
            case SpreadChart spread: Spread(text, spread, title); break;
            case SmallMultiplesChart multiples: SmallMultiples(text, multiples, title); break;
            case GroupedColumnChart grouped: Grouped(text, grouped, title); break;
            case WaterfallChart waterfall: Waterfall(text, waterfall, title); break;
            case RangeChart ranges: Ranges(text, ranges, title); break;
            case PercentileChart percentiles: Percentiles(text, percentiles, title); break;
            case HeatMapChart heatMap: HeatMap(text, heatMap, title); break;
            case EventStudyChart study: EventStudy(text, study, title); break;
            case AnalogChart analog: Analog(text, analog, title); break;
            case CurveChart curves: Curves(text, curves, title); break;
            case AreaChart area: Area(text, area, title); break;
            case DualAxisChart dual: DualAxis(text, dual, title); break;
            case AlignedPanelsChart panels: AlignedPanels(text, panels, title); break;
            case TimelineChart timeline: Timeline(text, timeline, title); break;
            case CandleChart candles: Candles(text, candles, title); break;
            case BoxChart boxes: Boxes(text, boxes, title); break;
            case DistributionChart distribution: Distribution(text, distribution, title); break;
            case RadarChart radar: Radar(text, radar, title); break;
            default: throw new NotSupportedException($"No alternative text for chart kind '{chart.GetType().Name}'. Add a rule to AltText.");
        }

        return text.ToString();
    }

    private static void Open(StringBuilder text, string kind, string title)
    {
        text.Append(kind);
        var trimmed = title.Trim();
        if (trimmed.Length > 0)
        {
            text.Append(": ").Append(trimmed);
            if (trimmed[^1] is '.' or '!' or '?')
                return;
        }

        text.Append('.');
    }

    internal static string Day(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Plural(int count, string one, string many) =>
        count == 1 ? "1 " + one : count.ToString("N0", CultureInfo.InvariantCulture) + " " + many;

    private static string Number(double value, ValueFormat format) =>
        double.IsFinite(value) && Math.Abs(value) < 1e24 ? NumberFormatter.Format(value, format) : "not available";
}
