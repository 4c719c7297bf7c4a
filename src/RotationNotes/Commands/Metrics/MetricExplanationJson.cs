using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using RotationNotes.Foundation.Units;
using RotationNotes.Metrics.Definitions;
using RotationNotes.Metrics.Explanations;
using RotationNotes.Metrics.Facts;
using RotationNotes.Metrics.Records;
using RotationNotes.Narrative.Facts;
using RotationNotes.Terminal;

namespace RotationNotes.Commands.Metrics;

/// <summary>JSON of <c>metrics explain</c>.</summary>
/// <remarks>
/// <c>{ definition, fact, record, statement, variations: [ { change, expression, value, n, sampleStart, rank, previous, holds } ], values, inputs:
/// [ { id, name, source, unit, adjusted, n, first, last, publicSince, revisions, sessionsBehind, vintage, values } ] }</c>; what is absent is null.
/// </remarks>
internal static class MetricExplanationJson
{
    public static void Print(TextWriter writer, MetricExplanation explanation) => JsonOutput.Print(writer, json =>
    {
        json.WriteStartObject();
        json.WritePropertyName("definition");
        MetricListJson.Write(json, explanation.Definition);
        json.WritePropertyName("fact");
        FactJson.Write(json, explanation.Fact);
        WriteRecord(json, explanation.Fact.Record);
        json.WriteString("statement", RecordStatement.Of(explanation.Fact));
        json.WriteStartArray("variations");
        foreach (var variation in explanation.Variations)
            Write(json, variation);
        json.WriteEndArray();
        WriteValues(json, "values", explanation.LastValues);
        json.WriteStartArray("inputs");
        foreach (var input in explanation.Inputs)
            Write(json, input);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WriteRecord(Utf8JsonWriter json, MetricRecord? record)
    {
        if (record is null)
        {
            json.WriteNull("record");
            return;
        }

        json.WriteStartObject("record");
        json.WriteString("direction", record.Direction == ExtremeDirection.High ? "high" : "low");
        json.WriteNumber("rank", record.Rank);
        json.WriteNumber("n", record.N);
        WriteDate(json, "sampleStart", record.SampleStart);
        json.WriteNumber("percentile", record.Percentile);
        WriteDated(json, "previous", record.Previous);
        WriteDated(json, "previousIndependent", record.PreviousIndependent);
        json.WriteNumber("tieTolerance", MetricRecord.TieTolerance);
        json.WriteNumber("overlap", record.Overlap);
        WriteNumber(json, "earlierClusters", record.EarlierClusters);
        json.WriteBoolean("isRecord", record.IsRecord);
        json.WriteBoolean("isIndependentRecord", record.IsIndependentRecord);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, RecordVariation variation)
    {
        json.WriteStartObject();
        json.WriteString("change", variation.Change);
        json.WriteString("expression", variation.Expression);
        WriteNumber(json, "value", variation.Value);
        json.WriteNumber("n", variation.N);
        WriteDate(json, "sampleStart", variation.SampleStart);
        WriteNumber(json, "rank", variation.Rank);
        WriteDated(json, "previous", variation.Previous);
        json.WriteBoolean("holds", variation.Holds);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, MetricInput input)
    {
        json.WriteStartObject();
        json.WriteString("id", input.Id.Value);
        json.WriteString("name", input.Descriptor?.Name);
        json.WriteString("source", input.Descriptor?.Source);
        json.WriteString("unit", input.Descriptor is { } descriptor ? MetricUnits.Of(descriptor.Unit).JsonName() : null);
        json.WriteBoolean("adjusted", input.Descriptor?.Adjusted ?? false);
        json.WriteNumber("n", input.N);
        WriteDate(json, "first", input.First);
        WriteDate(json, "last", input.Last);
        json.WriteString("publicSince", input.KnownSince?.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture));
        json.WriteNumber("revisions", input.Revisions);
        json.WriteNumber("sessionsBehind", input.SessionsBehind);
        json.WriteString("vintage", input.Vintage);
        WriteValues(json, "values", input.LastValues);
        json.WriteEndObject();
    }

    private static void WriteValues(Utf8JsonWriter json, string name, ImmutableArray<DatedValue> values)
    {
        json.WriteStartArray(name);
        foreach (var (date, value) in values)
        {
            json.WriteStartObject();
            WriteDate(json, "date", date);
            json.WriteNumber("value", value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteDated(Utf8JsonWriter json, string name, DatedValue? dated)
    {
        if (dated is not { } found)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        WriteDate(json, "date", found.Date);
        json.WriteNumber("value", found.Value);
        json.WriteEndObject();
    }

    private static void WriteDate(Utf8JsonWriter json, string name, DateOnly? date) => json.WriteString(name, date is { } day ? DateArgument.Text(day) : null);

    private static void WriteNumber(Utf8JsonWriter json, string name, double? number)
    {
        if (number is { } value)
            json.WriteNumber(name, value);
        else
            json.WriteNull(name);
    }
}
