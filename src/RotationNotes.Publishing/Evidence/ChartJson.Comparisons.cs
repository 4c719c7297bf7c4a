using System.Collections.Immutable;
using System.Text.Json;
using RotationNotes.Documents.Charts;

namespace RotationNotes.Publishing.Evidence;

/// <summary>Charts that set categories, sessions or panels side by side.</summary>
internal static partial class ChartJson
{
    private static void WriteComparison(Utf8JsonWriter json, ChartSpec chart)
    {
        switch (chart)
        {
            case SpreadChart spread:
                json.WriteString("kind", "spread");
                json.WritePropertyName("first");
                Series(json, spread.First);
                json.WritePropertyName("second");
                Series(json, spread.Second);
                Events(json, spread.Events);
                Periods(json, spread.Periods);
                break;
            case AreaChart area:
                json.WriteString("kind", "area");
                json.WriteStartArray("parts");
                foreach (var part in area.Parts)
                    Series(json, part);
                json.WriteEndArray();
                Events(json, area.Events);
                Periods(json, area.Periods);
                break;
            case DualAxisChart dual:
                json.WriteString("kind", "dual-axis");
                json.WritePropertyName("left");
                Series(json, dual.Left);
                json.WritePropertyName("right");
                Series(json, dual.Right);
                Format(json, "rightFormat", dual.RightFormat);
                Events(json, dual.Events);
                Periods(json, dual.Periods);
                break;
            case AlignedPanelsChart aligned:
                json.WriteString("kind", "aligned-panels");
                Array(json, "panels", aligned.Panels, Panel);
                Events(json, aligned.Events);
                Periods(json, aligned.Periods);
                break;
            case TimelineChart timeline:
                json.WriteString("kind", "timeline");
                json.WriteString("first", RecordJson.Date(timeline.First));
                json.WriteString("last", RecordJson.Date(timeline.Last));
                json.WriteString("now", timeline.Now is { } now ? RecordJson.Date(now) : null);
                Array(json, "events", timeline.Events, TimelineEvent);
                Periods(json, timeline.Periods);
                break;
            case SmallMultiplesChart multiples:
                json.WriteString("kind", "small-multiples");
                Array(json, "panels", multiples.Panels, Panel);
                RecordJson.Number(json, "panelsPerRow", multiples.PanelsPerRow);
                json.WriteBoolean("sharedScale", multiples.SharedScale);
                RecordJson.Number(json, "reference", multiples.Reference);
                break;
            case EventStudyChart study:
                json.WriteString("kind", "event-study");
                Array(json, "paths", study.Paths, SessionPath);
                if (study.Current is { } current)
                    Array(json, "current", [current], SessionPath);
                json.WriteString("sessionCaption", study.SessionCaption);
                break;
            case AnalogChart analog:
                json.WriteString("kind", "analogs");
                Array(json, "current", [analog.Current], SessionPath);
                Array(json, "analogs", analog.Analogs, SessionPath);
                json.WriteString("sessionCaption", analog.SessionCaption);
                RecordJson.Number(json, "reference", analog.Reference);
                break;
            case CurveChart curve:
                json.WriteString("kind", "curve");
                Texts(json, "tenors", curve.Tenors);
                Array(json, "snapshots", curve.Snapshots, Category);
                break;
            case GroupedColumnChart grouped:
                json.WriteString("kind", "grouped-columns");
                Texts(json, "categories", grouped.Categories);
                Array(json, "series", grouped.Series, Category);
                json.WriteBoolean("stacked", grouped.Stacked);
                break;
            case HeatMapChart heat:
                json.WriteString("kind", "heat-map");
                Texts(json, "rows", heat.Rows);
                Texts(json, "columns", heat.Columns);
                Numbers(json, "values", heat.Values.AsSpan());
                RecordJson.Number(json, "fullShade", heat.FullShade);
                json.WriteBoolean("lowerHalf", heat.LowerHalf);
                json.WriteBoolean("lastColumnIsTotal", heat.LastColumnIsTotal);
                break;
            case PercentileChart percentiles:
                json.WriteString("kind", "percentiles");
                Array(json, "items", percentiles.Items, Percentile);
                json.WriteString("sample", percentiles.Sample);
                break;
            case RangeChart ranges:
                json.WriteString("kind", "ranges");
                Array(json, "items", ranges.Items, Range);
                json.WriteString("thenCaption", ranges.ThenCaption);
                json.WriteString("nowCaption", ranges.NowCaption);
                json.WriteString("rangeCaption", ranges.RangeCaption);
                break;
            case WaterfallChart waterfall:
                json.WriteString("kind", "waterfall");
                Array(json, "contributions", waterfall.Contributions, Contribution);
                json.WriteString("totalLabel", waterfall.TotalLabel);
                break;
            default:
                WritePlotted(json, chart);
                break;
        }
    }

    private static void Array<T>(Utf8JsonWriter json, string name, ImmutableArray<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Texts(Utf8JsonWriter json, string name, ImmutableArray<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static void Category(Utf8JsonWriter json, CategorySeries series)
    {
        json.WriteString("name", series.Name);
        Numbers(json, "values", series.Values.AsSpan());
    }

    private static void SessionPath(Utf8JsonWriter json, SessionPath path)
    {
        json.WriteString("name", path.Name);
        json.WriteNumber("firstSession", path.FirstSession);
        Numbers(json, "values", path.Values.AsSpan());
    }

    private static void Panel(Utf8JsonWriter json, ChartPanel panel)
    {
        json.WriteString("title", panel.Title);
        json.WriteStartArray("series");
        foreach (var series in panel.Series)
            Series(json, series);
        json.WriteEndArray();
        if (panel.Format is { } format)
            Format(json, "format", format);
    }

    private static void TimelineEvent(Utf8JsonWriter json, TimelineEvent one)
    {
        json.WriteString("date", RecordJson.Date(one.Date));
        json.WriteString("label", one.Label);
        json.WriteBoolean("highlight", one.Highlight);
    }

    private static void Percentile(Utf8JsonWriter json, PercentileItem item)
    {
        json.WriteString("label", item.Label);
        RecordJson.Number(json, "value", item.Value);
        RecordJson.Number(json, "percentile", item.Percentile);
        if (item.Format is { } format)
            Format(json, "format", format);
    }

    private static void Range(Utf8JsonWriter json, RangeItem item)
    {
        json.WriteString("label", item.Label);
        RecordJson.Number(json, "now", item.Now);
        RecordJson.Number(json, "then", item.Then);
        RecordJson.Number(json, "low", item.Low);
        RecordJson.Number(json, "high", item.High);
        json.WriteBoolean("highlight", item.Highlight);
    }

    private static void Contribution(Utf8JsonWriter json, Contribution part)
    {
        json.WriteString("label", part.Label);
        RecordJson.Number(json, "value", part.Value);
    }
}
