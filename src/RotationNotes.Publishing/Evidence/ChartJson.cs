using System.Text.Json;
using RotationNotes.Documents.Charts;
using RotationNotes.Documents.Words;

namespace RotationNotes.Publishing.Evidence;

/// <summary>What a chart says as JSON; absent values are null.</summary>
internal static partial class ChartJson
{
    public static void Write(Utf8JsonWriter json, string name, ChartSpec chart)
    {
        json.WriteStartObject(name);
        switch (chart)
        {
            case LineChart line:
                json.WriteString("kind", "lines");
                json.WriteStartArray("series");
                foreach (var series in line.Series)
                    Series(json, series);
                json.WriteEndArray();
                Events(json, line.Events);
                Periods(json, line.Periods);
                RecordJson.Number(json, "reference", line.Reference);
                json.WriteBoolean("labelLastValue", line.LabelLastValue);
                json.WriteBoolean("logarithmic", line.Logarithmic);
                break;
            case ColumnChart columns:
                json.WriteString("kind", "columns");
                json.WritePropertyName("columns");
                Series(json, columns.Columns);
                if (columns.Line is { } over)
                {
                    json.WritePropertyName("line");
                    Series(json, over);
                }

                Events(json, columns.Events);
                json.WriteStartArray("highlights");
                foreach (var date in columns.Highlights)
                    json.WriteStringValue(RecordJson.Date(date));
                json.WriteEndArray();
                break;
            case BarChart bars:
                json.WriteString("kind", "bars");
                json.WriteStartArray("items");
                foreach (var item in bars.Items)
                {
                    json.WriteStartObject();
                    json.WriteString("label", item.Label);
                    RecordJson.Number(json, "value", item.Value);
                    json.WriteBoolean("highlight", item.Highlight);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                break;
            case ScatterChart scatter:
                json.WriteString("kind", "scatter");
                json.WriteString("xCaption", scatter.XCaption);
                json.WriteString("yCaption", scatter.YCaption);
                Format(json, "xFormat", scatter.XFormat);
                json.WriteBoolean("fitLine", scatter.FitLine);
                json.WriteBoolean("fitBand", scatter.FitBand);
                json.WriteStartArray("points");
                foreach (var point in scatter.Points)
                {
                    json.WriteStartObject();
                    RecordJson.Number(json, "x", point.X);
                    RecordJson.Number(json, "y", point.Y);
                    json.WriteString("label", point.Label);
                    json.WriteBoolean("highlight", point.Highlight);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                break;
            case HistogramChart histogram:
                json.WriteString("kind", "histogram");
                Numbers(json, "sample", histogram.Sample.AsSpan());
                RecordJson.Number(json, "current", histogram.Current);
                json.WriteString("currentLabel", histogram.CurrentLabel);
                if (histogram.BinCount is { } bins)
                    json.WriteNumber("bins", bins);
                json.WriteBoolean("density", histogram.Density);
                break;
            default:
                WriteComparison(json, chart);
                break;
        }

        Format(json, "format", chart.Format);
        json.WriteString("axisCaption", chart.AxisCaption);
        json.WriteEndObject();
    }

    private static void Series(Utf8JsonWriter json, ChartSeries series)
    {
        json.WriteStartObject();
        json.WriteString("name", series.Name);
        json.WriteString("emphasis", series.Emphasis switch
        {
            SeriesEmphasis.Primary => "primary",
            SeriesEmphasis.Secondary => "secondary",
            _ => "context",
        });
        json.WriteStartArray("dates");
        foreach (var date in series.Dates)
            json.WriteStringValue(RecordJson.Date(date));
        json.WriteEndArray();
        Numbers(json, "values", series.Values.AsSpan());
        json.WriteEndObject();
    }

    private static void Events(Utf8JsonWriter json, System.Collections.Immutable.ImmutableArray<ChartEvent> events)
    {
        json.WriteStartArray("events");
        foreach (var item in events)
        {
            json.WriteStartObject();
            json.WriteString("date", RecordJson.Date(item.Date));
            json.WriteString("label", item.Label);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Periods(Utf8JsonWriter json, System.Collections.Immutable.ImmutableArray<ChartPeriod> periods)
    {
        json.WriteStartArray("periods");
        foreach (var period in periods)
        {
            json.WriteStartObject();
            json.WriteString("first", RecordJson.Date(period.First));
            json.WriteString("last", RecordJson.Date(period.Last));
            json.WriteString("label", period.Label);
            json.WriteString("role", period.Role switch
            {
                PeriodRole.Window => "window",
                PeriodRole.Recession => "recession",
                _ => "other",
            });
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Format(Utf8JsonWriter json, string name, ValueFormat format)
    {
        json.WriteStartObject(name);
        json.WriteString("kind", format.Kind switch
        {
            ValueKind.Percent => "percent",
            ValueKind.PercentagePoints => "percentage-points",
            ValueKind.BasisPoints => "bp",
            ValueKind.QuotedPercent => "quoted-percent",
            ValueKind.Level => "level",
            ValueKind.Number => "number",
            ValueKind.Sigma => "sigma",
            ValueKind.Multiple => "multiple",
            ValueKind.Count => "count",
            _ => throw new NotSupportedException($"No JSON name for value kind '{format.Kind}'. Add one to ChartJson."),
        });
        json.WriteNumber("decimals", format.Decimals);
        json.WriteBoolean("plus", format.ShowPlus);
        json.WriteEndObject();
    }

    private static void Numbers(Utf8JsonWriter json, string name, ReadOnlySpan<double> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            RecordJson.Number(json, value);
        json.WriteEndArray();
    }
}
