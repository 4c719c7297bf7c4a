using System.Collections.Immutable;
using System.Text;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Market.Views;
using RotationNotes.Metrics.Facts;
using RotationNotes.Narrative.Facts;
using RotationNotes.Narrative.Notes;
using RotationNotes.Narrative.Prose;
using RotationNotes.Narrative.Writing;

namespace RotationNotes.Narrative.Checks;

/// <summary>Everything a note can say: each phrase in each form, each condition both ways, whatever the market does.</summary>
/// <remarks>
/// First all facts are put into one mood after another. Then, as long as some condition has come out one way only, the facts it read are
/// drawn anew, among them values just beside the numbers that the templates compare with. At last come mixtures, so that
/// neighbouring sentences meet in many combinations. The facts always decide, so that nothing is said which no market could make the note say.
/// </remarks>
internal sealed class Rehearsal(NoteDefinition note, MarketView view, MetricCatalogue catalogue)
{
    private const int SearchRenders = 900;
    private const int Mixtures = 60;

    private readonly SortedDictionary<(string File, int Offset), Condition> conditions = [];
    private readonly SortedSet<string> sentences = new(StringComparer.Ordinal);
    private readonly List<Diagnostic> findings = [];
    private readonly FactDraw draw = new([.. FactTable.MetricIds(note).Select(id => catalogue.Find(id)!)], view.AsOf, note);
    private readonly ImmutableArray<string> allowed = ProseLint.Allowed(note, catalogue);
    private int writing;

    /// <summary>How many times the note was written.</summary>
    public int Renders => writing;

    /// <summary>Conditions met: those of if and ?:, and those of claims.</summary>
    public int Conditions => conditions.Count;

    /// <summary>Every sentence, heading and caption said, numbers replaced by '#', in ordinal order.</summary>
    public IReadOnlyCollection<string> Sentences => sentences;

    /// <summary>What was wrong with them; each complaint once.</summary>
    public ImmutableArray<Diagnostic> Run()
    {
        foreach (var mood in FactMood.All)
            Write(draw.Uniform(mood), $"every fact is {mood.Name}");
        for (var i = 0; i < SearchRenders && Next() is { } open; i++)
            Write(draw.Anew(open.Facts!.Value, open.Reads, writing), "facts differ");
        for (var i = 0; i < Mixtures; i++)
            Write(draw.Mixture(writing), "facts differ");
        findings.AddRange(conditions.Where(c => !c.Value.IsBoth).Select(c => Diagnostic.Warning(PlaceOf(c.Key), $"this condition was never {(c.Value.WasTrue ? "false" : "true")}, whatever the facts were.", "Take it out, or compare with a value that the fact can have.")));
        return [.. findings.DistinctBy(f => (f.Place, Kind(f.Message)))];
    }

    // The same fault in the same words on other numbers is one fault.
    private static string Kind(string message) => WithoutNumbers(message.Split(", when ")[0].Split(" (when ")[0]);

    /// <summary>The condition tried least among those that came out one way only.</summary>
    private Condition? Next()
    {
        var open = conditions.Values.Where(c => !c.IsBoth && c.Reads.Count > 0 && c.Tries < 150).MinBy(c => c.Tries);
        if (open is not null)
            open.Tries++;
        return open;
    }

    private void Write(ImmutableArray<Fact> facts, string situation)
    {
        writing++;
        var staging = new Staging(facts, draw.Events(writing), draw.Views(writing), writing, (file, offset, outcome, reads) => Met((file, offset), outcome, reads, facts));
        try
        {
            var (texts, complaints) = new NoteWriting(note, view, catalogue, staging).Rehearse();
            findings.AddRange(complaints.Select(d => d with { Severity = Severity.Error }));
            foreach (var text in texts)
                Read(text, situation);
        }
        catch (DiagnosticException problem)
        {
            findings.AddRange(problem.Diagnostics.Select(d => d with { Message = $"{d.Message} (when {situation})" }));
        }
    }

    private void Met((string, int) key, bool outcome, IReadOnlySet<string> reads, ImmutableArray<Fact> facts)
    {
        if (!conditions.TryGetValue(key, out var condition))
            conditions.Add(key, condition = new Condition());
        condition.WasTrue |= outcome;
        condition.WasFalse |= !outcome;
        condition.Facts = facts;
        foreach (var id in reads)
            condition.Reads.Add(id);
    }

    private void Read(PrintedText text, string situation)
    {
        foreach (var sentence in RotationNotes.Narrative.Prose.Sentences.Split(text.Text))
            sentences.Add(WithoutNumbers(sentence.Trim()));
        foreach (var complaint in Grammar.Complaints(text))
            findings.Add(Diagnostic.Error(new Place(note.Body.Path), $"{complaint}, in \"{Grammar.Excerpt(text.Text)}\", when {situation}.", "Read the branch that leads there."));
        foreach (var complaint in ProseLint.Complaints(text, allowed))
            findings.Add(Diagnostic.Error(new Place(note.Body.Path), $"{complaint}, in \"{Grammar.Excerpt(text.Text)}\".", "Print it with since or rank, put it into a claim with its fact, or add the fixed expression to 'names'."));
    }

    private Place PlaceOf((string File, int Offset) key)
    {
        if (key.Offset < 0)
            return new Place(key.File, -key.Offset / 1000, -key.Offset % 1000);
        var file = note.Files.FirstOrDefault(f => f.Path == key.File);
        if (file is null || file.Name == NoteLibrary.DefinitionFile)
            return new Place(key.File, key.Offset >> 14);
        var before = file.Text.AsSpan(0, Math.Min(key.Offset, file.Text.Length));
        return new Place(key.File, before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
    }

    private static string WithoutNumbers(string sentence)
    {
        var text = new StringBuilder(sentence.Length);
        foreach (var c in sentence)
        {
            if (!char.IsAsciiDigit(c))
                text.Append(c);
            else if (text.Length == 0 || text[^1] != '#')
                text.Append('#');
        }

        return text.ToString();
    }

    private sealed class Condition
    {
        public bool WasTrue { get; set; }

        public bool WasFalse { get; set; }

        public bool IsBoth => WasTrue && WasFalse;

        /// <summary>Facts under which it was reached last.</summary>
        public ImmutableArray<Fact>? Facts { get; set; }

        /// <summary>Metric ids it has read.</summary>
        public SortedSet<string> Reads { get; } = new(StringComparer.Ordinal);

        public int Tries { get; set; }
    }
}
