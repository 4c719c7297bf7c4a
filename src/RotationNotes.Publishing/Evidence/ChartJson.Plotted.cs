using System.Text.Json;
using RotationNotes.Documents.Charts;
using RotationNotes.Documents.Words;

namespace RotationNotes.Publishing.Evidence;

/// <summary>Candles, boxes, distributions and radars.</summary>
internal static partial class ChartJson
{
    private static void WritePlotted(Utf8JsonWriter json, ChartSpec chart)
    {
        switch (chart)
        {
            case CandleChart candles:
                json.WriteString("kind", "candles");
                json.WriteString("name", candles.Name);
                json.WriteString("span", candles.Span switch { CandleSpan.Week => "week", CandleSpan.Month => "month", _ => "session" });
                Array(json, "candles", candles.Candles, Candle);
                json.WriteStartArray("averages");
                foreach (var average in candles.Averages)
                    Series(json, average);
                json.WriteEndArray();
                Events(json, candles.Events);
                Periods(json, candles.Periods);
                break;
            case BoxChart boxes:
                json.WriteString("kind", "box");
                Array(json, "groups", boxes.Groups, Group);
                json.WriteString("presentCaption", boxes.PresentCaption);
                break;
            case DistributionChart distribution:
                json.WriteString("kind", "distribution");
                Array(json, "items", distribution.Items, Distribution);
                json.WriteString("sample", distribution.Sample);
                break;
            case RadarChart radar:
                json.WriteString("kind", "radar");
                Array(json, "items", radar.Items, Spoke);
                json.WriteString("nowCaption", radar.NowCaption);
                json.WriteString("thenCaption", radar.ThenCaption);
                break;
            default:
                throw new NotSupportedException($"No JSON rule for chart '{chart.GetType().Name}'. Add one to ChartJson.");
        }
    }

    private static void Candle(Utf8JsonWriter json, Candle candle)
    {
        json.WriteString("date", RecordJson.Date(candle.Date));
        RecordJson.Number(json, "open", candle.Open);
        RecordJson.Number(json, "high", candle.High);
        RecordJson.Number(json, "low", candle.Low);
        RecordJson.Number(json, "close", candle.Close);
        RecordJson.Number(json, "volume", candle.Volume);
    }

    private static void Group(Utf8JsonWriter json, BoxGroup group)
    {
        json.WriteString("label", group.Label);
        Numbers(json, "sample", group.Sample.AsSpan());
        RecordJson.Number(json, "present", group.Present);
    }

    private static void Distribution(Utf8JsonWriter json, DistributionItem item)
    {
        json.WriteString("label", item.Label);
        Numbers(json, "sample", item.Sample.AsSpan());
        RecordJson.Number(json, "present", item.Present);
        json.WriteBoolean("highlight", item.Highlight);
    }

    private static void Spoke(Utf8JsonWriter json, RadarItem item)
    {
        json.WriteString("label", item.Label);
        RecordJson.Number(json, "value", item.Value);
        RecordJson.Number(json, "now", item.Now);
        RecordJson.Number(json, "then", item.Then);
        if (item.Format is { } format)
            Format(json, "format", format);
    }
}
