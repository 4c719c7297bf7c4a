using System.Collections.Immutable;
using System.Globalization;
using RotationNotes.Documents.Blocks;
using RotationNotes.Documents.Inlines;
using RotationNotes.Market.Views;
using RotationNotes.Metrics;
using RotationNotes.Narrative.Facts;
using RotationNotes.Narrative.Notes;
using RotationNotes.Narrative.Prose;

namespace RotationNotes.Narrative.Exhibits;

/// <summary>The blocks that nobody writes: key figures, definitions and data notes, all made from facts.</summary>
internal sealed class GeneratedMatter(NoteDefinition note, MarketView view, MetricCatalogue catalogue, FactTable facts, FactPrinter printer, Func<TemplateText, string> render)
{
    private const int NamesPerDefinition = 3;

    public Block KeyFigures(InlineWriter inlines)
    {
        var items = ImmutableArray.CreateBuilder<KeyFigure>();
        foreach (var figure in note.KeyFigures)
        {
            var fact = facts.Find(figure.Metric)!;
            inlines.Place = $"Key figures, {figure.Label}";
            var value = new FactValue(fact, printer);
            var printed = fact.Value is null ? [new Text("n/a")] : inlines.WriteText(printer.Number(value, figure.Format ?? FactFormats.Signed(fact.Definition.Unit)));
            var detail = figure.Detail is null ? "" : Sentences.Silence(render(figure.Detail).Trim()).Text;
            items.Add(new KeyFigure(figure.Label, printed, inlines.WriteText(detail)));
        }

        return new KeyFigures(items.ToImmutable());
    }

    /// <summary>One entry per formula, naming the measures that share it.</summary>
    /// <param name="used">Metric ids in order of first use.</param>
    public Block Definitions(IEnumerable<string> used)
    {
        var groups = new List<(string Key, List<MetricDefinition> Members)>();
        foreach (var id in used.Distinct(StringComparer.Ordinal))
        {
            if (catalogue.Find(id) is not { } metric)
                continue;
            var key = metric.Family + "|" + WithoutDigits(metric.Formula) + "|" + metric.Source;
            var at = groups.FindIndex(g => g.Key == key);
            if (at < 0)
                groups.Add((key, [metric]));
            else
                groups[at].Members.Add(metric);
        }

        return new DefinitionList([.. groups.Select(g => ToDefinition(g.Members))]);
    }

    /// <summary>What a reader must know about the numbers: dates, samples, gaps.</summary>
    /// <param name="silenced">Metric ids whose sentences were left out.</param>
    public ImmutableArray<Block> DataNotes(IEnumerable<string> silenced)
    {
        var lines = new List<string>();
        if (view.IsSample)
            lines.Add("All numbers in this note come from a generated sample market. They are made to show what the note looks like and must not be used for any decision.");
        lines.Add($"All figures are as of the close of {printer.Dates.Full(view.AsOf)}. Windows count sessions, and returns are price returns.");
        if (view.Requested != view.AsOf)
            lines.Add($"The note was asked for {printer.Dates.Full(view.Requested)}, which is not a session; the last session before it is used.");
        foreach (var (day, names) in LateFacts())
            lines.Add($"{names} {(names.Contains(" and ", StringComparison.Ordinal) || names.Contains(", ", StringComparison.Ordinal) ? "rest" : "rests")} on data of {printer.Dates.Full(day)}, the newest published by the as-of date.");
        foreach (var (reason, names) in Absences(silenced))
            lines.Add($"Left out for want of data: {names}. Reason: {reason}.");

        lines.Add("Superlatives and comparisons with earlier dates hold for the data used here, which start in the year stated with them or in the records table.");
        return [new ItemList(false, [.. lines.Select(line => ImmutableArray.Create<Block>(new Paragraph([new Text(line)])))])];
    }

    /// <summary>What is missing, grouped by the reason, so that one absent series makes one line.</summary>
    private IEnumerable<(string Reason, string Names)> Absences(IEnumerable<string> silenced) =>
        silenced.Distinct(StringComparer.Ordinal)
            .Select(facts.Find)
            .Where(f => f?.Unavailable is not null)
            .GroupBy(f => Plainly(f!.Unavailable!))
            .Select(g => (g.Key, string.Join("; ", g.Select(f => f!.Definition.Name))));

    // "pctrank(…, 156) needs 156 observations, there are 135": readers need the numbers, not the expression.
    private static string Plainly(string reason)
    {
        var needs = reason.IndexOf(" needs ", StringComparison.Ordinal);
        return needs > 0 && reason.AsSpan(0, needs).Contains('(') ? "the window" + reason[needs..] : reason.TrimEnd('.');
    }

    private IEnumerable<(DateOnly Day, string Names)> LateFacts() =>
        facts.All.Where(f => f.Value is not null && f.ObservedOn is { } day && day < view.AsOf)
            .GroupBy(f => f.ObservedOn!.Value)
            .OrderByDescending(g => g.Key)
            .Select(g => (g.Key, Phrases.NumberWords.Join([.. g.Select(f => FamilyName(f.Definition)).Distinct()])));

    private static string FamilyName(MetricDefinition metric) => metric.Family switch
    {
        "positioning" => "Futures positioning",
        "rates" => "Rates and credit",
        "volatility" => "Implied volatility",
        "returns" => "Returns",
        var other => char.ToUpperInvariant(other[0]) + other[1..] + " measures",
    };

    private static Definition ToDefinition(List<MetricDefinition> members)
    {
        var names = members.Take(NamesPerDefinition).Select(m => m.Name).ToList();
        var more = members.Count - names.Count;
        var term = string.Join("; ", names) + (more > 0 ? $"; and {more.ToString(CultureInfo.InvariantCulture)} more of this kind" : "");
        var first = members[0];
        var windows = members.Select(m => m.Window).Distinct().ToArray();
        var window = windows.Length == 1 ? $" Window: {windows[0]}." : "";
        return new Definition([new Text(term)], [new Text($"{first.Formula}.{window} {first.Source.TrimEnd('.')}.")]);
    }

    private static string WithoutDigits(string formula) => string.Concat(formula.Where(c => !char.IsAsciiDigit(c)));
}
