using System.Collections.Immutable;
using System.Globalization;
using RotationNotes.Documents;
using RotationNotes.Documents.Blocks;
using RotationNotes.Documents.Diagnostics;
using RotationNotes.Documents.Inlines;
using RotationNotes.Market.Views;
using RotationNotes.Metrics;
using RotationNotes.Narrative.Claims;
using RotationNotes.Narrative.Exhibits;
using RotationNotes.Narrative.Facts;
using RotationNotes.Narrative.Language;
using RotationNotes.Narrative.Notes;
using RotationNotes.Narrative.Prose;

namespace RotationNotes.Narrative;

/// <summary>Writes a note: facts into templates, templates into Markdown, Markdown into a document whose every number knows its fact.</summary>
public static class NoteComposer
{
    /// <summary>Composes one note for one date. Same definition and view, same document.</summary>
    /// <param name="revision">1 for the first edition of a date.</param>
    /// <exception cref="DiagnosticException">Configuration: a template or <c>note.json</c> is wrong. Data: an exhibit cannot be made and the note says stop.</exception>
    public static Composition Compose(NoteDefinition note, MarketView view, MetricCatalogue catalogue, int revision = 1)
    {
        if (revision < 1)
            throw new ArgumentOutOfRangeException(nameof(revision), revision, "Revisions count from 1.");
        return new Writing(note, view, catalogue).Write(revision);
    }

    /// <summary>One chart of a note as it would stand there, for work on that chart alone.</summary>
    /// <returns>A <see cref="Figure"/>, or a <see cref="Hole"/> that says why there is none.</returns>
    /// <exception cref="DiagnosticException">Configuration: the note has no chart of that id, or its declaration is wrong. Data: the note says stop.</exception>
    public static Block ComposeChart(NoteDefinition note, MarketView view, MetricCatalogue catalogue, string chartId)
    {
        if (note.Charts.Any(chart => chart.Id == chartId))
            return new Writing(note, view, catalogue).WriteChart(chartId);
        var hint = note.Charts.IsEmpty ? "It declares no charts." : Spelling.Hint(chartId, note.Charts.Select(chart => chart.Id)) ?? $"It has {string.Join(", ", note.Charts.Select(chart => chart.Id))}.";
        throw new DiagnosticException(FailureKind.Configuration, Diagnostic.Error(note.Title.Place with { Line = 0, Column = 0 }, $"note '{note.Id}' has no chart '{chartId}'.", hint));
    }

    /// <summary>The state of one composition.</summary>
    private sealed class Writing
    {
        private static readonly Dictionary<string, object?> nothing = [];

        private readonly NoteDefinition note;
        private readonly MarketView view;
        private readonly MetricCatalogue catalogue;
        private readonly ClaimLedger ledger = new();
        private readonly List<Diagnostic> findings = [];
        private readonly FactTable facts;
        private readonly NoteLanguage language;
        private readonly ExhibitBook book;
        private readonly GeneratedMatter matter;
        private readonly InlineWriter inlines;
        private readonly List<string> silenced = [];

        public Writing(NoteDefinition note, MarketView view, MetricCatalogue catalogue)
        {
            (this.note, this.view, this.catalogue) = (note, view, catalogue);
            facts = new FactTable(note, view, catalogue);
            var printer = new FactPrinter(note, view, catalogue, ledger);
            language = new NoteLanguage(note, view, catalogue, facts, printer, ledger);
            book = new ExhibitBook(note, view, catalogue, facts, printer, language.Render);
            matter = new GeneratedMatter(note, view, catalogue, facts, printer, text => language.Render(text, nothing));
            BlockFunctions.AddTo(language.Globals, book, note);
            inlines = new InlineWriter(ledger, new UnbackedNumbers(note), Reference, findings, new Place(note.Body.Path));
        }

        public Composition Write(int revision)
        {
            var title = OneLine(note.Title);
            var subtitle = note.Subtitle is null ? null : OneLine(note.Subtitle);
            inlines.Place = "Headline";
            var plainTitle = title.Length > 0 ? InlineText.Plain(inlines.WriteText(title)) : note.Publication;
            inlines.Place = "Line below the headline";
            var plainSubtitle = string.IsNullOrEmpty(subtitle) ? null : InlineText.Plain(inlines.WriteText(subtitle));

            var (body, gone) = Sentences.Silence(Spacing.Tidy(language.Render(note.Body)));
            silenced.AddRange(gone);
            book.Number(body);
            var blocks = new BlockWriter(inlines, Answer, findings, new Place(note.Body.Path)).Write(body);

            var subject = Marks.Strip(language.Render(note.Subject, new Dictionary<string, object?>(StringComparer.Ordinal) { ["title"] = plainTitle }));
            RefuseErrors();
            return new Composition
            {
                Subject = subject.Trim(),
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
                    Revision = revision,
                    Language = note.Language,
                    IsSample = view.IsSample,
                    Keywords = note.Keywords,
                    Blocks = blocks,
                    Claims = ledger.Claims,
                },
            };
        }

        public Block WriteChart(string id)
        {
            var call = ExhibitBook.ChartPrefix + id;
            // The number it has in the note, so that the title reads as it will be printed.
            book.Number(language.Render(note.Body) + Marks.CallStart + call + Marks.CallEnd);
            var block = book.Build(call, inlines)!;
            RefuseErrors();
            return block;
        }

        private string OneLine(TemplateText text)
        {
            var (kept, gone) = Sentences.Silence(Spacing.Tidy(language.Render(text, nothing)).Trim());
            silenced.AddRange(gone);
            return string.Join(' ', kept.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        }

        private ImmutableArray<Block> Answer(string call) => call switch
        {
            BlockFunctions.KeyFigures => note.KeyFigures.IsEmpty ? [] : [matter.KeyFigures(inlines)],
            BlockFunctions.Definitions => [matter.Definitions(UsedMetrics())],
            BlockFunctions.DataNotes => matter.DataNotes(silenced.Concat(language.Silenced)),
            BlockFunctions.PageBreak => [new PageBreak()],
            _ => book.Build(call, inlines) is { } block ? [block] : [],
        };

        private IEnumerable<string> UsedMetrics() =>
            ledger.Claims.Select(c => c.FactId).Concat(note.Charts.Where(c => book.NumberOf(c.Id) > 0).SelectMany(c => c.Expressions).Select(s => s.Expression).Where(e => catalogue.Find(e) is not null));

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
                return new CrossReference(id, [new Text("Exhibit\u00A0" + number.ToString(CultureInfo.InvariantCulture))]);
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
}
