using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using RotationNotes.Foundation.Text;

namespace RotationNotes.Documents.Charts;

/// <summary>The data of a chart as comma-separated text (quoted as in RFC 4180): one header row, line feeds, values unrounded, absent values empty.</summary>
/// <remarks>Values keep the unit of the spec: fractions stay fractions.</remarks>
public static partial class ChartCsv
{
    /// <exception cref="NotSupportedException">A chart kind without a rule: a bug in this class.</exception>
    public static string Write(ChartSpec chart)
    {
        var csv = new StringBuilder();
        switch (chart)
        {
            case LineChart line: Series(csv, line.Series); break;
            case ColumnChart columns: Series(csv, columns.Line is null ? [columns.Columns] : [columns.Columns, columns.Line]); break;
            case BarChart bars: Bars(csv, bars); break;
            case ScatterChart scatter: Scatter(csv, scatter); break;
            case HistogramChart histogram: Histogram(csv, histogram); break;
            case SpreadChart spread: Series(csv, [spread.First, spread.Second]); break;
            case AreaChart area: Series(csv, area.Parts); break;
            case DualAxisChart dual: Series(csv, [dual.Left, dual.Right]); break;
            case AlignedPanelsChart panels: Panels(csv, panels.Panels); break;
            case TimelineChart timeline: Timeline(csv, timeline); break;
            case SmallMultiplesChart multiples: Panels(csv, multiples.Panels); break;
            case GroupedColumnChart grouped: Categories(csv, "category", grouped.Categories, grouped.Series); break;
            case CurveChart curves: Categories(csv, "tenor", curves.Tenors, curves.Snapshots); break;
            case WaterfallChart waterfall: Waterfall(csv, waterfall); break;
            case RangeChart ranges: Ranges(csv, ranges); break;
            case PercentileChart percentiles: Percentiles(csv, percentiles); break;
            case HeatMapChart heatMap: HeatMap(csv, heatMap); break;
            case EventStudyChart study: Paths(csv, study.Current is null ? study.Paths : [study.Current, .. study.Paths]); break;
            case AnalogChart analog: Paths(csv, [analog.Current, .. analog.Analogs]); break;
            case CandleChart candles: Candles(csv, candles); break;
            case BoxChart boxes: Boxes(csv, boxes); break;
            case DistributionChart distribution: Distribution(csv, distribution); break;
            case RadarChart radar: Radar(csv, radar); break;
            default: throw new NotSupportedException($"No data table for chart kind '{chart.GetType().Name}'. Add a rule to ChartCsv.");
        }

        return csv.ToString();
    }

    private static void Series(StringBuilder csv, ImmutableArray<ChartSeries> series)
    {
        csv.Append("date");
        foreach (var one in series)
            Field(csv.Append(','), one.Name);
        csv.Append("\n");
        var next = new int[series.Length];
        while (true)
        {
            var date = DateOnly.MaxValue;
            var more = false;
            for (var s = 0; s < series.Length; s++)
            {
                if (next[s] >= series[s].Dates.Length)
                    continue;
                more = true;
                date = series[s].Dates[next[s]] < date ? series[s].Dates[next[s]] : date;
            }

            if (!more)
                return;
            csv.Append(IsoDate.Of(date));
            for (var s = 0; s < series.Length; s++)
            {
                csv.Append(',');
                if (next[s] < series[s].Dates.Length && series[s].Dates[next[s]] == date)
                    Number(csv, series[s].Values[next[s]++]);
            }

            csv.Append("\n");
        }
    }

    private static void Bars(StringBuilder csv, BarChart chart)
    {
        csv.Append("item,value,highlight\n");
        foreach (var item in chart.Items)
        {
            Field(csv, item.Label);
            Number(csv.Append(','), item.Value);
            csv.Append(item.Highlight ? ",yes\n" : ",\n");
        }
    }

    private static void Scatter(StringBuilder csv, ScatterChart chart)
    {
        Field(csv, chart.XCaption);
        Field(csv.Append(','), chart.YCaption);
        csv.Append(",label,highlight\n");
        foreach (var point in chart.Points)
        {
            Number(csv, point.X);
            Number(csv.Append(','), point.Y);
            Field(csv.Append(','), point.Label ?? "");
            csv.Append(point.Highlight ? ",yes\n" : ",\n");
        }
    }

    private static void Histogram(StringBuilder csv, HistogramChart chart)
    {
        csv.Append("role,value\n");
        Number(csv.Append("current,"), chart.Current);
        csv.Append("\n");
        foreach (var value in chart.Sample)
        {
            Number(csv.Append("sample,"), value);
            csv.Append("\n");
        }
    }

    private static void Number(StringBuilder csv, double value)
    {
        if (double.IsFinite(value))
            csv.Append(CultureInfo.InvariantCulture, $"{value:R}");
    }

    private static void Field(StringBuilder csv, string text) => csv.Append(CsvWriter.Field(text));
}
