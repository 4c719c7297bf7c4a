using System.Text.Json;
using RotationNotes.Foundation.Text;
using RotationNotes.Foundation.Units;
using RotationNotes.Metrics.Definitions;

namespace RotationNotes.Metrics.Facts;

/// <summary>Facts as JSON objects, for command output, archives and attachments.</summary>
/// <remarks>
/// <c>{ id, asOf, value, unit, n, sampleStart, percentile, rank, looksUp, previousAtLeastAsExtreme: { date, value }, previousIndependent: { date, value }, overlap, earlierClusters, interval: [low, high], observedOn, events, unavailable }</c>.
/// Numbers are written so that reading them back gives the same double; what is absent is null. <c>events</c> appears on event metrics only, <c>interval</c> on correlations only.
/// </remarks>
public static class FactJson
{
    public static void Write(Utf8JsonWriter writer, Fact fact)
    {
        writer.WriteStartObject();
        writer.WriteString("id", fact.Definition.Id);
        WriteDate(writer, "asOf", fact.AsOf);
        WriteNumber(writer, "value", fact.Value);
        writer.WriteString("unit", fact.Definition.Unit.JsonName());
        writer.WriteNumber("n", fact.N);
        WriteDate(writer, "sampleStart", fact.SampleStart);
        WriteNumber(writer, "percentile", fact.Percentile);
        if (fact.Rank is { } rank)
            writer.WriteNumber("rank", rank);
        else
            writer.WriteNull("rank");
        writer.WriteBoolean("looksUp", fact.LooksUp);
        WriteDated(writer, "previousAtLeastAsExtreme", fact.PreviousAtLeastAsExtreme);
        WriteDated(writer, "previousIndependent", fact.PreviousIndependent);
        writer.WriteNumber("overlap", fact.Overlap);
        if (fact.EarlierClusters is { } clusters)
            writer.WriteNumber("earlierClusters", clusters);
        else
            writer.WriteNull("earlierClusters");
        if (fact.Interval is { } interval)
        {
            writer.WriteStartArray("interval");
            writer.WriteNumberValue(interval.Low);
            writer.WriteNumberValue(interval.High);
            writer.WriteEndArray();
        }

        WriteDate(writer, "observedOn", fact.ObservedOn);
        if (fact.Definition.Extremes == ExtremeRule.None)
        {
            writer.WriteStartArray("events");
            foreach (var date in fact.Events)
                writer.WriteStringValue(Text(date));
            writer.WriteEndArray();
        }

        if (fact.Unavailable is { } reason)
            writer.WriteString("unavailable", reason);
        else
            writer.WriteNull("unavailable");
        writer.WriteEndObject();
    }

    private static void WriteDated(Utf8JsonWriter writer, string name, DatedValue? dated)
    {
        if (dated is not { } found)
        {
            writer.WriteNull(name);
            return;
        }

        writer.WriteStartObject(name);
        WriteDate(writer, "date", found.Date);
        writer.WriteNumber("value", found.Value);
        writer.WriteEndObject();
    }

    private static void WriteDate(Utf8JsonWriter writer, string name, DateOnly? date)
    {
        if (date is { } day)
            writer.WriteString(name, Text(day));
        else
            writer.WriteNull(name);
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, double? value)
    {
        if (value is { } number)
            writer.WriteNumber(name, number);
        else
            writer.WriteNull(name);
    }

    private static string Text(DateOnly date) => IsoDate.Of(date);
}
