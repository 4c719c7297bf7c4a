using System.Collections.Immutable;
using RotationNotes.Documents;
using RotationNotes.Documents.Blocks;
using RotationNotes.Documents.Inlines;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Market.Views;
using RotationNotes.Metrics.Facts;
using RotationNotes.Narrative.Claims;
using RotationNotes.Narrative.Exhibits;
using RotationNotes.Narrative.Facts;
using RotationNotes.Narrative.Language;
using RotationNotes.Narrative.Notes;
using RotationNotes.Narrative.Prose;

namespace RotationNotes.Narrative.Writing;

/// <summary>The state of one composition.</summary>
internal sealed class NoteWriting
{
    private static readonly Dictionary<string, object?> nothing = [];

    private readonly NoteDefinition note;
    private readonly MarketView view;
    private readonly MetricCatalogue catalogue;
    private readonly ClaimLedger ledger = new();
    private readonly List<Diagnostic> findings = [];
    private readonly Staging? staging;
    private readonly List<PrintedText> captions = [];
    private readonly FactTable facts;
    private readonly FactPrinter printer;
    private readonly NoteLanguage language;
    private readonly ExhibitBook book;
    private readonly GeneratedMatter matter;
    private readonly InlineWriter inlines;
    private readonly List<string> silenced = [];

    /// <param name="staging">Null writes the note from the market; otherwise it is rehearsed with made-up facts and chosen branches.</param>
    public NoteWriting(NoteDefinition note, MarketView view, MetricCatalogue catalogue, Staging? staging = null)
    {
        (this.note, this.view, this.catalogue, this.staging) = (note, view, catalogue, staging);
        facts = staging?.Facts ?? new FactTable(note, view, catalogue);
        printer = new FactPrinter(note, view, catalogue, ledger, staging);
        language = new NoteLanguage(note, view, catalogue, facts, printer, ledger, staging);
        book = new ExhibitBook(note, view, catalogue, facts, printer, language.Render);
        matter = new GeneratedMatter(note, view, facts, printer, text => language.Render(text, nothing));
        BlockFunctions.AddTo(language.Globals, book, note);
        inlines = new InlineWriter(ledger, new UnbackedNumbers(note), Reference, findings, new Place(note.Body.Path));
    }

    public Composition Write()
    {
        var title = OneLine(note.Title, nothing);
        // Without its facts a note is called by its publication; with all of them it has something to say.
        if (title.Length == 0 && silenced.Count == 0 && staging is null && facts.All.All(f => f.Value is not null))
            findings.Add(Diagnostic.Error(note.Title.Place, "the title came out empty, though every fact has a value.", "State the finding in one line, whatever the facts are."));
        var subtitle = note.Subtitle is null ? null : OneLine(note.Subtitle, nothing);
        inlines.Place = "Headline";
        var plainTitle = title.Length > 0 ? InlineText.Plain(inlines.WriteText(title)) : note.Publication;
        inlines.Place = "Line below the headline";
        var plainSubtitle = string.IsNullOrEmpty(subtitle) ? null : InlineText.Plain(inlines.WriteText(subtitle));

        var rendered = language.Render(note.Body);
        MarkdownLimits.Check(rendered, new Place(note.Body.Path));
        var (body, gone) = Sentences.Silence(Spacing.Tidy(rendered, printer.Speech));
        silenced.AddRange(gone);
        body = FootnoteMarks.WithoutLost(rendered, body, findings, new Place(note.Body.Path));
        book.Number(body);
        var blocks = new BlockWriter(inlines, Answer, findings, new Place(note.Body.Path)).Write(body);

        var subject = Marks.Strip(OneLine(note.Subject, new Dictionary<string, object?>(StringComparer.Ordinal) { ["title"] = plainTitle }));
        if (staging is null)
            RefuseErrors();
        return new Composition
        {
            Subject = subject,
            Facts = facts.All,
            Diagnostics = [.. findings, .. book.Holes],
            ExhibitCsv = book.Csv,
            Document = new NoteDocument
            {
                NoteId = note.Id,
                Publication = note.Publication,
                Title = plainTitle,
                Subtitle = plainSubtitle,
                Author = note.Author,
                AsOf = view.AsOf,
                Language = note.Language,
                IsSample = view.IsSample,
                Keywords = note.Keywords,
                Pages = note.Pages,
                Blocks = blocks,
                Claims = ledger.Claims,
            },
        };
    }

    /// <summary>One chart alone.</summary>
    public Block WriteChart(string id)
    {
        var call = ExhibitBook.ChartPrefix + id;
        // The number it has in the note, so that the title reads as it will be printed.
        book.Number(language.Render(note.Body) + Marks.CallStart + call + Marks.CallEnd);
        var block = book.Build(call, inlines)!;
        RefuseErrors();
        return block;
    }

    /// <summary>Every text the note would show, and what was found wrong while writing it; only for a staged note.</summary>
    public (ImmutableArray<PrintedText> Texts, ImmutableArray<Diagnostic> Findings) Rehearse()
    {
        var document = Write().Document;
        return ([.. PrintedText.Of(document), .. captions], [.. findings]);
    }

    private string OneLine(TemplateText text, Dictionary<string, object?> names)
    {
        var (kept, gone) = Sentences.Silence(Spacing.Tidy(language.Render(text, names), printer.Speech).Trim());
        silenced.AddRange(gone);
        return string.Join(' ', kept.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private ImmutableArray<Block> Answer(string call) => call switch
    {
        BlockFunctions.KeyFigures => note.KeyFigures.IsEmpty ? [] : [matter.KeyFigures(inlines)],
        BlockFunctions.Definitions => [new Glossary(note, catalogue, printer.Speech).Of(UsedMetrics())],
        BlockFunctions.DataNotes => matter.DataNotes(silenced.Concat(language.Silenced), ledger.Claims.Select(c => c.FactId).ToHashSet(StringComparer.Ordinal)),
        BlockFunctions.PageBreak => [new PageBreak()],
        _ when staging is not null => Rehearse(call),
        _ => book.Build(call, inlines) is { } block ? [block] : [],
    };

    /// <summary>The words around an exhibit, without the exhibit.</summary>
    private ImmutableArray<Block> Rehearse(string call)
    {
        foreach (var id in ExhibitBook.IdsOf(call))
            captions.AddRange(book.Captions(id, inlines, staging!.YearToDate));
        return [];
    }

    // A fact that only decides which sentence stands is not before the reader.
    private IEnumerable<string> UsedMetrics() =>
        ledger.Claims.Where(c => c.Condition is null).Select(c => c.FactId).Concat(note.Charts.Where(c => book.NumberOf(c.Id) > 0).SelectMany(c => c.Expressions).Select(s => s.Expression).Where(e => catalogue.Find(e) is not null));

    private Inline? Reference(string call)
    {
        if (!call.StartsWith(BlockWriter.ReferencePrefix, StringComparison.Ordinal))
        {
            if (call != BlockWriter.Lead)
                findings.Add(Diagnostic.Error(new Place(note.Body.Path), $"'{call}' stands inside a sentence.", "Exhibits and boxes stand in a paragraph of their own."));
            return null;
        }

        var id = call[BlockWriter.ReferencePrefix.Length..];
        var number = book.NumberOf(id);
        if (number > 0)
            return new CrossReference(id, [new Text(printer.Speech.Exhibit(number))]);
        findings.Add(Diagnostic.Error(new Place(note.Body.Path), $"the text refers to exhibit '{id}', which it never shows.", $"Call it with chart \"{id}\" or table \"{id}\", or take the reference out."));
        return null;
    }

    private void RefuseErrors()
    {
        var errors = findings.Concat(book.Holes).Where(f => f.IsError).ToArray();
        if (errors.Length == 0)
            return;
        var kind = errors.All(book.Holes.Contains) ? FailureKind.Data : FailureKind.Configuration;
        throw new DiagnosticException(kind, errors);
    }
}
