using System.Collections.Immutable;
using System.Text;
using RotationNotes.Documents.Words;

namespace RotationNotes.Documents.Charts;

/// <content>Charts that compare items, grids, paths and curves.</content>
public static partial class AltText
{
    private const int MostCells = 40;

    private static void Spread(StringBuilder text, SpreadChart chart, string title)
    {
        Open(text, "Two lines with the area between them shaded", title);
        Period(text, [chart.First, chart.Second]);
        OneSeries(text, chart.First, chart.Format);
        OneSeries(text, chart.Second, chart.Format);
        Remarks(text, chart.Events, chart.Periods);
    }

    private static void SmallMultiples(StringBuilder text, SmallMultiplesChart chart, string title)
    {
        Open(text, $"{Plural(chart.Panels.Length, "small line chart", "small line charts")}", title);
        Period(text, [.. chart.Panels.SelectMany(panel => panel.Series)]);
        foreach (var panel in chart.Panels)
        {
            text.Append(' ').Append(panel.Title).Append(':');
            foreach (var series in panel.Series)
            {
                if (series.Emphasis == SeriesEmphasis.Context && panel.Series.Length > 1)
                    continue;
                if (panel.Series.Length > 1)
                    text.Append(' ').Append(series.Name);
                text.Append(SeriesExtent.Of(series) is { } extent
                    ? $" last {Number(extent.Last, panel.Format ?? chart.Format)}, between {Number(extent.Low, panel.Format ?? chart.Format)} and {Number(extent.High, panel.Format ?? chart.Format)}"
                    : " no values").Append(';');
            }

            text.Length--;
            text.Append('.');
        }
    }

    private static void Grouped(StringBuilder text, GroupedColumnChart chart, string title)
    {
        Open(text, chart.Stacked ? "Stacked column chart" : "Column chart by category", title);
        ByCategory(text, chart.Categories, chart.Series, chart.Format);
    }

    private static void Curves(StringBuilder text, CurveChart chart, string title)
    {
        Open(text, chart.Snapshots.Length == 1 ? "Curve by tenor" : $"{chart.Snapshots.Length} curves by tenor", title);
        ByCategory(text, chart.Tenors, chart.Snapshots, chart.Format);
    }

    private static void ByCategory(StringBuilder text, ImmutableArray<string> categories, ImmutableArray<CategorySeries> series, ValueFormat format)
    {
        foreach (var one in series)
        {
            text.Append(' ').Append(one.Name).Append(": ");
            if (categories.Length * series.Length <= MostCells)
            {
                for (var i = 0; i < categories.Length; i++)
                    text.Append(i > 0 ? ", " : "").Append(categories[i]).Append(' ').Append(Number(one.Values[i], format));
            }
            else
            {
                Extremes(text, categories, one.Values, format);
            }

            text.Append('.');
        }
    }

    private static void Extremes(StringBuilder text, ImmutableArray<string> names, ImmutableArray<double> values, ValueFormat format)
    {
        int low = -1, high = -1;
        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
                continue;
            low = low < 0 || values[i] < values[low] ? i : low;
            high = high < 0 || values[i] > values[high] ? i : high;
        }

        if (low < 0)
            text.Append("no values");
        else
            text.Append("highest ").Append(names[high]).Append(' ').Append(Number(values[high], format)).Append(", lowest ").Append(names[low]).Append(' ').Append(Number(values[low], format));
    }

    private static void Waterfall(StringBuilder text, WaterfallChart chart, string title)
    {
        Open(text, "Waterfall of contributions", title);
        text.Append(' ');
        foreach (var part in chart.Contributions)
            text.Append(part.Label).Append(' ').Append(Number(part.Value, chart.Format)).Append("; ");
        text.Append(chart.TotalLabel).Append(' ').Append(Number(chart.Total, chart.Format)).Append('.');
    }

    private static void Ranges(StringBuilder text, RangeChart chart, string title)
    {
        Open(text, $"Then and now of {Plural(chart.Items.Length, "item", "items")}", title);
        foreach (var item in chart.Items)
        {
            text.Append(' ').Append(item.Label).Append(": ").Append(chart.NowCaption).Append(' ').Append(Number(item.Now, chart.Format));
            if (double.IsFinite(item.Then))
                text.Append(", ").Append(chart.ThenCaption).Append(' ').Append(Number(item.Then, chart.Format));
            if (double.IsFinite(item.Low))
                text.Append(", ").Append(chart.RangeCaption).Append(' ').Append(Number(item.Low, chart.Format)).Append(" to ").Append(Number(item.High, chart.Format));
            text.Append('.');
        }
    }

    private static void Percentiles(StringBuilder text, PercentileChart chart, string title)
    {
        Open(text, "Percentile strips", title);
        foreach (var item in chart.Items)
        {
            text.Append(' ').Append(item.Label).Append(": ").Append(Number(item.Value, item.Format ?? chart.Format));
            if (double.IsFinite(item.Percentile))
                text.Append(", percentile ").Append(NumberFormatter.Format(item.Percentile * 100, new ValueFormat(ValueKind.Number, 0)));
            text.Append('.');
        }
    }

    private static void HeatMap(StringBuilder text, HeatMapChart chart, string title)
    {
        Open(text, $"Grid of {Plural(chart.Rows.Length, "row", "rows")} and {Plural(chart.Columns.Length, "column", "columns")}", title);
        for (var row = 0; row < chart.Rows.Length; row++)
        {
            text.Append(' ').Append(chart.Rows[row]).Append(": ");
            if (chart.Values.Length <= MostCells)
            {
                for (var column = 0; column < chart.Columns.Length && chart.Has(row, column); column++)
                    text.Append(column > 0 ? ", " : "").Append(chart.Columns[column]).Append(' ').Append(Number(chart.At(row, column), chart.Format));
            }
            else
            {
                Extremes(text, chart.Columns, [.. Enumerable.Range(0, chart.Columns.Length).Select(column => chart.At(row, column))], chart.Format);
            }

            text.Append('.');
        }
    }

    private static void EventStudy(StringBuilder text, EventStudyChart chart, string title)
    {
        Open(text, $"Paths around {Plural(chart.Paths.Length, "earlier event", "earlier events")}", title);
        var last = chart.Paths.Max(path => path.LastSession);
        if (chart.Quantile(last, 0.5) is { } median && chart.Quantile(last, 0.25) is { } lower && chart.Quantile(last, 0.75) is { } upper)
        {
            text.Append(" After ").Append(Plural(last, "session", "sessions")).Append(" the median is ").Append(Number(median, chart.Format));
            text.Append(", the middle half runs from ").Append(Number(lower, chart.Format)).Append(" to ").Append(Number(upper, chart.Format)).Append('.');
        }

        if (chart.Current is not null)
            OnePath(text, chart.Current, chart.Format);
    }

    private static void Analog(StringBuilder text, AnalogChart chart, string title)
    {
        Open(text, $"The present episode over {Plural(chart.Analogs.Length, "earlier one", "earlier ones")}", title);
        text.Append(' ').Append(chart.SessionCaption).Append('.');
        OnePath(text, chart.Current, chart.Format);
        foreach (var path in chart.Analogs)
            OnePath(text, path, chart.Format);
    }

    private static void OnePath(StringBuilder text, SessionPath path, ValueFormat format)
    {
        text.Append(' ').Append(path.Name).Append(": ");
        for (var session = path.LastSession; session >= path.FirstSession; session--)
        {
            if (path.At(session) is { } value)
            {
                text.Append(Number(value, format)).Append(" at session ").Append(NumberFormatter.Format(session, new ValueFormat(ValueKind.Count, 0))).Append('.');
                return;
            }
        }

        text.Append("no values.");
    }
}
