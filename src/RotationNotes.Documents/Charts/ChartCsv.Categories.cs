using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using RotationNotes.Foundation.Text;

namespace RotationNotes.Documents.Charts;

/// <content>Charts over categories, grids and paths.</content>
public static partial class ChartCsv
{
    private static void Panels(StringBuilder csv, ImmutableArray<ChartPanel> panels)
    {
        csv.Append("panel,series,date,value\n");
        foreach (var panel in panels)
        {
            foreach (var series in panel.Series)
            {
                for (var i = 0; i < series.Dates.Length; i++)
                {
                    Field(csv, panel.Title);
                    Field(csv.Append(','), series.Name);
                    csv.Append(',').Append(IsoDate.Of(series.Dates[i])).Append(',');
                    Number(csv, series.Values[i]);
                    csv.Append("\n");
                }
            }
        }
    }

    private static void Timeline(StringBuilder csv, TimelineChart chart)
    {
        csv.Append("date,event\n");
        foreach (var one in chart.Events)
        {
            csv.Append(IsoDate.Of(one.Date)).Append(',');
            Field(csv, one.Label);
            csv.Append('\n');
        }
    }

    private static void Categories(StringBuilder csv, string first, ImmutableArray<string> categories, ImmutableArray<CategorySeries> series)
    {
        csv.Append(first);
        foreach (var one in series)
            Field(csv.Append(','), one.Name);
        csv.Append("\n");
        for (var i = 0; i < categories.Length; i++)
        {
            Field(csv, categories[i]);
            foreach (var one in series)
                Number(csv.Append(','), one.Values[i]);
            csv.Append("\n");
        }
    }

    private static void Waterfall(StringBuilder csv, WaterfallChart chart)
    {
        csv.Append("contribution,value\n");
        foreach (var part in chart.Contributions)
        {
            Field(csv, part.Label);
            Number(csv.Append(','), part.Value);
            csv.Append("\n");
        }

        Field(csv, chart.TotalLabel);
        Number(csv.Append(','), chart.Total);
        csv.Append("\n");
    }

    private static void Ranges(StringBuilder csv, RangeChart chart)
    {
        csv.Append("item,now,then,low,high,highlight\n");
        foreach (var item in chart.Items)
        {
            Field(csv, item.Label);
            foreach (var value in (ReadOnlySpan<double>)[item.Now, item.Then, item.Low, item.High])
                Number(csv.Append(','), value);
            csv.Append(item.Highlight ? ",yes\n" : ",\n");
        }
    }

    private static void Percentiles(StringBuilder csv, PercentileChart chart)
    {
        csv.Append("item,value,percentile\n");
        foreach (var item in chart.Items)
        {
            Field(csv, item.Label);
            Number(csv.Append(','), item.Value);
            Number(csv.Append(','), item.Percentile);
            csv.Append("\n");
        }
    }

    private static void HeatMap(StringBuilder csv, HeatMapChart chart)
    {
        csv.Append("row");
        foreach (var column in chart.Columns)
            Field(csv.Append(','), column);
        csv.Append("\n");
        for (var row = 0; row < chart.Rows.Length; row++)
        {
            Field(csv, chart.Rows[row]);
            for (var column = 0; column < chart.Columns.Length; column++)
                Number(csv.Append(','), chart.At(row, column));
            csv.Append("\n");
        }
    }

    private static void Paths(StringBuilder csv, ImmutableArray<SessionPath> paths)
    {
        csv.Append("session");
        int first = int.MaxValue, last = int.MinValue;
        foreach (var path in paths)
        {
            Field(csv.Append(','), path.Name);
            if (path.Values.Length > 0)
                (first, last) = (Math.Min(first, path.FirstSession), Math.Max(last, path.LastSession));
        }

        csv.Append("\n");
        for (var session = first; session <= last; session++)
        {
            csv.Append(CultureInfo.InvariantCulture, $"{session}");
            foreach (var path in paths)
                Number(csv.Append(','), path.At(session) ?? double.NaN);
            csv.Append("\n");
        }
    }
}
