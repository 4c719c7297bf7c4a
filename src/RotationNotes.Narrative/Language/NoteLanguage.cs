using System.Text;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Market.Views;
using RotationNotes.Metrics.Facts;
using RotationNotes.Narrative.Claims;
using RotationNotes.Narrative.Facts;
using RotationNotes.Narrative.Notes;
using RotationNotes.Narrative.Prose;
using RotationNotes.Narrative.Templates;
using Scriban.Runtime;
using static RotationNotes.Narrative.Language.FunctionSet;

namespace RotationNotes.Narrative.Language;

/// <summary>Everything a note's templates can say: the facts, the phrases, and the partials of its folder.</summary>
internal sealed class NoteLanguage
{
    private readonly NoteDefinition note;
    private readonly MetricCatalogue catalogue;
    private readonly ClaimLedger ledger;
    private readonly Staging? staging;
    private readonly List<string> silenced = [];

    public NoteLanguage(NoteDefinition note, MarketView view, MetricCatalogue catalogue, FactTable facts, FactPrinter printer, ClaimLedger ledger, Staging? staging = null)
    {
        (this.note, this.catalogue, this.ledger, this.staging) = (note, catalogue, ledger, staging);
        foreach (var fact in facts.All)
            Globals.Add(FactTable.TemplateName(fact.Definition.Id), new FactValue(fact, printer));
        Globals.Add("as_of", Moment(view.AsOf));
        Globals.Add("requested", Moment(view.Requested));
        Globals.Add("is_sample", view.IsSample);
        Globals.Add("publication", note.Publication);
        Globals.Add("author", note.Author);
        NumberFunctions.AddTo(Globals, printer);
        PhraseFunctions.AddTo(Globals, printer);
        EventFunctions.AddTo(Globals, staging?.Events ?? note.Events, staging?.Views ?? note.Views, view);
        ClaimFunctions.AddTo(Globals, note, ledger, staging);
        Of(Globals, "has", [new NoteParameter("facts", IsVariadic: true)], HasAll);
    }

    public ScriptObject Globals { get; } = new();

    /// <summary>Metric ids that a guard found missing, in the order asked.</summary>
    public IReadOnlyList<string> Silenced => silenced;

    /// <summary>Renders a file of the note.</summary>
    /// <exception cref="DiagnosticException">Syntax errors (all of them) or the first error of the evaluation.</exception>
    public string Render(NoteFile file) => Guarded(() => NoteTemplate.Parse(file.Text, file.Path).Render(Settings(Globals)), new Place(file.Path));

    /// <summary>Renders a short text of <c>note.json</c> with additional names.</summary>
    /// <exception cref="DiagnosticException">As for files; the place is the line in <c>note.json</c>.</exception>
    public string Render(TemplateText text, IReadOnlyDictionary<string, object?> extra)
    {
        if (!text.Text.Contains("{{", StringComparison.Ordinal))
            return text.Text;
        var globals = Globals;
        if (extra.Count > 0)
        {
            globals = (ScriptObject)Globals.Clone(false);
            foreach (var (name, value) in extra)
                globals[name] = value is DateOnly day ? Moment(day) : value;
        }

        return Guarded(() => NoteTemplate.Parse(text.Text, text.Place.File ?? "").Render(Settings(globals, text.Place.Line)), text.Place);
    }

    private (string Text, string File)? Partial(string name)
    {
        foreach (var file in note.Files)
        {
            if (file.Name == name || file.Name == name + ".scriban" || file.Name == "_" + name + ".scriban")
                return (file.Text, file.Path);
        }

        return null;
    }

    // All texts of note.json carry one file name; their line tells their conditions apart.
    private RenderSettings Settings(ScriptObject globals, int line = 0) => new()
    {
        Globals = globals,
        Partials = Partial,
        PartialNames = note.Files.Where(file => file.Name.StartsWith('_')).Select(file => Path.GetFileNameWithoutExtension(file.Name)[1..]),
        Unanswered = Unanswered,
        Decided = staging is null ? null : line == 0 ? staging.Decided : d => staging.Decided(d with { Offset = d.Offset + (line << 14) }),
    };

    /// <summary>Marks every sentence and every part of one, so that it goes as if the fact itself stood in it.</summary>
    private static string Unanswered(string text, string metricId)
    {
        var result = new StringBuilder(text.Length);
        foreach (var unit in Sentences.Units(text))
        {
            var (marker, body) = Sentences.SplitMarker(unit);
            result.Append(marker);
            foreach (var sentence in Sentences.Split(body))
            {
                var words = sentence.Trim();
                var isCall = words.Length > 0 && words[0] == Marks.CallStart && words.IndexOf(Marks.CallEnd) == words.Length - 1;
                var start = words.Length == 0 || isCall ? -1 : sentence.IndexOf(words, StringComparison.Ordinal);
                result.Append(start < 0 ? sentence : sentence.Insert(start, Marks.Absent(metricId)));
            }
        }

        return result.ToString();
    }

    private string Guarded(Func<string> render, Place place)
    {
        try
        {
            return ClaimBlocks.Resolve(render(), ledger, place, Silence);
        }
        catch (TemplateException problem)
        {
            throw new DiagnosticException(FailureKind.Configuration, problem.Errors.Select(error => ToDiagnostic(error, place)));
        }
    }

    private Diagnostic ToDiagnostic(TemplateError error, Place place)
    {
        // A text inside note.json knows its line there, not the line inside the JSON string.
        var where = place.Line > 0 && error.File == place.File ? place : new Place(error.File, error.Line, error.Column);
        return Diagnostic.Error(where, error.Message.TrimEnd('.') + ".", MetricHint(error.Message) ?? error.Hint);
    }

    /// <summary>A name that is a metric of the catalogue but not of this note, or nearly one.</summary>
    private string? MetricHint(string message)
    {
        var start = message.IndexOf('\'', StringComparison.Ordinal);
        var end = start < 0 ? -1 : message.IndexOf('\'', start + 1);
        if (end < 0)
            return null;
        var name = message[(start + 1)..end];
        var id = name.Replace('_', '-');
        if (catalogue.Find(id) is not null && !Globals.Contains(name))
            return $"Add \"{id}\" to 'metrics' in note.json.";
        if (!name.Contains('_', StringComparison.Ordinal))
            return null;
        return catalogue.Nearest(id) is [var nearest, ..] ? $"Did you mean '{FactTable.TemplateName(nearest)}'?" : null;
    }

    private object? HasAll(object?[] arguments)
    {
        var all = true;
        foreach (var item in (IEnumerable<object?>)arguments[0]!)
        {
            var fact = Fact("has", item);
            staging?.Read(fact.Fact.Definition.Id);
            if (fact.Number is not null)
                continue;
            all = false;
            Silence(fact.Fact.Definition.Id);
        }

        return all;
    }

    private void Silence(string metricId)
    {
        if (!silenced.Contains(metricId))
            silenced.Add(metricId);
    }
}
