using System.Collections.Immutable;
using System.Text.Json;
using RotationNotes.Documents.Claims;
using RotationNotes.Market.Observations;
using RotationNotes.Market.Views;
using RotationNotes.Metrics.Definitions;
using RotationNotes.Narrative.Writing;

namespace RotationNotes.Publishing.Evidence;

/// <summary>claims.json: every fact printed in the note, in reading order: words, place, value, definition and the inputs in the vintage used.</summary>
public static class ClaimsJson
{
    /// <param name="vintages">SHA-256 of the known part of each series, by series id.</param>
    public static byte[] Write(Composition composition, MarketView view, IReadOnlyDictionary<string, string> vintages)
    {
        var definitions = composition.Facts.Select(f => f.Definition).DistinctBy(d => d.Id).ToDictionary(d => d.Id, StringComparer.Ordinal);
        return RecordJson.Write(json =>
        {
            json.WriteStartArray();
            foreach (var claim in composition.Document.Claims)
            {
                json.WriteStartObject();
                WriteClaim(json, claim);
                if (definitions.TryGetValue(claim.FactId, out var definition))
                {
                    WriteDefinition(json, definition);
                    WriteInputs(json, definition.Inputs, view, vintages);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
        }, indented: true);
    }

    private static void WriteClaim(Utf8JsonWriter json, Claim claim)
    {
        json.WriteString("id", claim.Id);
        json.WriteString("fact", claim.FactId);
        json.WriteString("aspect", claim.Aspect);
        json.WriteString("text", claim.Text);
        json.WriteString("place", claim.Place);
        if (claim.Condition is { } condition)
            json.WriteString("condition", condition);
        RecordJson.Number(json, "value", claim.Value);
        json.WriteString("unit", claim.Unit);
        json.WriteString("asOf", RecordJson.Date(claim.AsOf));
    }

    private static void WriteDefinition(Utf8JsonWriter json, MetricDefinition definition)
    {
        json.WriteStartObject("definition");
        json.WriteString("name", definition.Name);
        json.WriteString("formula", definition.Formula);
        json.WriteString("expression", definition.Expression);
        json.WriteNumber("version", definition.Version);
        json.WriteEndObject();
    }

    private static void WriteInputs(Utf8JsonWriter json, ImmutableArray<SeriesId> inputs, MarketView view, IReadOnlyDictionary<string, string> vintages)
    {
        json.WriteStartArray("inputs");
        foreach (var input in inputs)
        {
            if (view.Find(input) is not { Count: > 0 } series)
                continue;
            json.WriteStartObject();
            json.WriteString("series", input.Value);
            json.WriteString("source", series.Descriptor.Source);
            json.WriteString("last", RecordJson.Date(series.Dates[^1]));
            json.WriteNumber("observations", series.Count);
            if (vintages.TryGetValue(input.Value, out var vintage))
                json.WriteString("sha256", vintage);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
