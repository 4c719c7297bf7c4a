using System.Collections.Immutable;
using RotationNotes.Documents.Blocks;
using RotationNotes.Documents.Inlines;
using RotationNotes.Market.Views;
using RotationNotes.Metrics.Definitions;
using RotationNotes.Narrative.Facts;
using RotationNotes.Narrative.Notes;
using RotationNotes.Narrative.Prose;

namespace RotationNotes.Narrative.Exhibits;

/// <summary>The blocks that nobody writes: key figures and data notes, made from facts.</summary>
internal sealed class GeneratedMatter(NoteDefinition note, MarketView view, FactTable facts, FactPrinter printer, Func<TemplateText, string> render)
{
    public Block KeyFigures(InlineWriter inlines)
    {
        var items = ImmutableArray.CreateBuilder<KeyFigure>();
        foreach (var figure in note.KeyFigures)
        {
            var fact = facts.Find(figure.Metric)!;
            inlines.Place = $"Key figures, {figure.Label}";
            var value = new FactValue(fact, printer);
            var printed = fact.Value is null ? [new Text(printer.Speech.NoValue)] : inlines.WriteText(printer.Number(value, figure.Format ?? FactFormats.Signed(fact.Definition)));
            var detail = figure.Detail is null ? "" : Sentences.Silence(Spacing.Tidy(render(figure.Detail), printer.Speech).Trim()).Text;
            items.Add(new KeyFigure(figure.Label, printed, inlines.WriteText(detail)));
        }

        return new KeyFigures(items.ToImmutable());
    }

    /// <summary>What a reader must know about the numbers: dates, samples, gaps.</summary>
    /// <param name="silenced">Metric ids whose sentences were left out.</param>
    /// <param name="printed">Metric ids of which something is said above.</param>
    public ImmutableArray<Block> DataNotes(IEnumerable<string> silenced, IReadOnlySet<string> printed)
    {
        var speech = printer.Speech;
        var lines = new List<string>();
        if (view.IsSample)
            lines.Add(speech.SampleWarning);
        lines.Add(speech.AllFigures(printer.Dates.Full(view.AsOf)));
        if (view.Requested != view.AsOf)
            lines.Add(speech.AskedFor(printer.Dates.Full(view.Requested)));
        foreach (var (day, families) in LateFacts(printed))
            lines.Add(speech.RestOn(families, printer.Dates.Full(day)));
        foreach (var (reason, names) in Absences(silenced))
            lines.Add(speech.LeftOut(names, reason));
        lines.Add(speech.RecordsHold);
        return [new ItemList(false, [.. lines.Select(line => ImmutableArray.Create<Block>(new Paragraph([new Text(line)])))], ListRole.Notes)];
    }

    /// <summary>What is missing, grouped by the reason, so that one absent series makes one line.</summary>
    private IEnumerable<(string Reason, string Names)> Absences(IEnumerable<string> silenced) =>
        silenced.Distinct(StringComparer.Ordinal)
            .Select(facts.Find)
            .Where(f => f?.Unavailable is not null)
            .GroupBy(f => PlainReason.Of(f!.Unavailable!, printer.Dates, printer.Speech))
            .Select(g => (g.Key, string.Join(printer.Speech.IsUnspaced ? "；" : "; ", g.Select(f => NameOf(f!.Definition)))));

    /// <summary>Families with facts older than the as-of date, by day; one that also has newer facts is named in part.</summary>
    private IEnumerable<(DateOnly Day, string[] Families)> LateFacts(IReadOnlySet<string> printed)
    {
        var dated = facts.All.Where(f => f.Value is not null && printed.Contains(f.Definition.Id) && f.ObservedOn is not null).ToArray();
        var newest = dated.GroupBy(f => f.Definition.Family).ToDictionary(g => g.Key, g => g.Max(f => f.ObservedOn!.Value));
        return dated.Where(f => f.ObservedOn < view.AsOf)
            .GroupBy(f => f.ObservedOn!.Value)
            .OrderByDescending(g => g.Key)
            .Select(g => (g.Key, g.Select(f => f.Definition.Family).Distinct().Select(family => NameOf(family, isPart: newest[family] > g.Key)).ToArray()));
    }

    private string NameOf(string family, bool isPart) => isPart ? printer.Speech.PartOf(printer.Speech.Family(family)) : printer.Speech.Family(family);

    /// <summary>The note's own name for a measure, or the catalogue's.</summary>
    private string NameOf(MetricDefinition metric) => note.Terms.GetValueOrDefault(metric.Id, metric.Name);
}
