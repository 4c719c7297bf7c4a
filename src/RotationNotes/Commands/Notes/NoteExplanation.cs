using System.Collections.Immutable;
using System.Globalization;
using RotationNotes.Documents.Claims;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Market.Views;
using RotationNotes.Metrics.Facts;
using RotationNotes.Narrative.Facts;
using RotationNotes.Narrative.Prose;
using RotationNotes.Narrative.Writing;
using RotationNotes.Terminal;

namespace RotationNotes.Commands.Notes;

/// <summary>Where the words of a note came from: each claim of a passage with its fact, definition and the newest observations read.</summary>
internal static class NoteExplanation
{
    private const int ObservationsShown = 3;
    private const int PassagesShown = 8;

    /// <exception cref="DiagnosticException">The note says nothing like it on that date (usage).</exception>
    public static void Print(TextWriter writer, Composition composition, MarketView view, MetricCatalogue catalogue, string vintage, string words)
    {
        var passages = Passage.Find(composition.Document, words);
        if (passages.IsEmpty)
            throw new DiagnosticException(FailureKind.Usage, Diagnostic.Error(Place.Nowhere, $"the note of {DateArgument.Text(view.AsOf)} does not say \"{words}\".", Nearest(composition, words) is { } near ? $"It says: \"{near}\"" : null));
        foreach (var passage in passages.Take(PassagesShown))
            Print(writer, passage, view, catalogue, vintage);
        if (passages.Length > PassagesShown)
            writer.WriteLine($"{(passages.Length - PassagesShown).ToString(CultureInfo.InvariantCulture)} more places hold these words; quote more of the sentence.");
    }

    private static void Print(TextWriter writer, Passage passage, MarketView view, MetricCatalogue catalogue, string vintage)
    {
        writer.WriteLine($"\"{passage.Text}\"");
        if (passage.Claims.IsEmpty)
        {
            writer.WriteLine("  Typed by the author; no number in it, and no fact behind it.");
            writer.WriteLine();
            return;
        }

        writer.WriteLine($"  in: {passage.Claims[0].Place}");
        foreach (var claim in passage.Claims)
            writer.WriteLine(claim.Condition is { } condition ? $"  stands while: {condition}  [{claim.FactId} = {Value(claim)}]" : $"  {claim.Text,-28}  {claim.Aspect} of {claim.FactId}{(claim.Value is null ? "" : " = " + Value(claim))}");
        foreach (var id in passage.Claims.Select(c => c.FactId).Distinct(StringComparer.Ordinal))
            Fact(writer, catalogue.Evaluate(view, id), view, vintage);
        writer.WriteLine();
    }

    private static void Fact(TextWriter writer, Fact fact, MarketView view, string vintage)
    {
        var definition = fact.Definition;
        writer.WriteLine();
        writer.WriteLine($"  {definition.Id}: {definition.Name}");
        writer.WriteLine($"    formula   {definition.Formula}");
        writer.WriteLine($"    computed  {definition.Expression}, version {definition.Version.ToString(CultureInfo.InvariantCulture)}; {definition.Source}");
        writer.WriteLine($"    history   {RecordStatement.Of(fact)}");
        foreach (var input in definition.Inputs)
        {
            if (view.Find(input) is not { Count: > 0 } series)
            {
                writer.WriteLine($"    input     {input}: nothing known at this date");
                continue;
            }

            var newest = Enumerable.Range(Math.Max(0, series.Count - ObservationsShown), Math.Min(ObservationsShown, series.Count))
                .Select(i => $"{DateArgument.Text(series.Dates[i])} {series.Values[i].ToString(CultureInfo.InvariantCulture)}");
            writer.WriteLine($"    input     {input}: {series.Descriptor.Source}, {series.Count.ToString("N0", CultureInfo.InvariantCulture)} observations, vintage {vintage[..Math.Min(12, vintage.Length)]}; … {string.Join(", ", newest)}");
        }
    }

    private static string Value(Claim claim) => claim.Value is { } value ? $"{value.ToString(CultureInfo.InvariantCulture)} {claim.Unit}" : "none";

    /// <summary>The sentence that shares most words with what was asked.</summary>
    private static string? Nearest(Composition composition, string words)
    {
        var asked = Words(words);
        var best = Passage.Of(composition.Document).Where(p => p.Text.Length > 20).MaxBy(p => Words(p.Text).Count(asked.Contains));
        return best is not null && Words(best.Text).Any(asked.Contains) ? best.Text : null;
    }

    private static ImmutableHashSet<string> Words(string text) =>
        [.. Passage.Plainly(text).ToLowerInvariant().Split(' ').Select(w => w.Trim(',', '.', ';', '(', ')')).Where(w => w.Length > 3)];
}
