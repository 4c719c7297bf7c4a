using System.Collections.Immutable;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Market.Views;
using RotationNotes.Metrics.Facts;
using RotationNotes.Narrative.Facts;
using RotationNotes.Narrative.Notes;
using RotationNotes.Narrative.Prose;
using RotationNotes.Narrative.Templates;
using RotationNotes.Narrative.Writing;

namespace RotationNotes.Narrative.Checks;

/// <summary>Proves a note before anyone reads it: every template parses, and the prose holds on many dates and with data missing.</summary>
public static class NoteCheck
{
    private const int Dates = 12;

    /// <summary>Checks the notes of a library against a market, usually the sample one.</summary>
    /// <param name="noteIds">Notes to check; all when empty.</param>
    public static ImmutableArray<NoteCheckResult> Run(NoteLibrary library, MarketData market, MetricCatalogue catalogue, params IReadOnlyCollection<string> noteIds)
    {
        var ids = noteIds.Count > 0 ? noteIds : library.List();
        if (ids.Count == 0)
            throw new DiagnosticException(FailureKind.Configuration, Diagnostic.Error(Place.Nowhere, "there are no notes to check.", "A note is a folder with note.json and note.scriban."));
        return [.. ids.Select(id => Check(id, library, Views(market), catalogue))];
    }

    /// <summary>Checks one note on the given views.</summary>
    public static NoteCheckResult Check(string noteId, NoteLibrary library, IEnumerable<MarketView> views, MetricCatalogue catalogue)
    {
        NoteDefinition note;
        try
        {
            note = library.Load(noteId);
        }
        catch (DiagnosticException problem)
        {
            return new NoteCheckResult(noteId, 0, problem.Diagnostics);
        }

        var findings = new List<Diagnostic>();
        findings.AddRange(SyntaxErrors(note));
        if (findings.Count > 0)
            return new NoteCheckResult(noteId, 0, [.. findings]);
        findings.AddRange(Unused(note));
        var allowed = ProseLint.Allowed(note, catalogue);
        var renders = 0;
        var sentences = ImmutableArray<string>.Empty;
        var rehearsed = 0;
        foreach (var view in views)
        {
            if (renders++ == 0 && findings.All(f => !f.IsError))
            {
                var rehearsal = Rehearse(note, view, catalogue, findings);
                (sentences, rehearsed) = ([.. rehearsal?.Sentences ?? []], rehearsal?.Renders ?? 0);
            }

            try
            {
                var composition = NoteComposer.Compose(note, view, catalogue);
                // Later views lack data on purpose; only on the first is a hole worth a word.
                if (renders == 1)
                    findings.AddRange(composition.Diagnostics.Where(d => !IsAboutText(d)));
                findings.AddRange(composition.Diagnostics.Where(IsAboutText).Select(d => d with { Severity = Severity.Error }));
                findings.AddRange(Complaints(note, view, composition, allowed));
            }
            catch (DiagnosticException problem) when (problem.Kind == FailureKind.Configuration)
            {
                // One broken template breaks on every date; the first report says all.
                findings.AddRange(problem.Diagnostics);
                break;
            }
            catch (DiagnosticException) when (note.OnMissing == MissingData.Stop)
            {
                // The note asked to stop when data are missing, and some of these views have holes on purpose.
            }
        }

        return new NoteCheckResult(noteId, renders, [.. findings.Distinct().OrderBy(f => f.Severity == Severity.Error ? 0 : 1)]) { Sentences = sentences, Rehearsals = rehearsed };
    }

    private static Rehearsal? Rehearse(NoteDefinition note, MarketView view, MetricCatalogue catalogue, List<Diagnostic> findings)
    {
        try
        {
            FactTable.RefuseUnknown(note, catalogue);
        }
        catch (DiagnosticException)
        {
            return null; // composing the note reports them
        }

        var rehearsal = new Rehearsal(note, view, catalogue);
        findings.AddRange(rehearsal.Run());
        return rehearsal;
    }

    /// <summary>The market's newest date, dates spread over its life, and the newest again with groups of series taken away.</summary>
    public static IEnumerable<MarketView> Views(MarketData market)
    {
        yield return market.AsOf(market.DefaultAsOf);
        var days = market.LastSession.DayNumber - market.FirstSession.DayNumber;
        for (var i = 1; i <= Dates; i++)
            yield return market.AsOf(market.FirstSession.AddDays((int)((long)days * i / Dates)));
        string[] groups = ["TFF.", "DGS", "BAML", "RVX", "SPX", "NDX", "RUT"];
        foreach (var group in groups)
        {
            var rest = market.Series.Where(s => !s.Id.Value.StartsWith(group, StringComparison.Ordinal)).ToArray();
            if (rest.Length > 0 && rest.Length < market.Series.Count)
                yield return new MarketData(market.Calendar, rest, market.IsSample).AsOf(market.DefaultAsOf);
        }
    }

    private static bool IsAboutText(Diagnostic diagnostic) => !diagnostic.Message.Contains("is a hole", StringComparison.Ordinal);

    private static IEnumerable<Diagnostic> SyntaxErrors(NoteDefinition note)
    {
        foreach (var file in note.Files.Where(f => f.Name.EndsWith(".scriban", StringComparison.Ordinal)))
        {
            foreach (var error in Errors(file.Text, file.Path))
                yield return Diagnostic.Error(new Place(error.File, error.Line, error.Column), error.Message.TrimEnd('.') + ".", error.Hint);
        }

        foreach (var text in Texts(note))
        {
            foreach (var error in Errors(text.Text, text.Place.File ?? ""))
                yield return Diagnostic.Error(text.Place, error.Message.TrimEnd('.') + ".", error.Hint);
        }
    }

    private static ImmutableArray<TemplateError> Errors(string text, string file)
    {
        try
        {
            NoteTemplate.Parse(text, file);
            return [];
        }
        catch (TemplateException problem)
        {
            return problem.Errors;
        }
    }

    private static IEnumerable<TemplateText> Texts(NoteDefinition note)
    {
        IEnumerable<TemplateText?> all =
        [
            note.Title, note.Subtitle, note.Subject,
            .. note.KeyFigures.Select(f => f.Detail),
            .. note.Charts.SelectMany(c => new[] { c.Title, c.Subtitle, c.Note }),
            .. note.Tables.SelectMany(t => new[] { t.Title, t.Subtitle, t.Note }),
        ];
        return all.OfType<TemplateText>();
    }

    /// <summary>Declared but never called: an exhibit nobody sees, a partial nobody includes, a metric nobody prints.</summary>
    private static IEnumerable<Diagnostic> Unused(NoteDefinition note)
    {
        var prose = string.Concat(note.Files.Where(f => f.Name.EndsWith(".scriban", StringComparison.Ordinal)).Select(f => f.Text)) + string.Concat(Texts(note).Select(t => t.Text));
        foreach (var (id, place) in note.Charts.Select(c => (c.Id, c.Place)).Concat(note.Tables.Select(t => (t.Id, t.Place))))
        {
            if (!prose.Contains($"\"{id}\"", StringComparison.Ordinal) && !prose.Contains($"'{id}'", StringComparison.Ordinal))
                yield return Diagnostic.Warning(place, $"exhibit '{id}' is never called.", $"Call it in note.scriban, or take it out of note.json.");
        }

        foreach (var finding in FootnoteMarks.Unused(note))
            yield return finding;

        foreach (var file in note.Files.Where(f => f.Name.StartsWith('_')))
        {
            var name = file.Name[..^".scriban".Length];
            if (!prose.Contains(name + "\"", StringComparison.Ordinal) && !prose.Contains(name + "'", StringComparison.Ordinal) && !prose.Contains(file.Name, StringComparison.Ordinal))
                yield return Diagnostic.Warning(new Place(file.Path), "this partial is never included.", "Include it, or delete the file.");
        }

        foreach (var id in note.Metrics)
        {
            if (!prose.Contains(FactTable.TemplateName(id), StringComparison.Ordinal))
                yield return Diagnostic.Warning(new Place(note.Title.Place.File), $"metric '{id}' is declared but never used in a text.", "Take it out of 'metrics'; tables and charts need no declaration.");
        }
    }

    private static IEnumerable<Diagnostic> Complaints(NoteDefinition note, MarketView view, Composition composition, ImmutableArray<string> allowed)
    {
        var place = new Place(note.Body.Path);
        foreach (var text in PrintedText.Of(composition.Document))
        {
            foreach (var complaint in Grammar.Complaints(text))
                yield return Diagnostic.Error(place, $"as of {view.AsOf:yyyy-MM-dd}: {complaint}, in \"{Grammar.Excerpt(text.Text)}\".", "Read the branch that leads there.");
            foreach (var complaint in ProseLint.Complaints(text, allowed))
                yield return Diagnostic.Error(place, $"{complaint}, in \"{Grammar.Excerpt(text.Text)}\".", "Print it with since or rank, put it into a claim with its fact, or add the fixed expression to 'names'.");
        }
    }
}
