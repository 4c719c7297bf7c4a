using System.Collections.Immutable;
using System.Text.Json;
using RotationNotes.Metrics.Definitions;
using RotationNotes.Metrics.Facts;

namespace RotationNotes.Publishing.Archive;

/// <summary>The facts of a sealed edition, in its order.</summary>
/// <param name="Facts">By id.</param>
internal sealed record SealedFacts(ImmutableArray<SealedFact> Facts)
{
    /// <summary>Values from metrics.json; what a fact is computed from, from claims.json where it was printed and from today's catalogue else.</summary>
    public static SealedFacts Of(ArchivedEdition edition)
    {
        var origins = new Dictionary<string, (string Name, string Definition, ImmutableArray<string> Inputs)>(StringComparer.Ordinal);
        foreach (var claim in SealedFile.Json(edition, "claims.json").EnumerateArray())
        {
            if (claim.TryGetProperty("definition", out var definition))
                origins.TryAdd(Text(claim, "fact"), (Text(definition, "name"), Definition(definition), Inputs(claim)));
        }

        return new SealedFacts(
        [
            .. SealedFile.Json(edition, "metrics.json").EnumerateArray().Select(fact =>
            {
                var id = Text(fact, "id");
                var value = fact.GetProperty("value");
                var origin = origins.TryGetValue(id, out var known) ? known : default;
                return new SealedFact(
                    id,
                    origin.Name ?? id,
                    value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null,
                    Text(fact, "unit"),
                    fact.TryGetProperty("unavailable", out var reason) ? reason.GetString() : null,
                    origin.Definition,
                    origin.Definition is null ? Inputs(MetricCatalogue.Default.Find(id)) : origin.Inputs);
            }),
        ]);
    }

    private static ImmutableArray<string> Inputs(JsonElement claim) =>
        claim.TryGetProperty("inputs", out var inputs) ? [.. inputs.EnumerateArray().Select(input => Text(input, "series"))] : [];

    private static ImmutableArray<string>? Inputs(MetricDefinition? definition) => definition is null ? null : [.. definition.Inputs.Select(input => input.Value)];

    private static string Definition(JsonElement definition) =>
        $"{Text(definition, "formula")} | {Text(definition, "expression")} | {definition.GetProperty("version").GetRawText()}";

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
}

/// <param name="Value">In <paramref name="Unit"/>; null where the fact had none.</param>
/// <param name="Unit">Its JSON name.</param>
/// <param name="Unavailable">Why there is no value.</param>
/// <param name="Definition">Formula, expression and version; null where the fact was not printed.</param>
/// <param name="Inputs">Series it is computed from; null where nothing tells.</param>
internal sealed record SealedFact(string Id, string Name, double? Value, string Unit, string? Unavailable, string? Definition, ImmutableArray<string>? Inputs);
