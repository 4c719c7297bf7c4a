using System.Collections.Immutable;
using RotationNotes.Documents.Blocks;
using RotationNotes.Documents.Charts;
using RotationNotes.Documents.Inlines;
using RotationNotes.Documents.Words;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Market.Views;
using RotationNotes.Metrics.Facts;
using RotationNotes.Narrative.Claims;
using RotationNotes.Narrative.Exhibits.Charts;
using RotationNotes.Narrative.Facts;
using RotationNotes.Narrative.Notes;
using RotationNotes.Narrative.Prose;

namespace RotationNotes.Narrative.Exhibits;

/// <summary>Numbers the exhibits of a note in order of appearance and builds each when the text calls for it.</summary>
internal sealed class ExhibitBook
{
    public const string ChartPrefix = "chart:";
    public const string TablePrefix = "table:";
    public const string SidePrefix = "side:";
    public const string PlacePrefix = "place:";

    private readonly NoteDefinition note;
    private readonly MarketView view;
    private readonly MetricCatalogue catalogue;
    private readonly FactTable facts;
    private readonly FactPrinter printer;
    private readonly Func<TemplateText, IReadOnlyDictionary<string, object?>, string> render;
    private readonly FixedWords words;
    private readonly List<string> order = [];
    private readonly SortedDictionary<string, string> csv = new(StringComparer.Ordinal);
    private readonly List<Diagnostic> holes = [];
    private readonly ChartBuilder charts;

    public ExhibitBook(NoteDefinition note, MarketView view, MetricCatalogue catalogue, FactTable facts, FactPrinter printer, Func<TemplateText, IReadOnlyDictionary<string, object?>, string> render)
    {
        (this.note, this.view, this.catalogue, this.facts, this.printer, this.render) = (note, view, catalogue, facts, printer, render);
        words = FixedWords.For(note.Language);
        charts = new ChartBuilder(new SeriesResolver(view, catalogue), view, catalogue, printer.Dates, words);
    }

    /// <summary>CSV per exhibit id.</summary>
    public ImmutableSortedDictionary<string, string> Csv => csv.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>What could not be shown, as findings about the data.</summary>
    public IReadOnlyList<Diagnostic> Holes => holes;

    public bool Declares(string id) => note.Charts.Any(c => c.Id == id) || note.Tables.Any(t => t.Id == id);

    public IEnumerable<string> Ids => note.Charts.Select(c => c.Id).Concat(note.Tables.Select(t => t.Id));

    /// <summary>Gives numbers to the exhibits called in rendered text; must run before any reference is resolved.</summary>
    public void Number(string rendered)
    {
        for (var at = rendered.IndexOf(Marks.CallStart); at >= 0; at = rendered.IndexOf(Marks.CallStart, at + 1))
        {
            var end = rendered.IndexOf(Marks.CallEnd, at);
            foreach (var id in IdsOf(rendered[(at + 1)..end]))
            {
                if (!order.Contains(id))
                    order.Add(id);
            }
        }
    }

    /// <summary>One-based number, or 0 when the text never calls the exhibit.</summary>
    public int NumberOf(string id) => order.IndexOf(id) + 1;

    /// <summary>The block behind a call such as <c>chart:rut-vs-ndx</c> or <c>side:a|b</c>; null when the call is none of an exhibit.</summary>
    public Block? Build(string call, InlineWriter inlines)
    {
        var ids = IdsOf(call);
        if (ids.Length == 2)
            return new SideBySide(One(ids[0], inlines), One(ids[1], inlines));
        if (ids.Length == 1 && call.StartsWith(PlacePrefix, StringComparison.Ordinal))
            return new Placed(PlaceOf(call), One(ids[0], inlines));
        return ids.Length == 1 ? One(ids[0], inlines) : null;
    }

    public static ImmutableArray<string> IdsOf(string call)
    {
        if (call.StartsWith(ChartPrefix, StringComparison.Ordinal))
            return [call[ChartPrefix.Length..]];
        if (call.StartsWith(TablePrefix, StringComparison.Ordinal))
            return [call[TablePrefix.Length..]];
        if (call.StartsWith(PlacePrefix, StringComparison.Ordinal))
            return [call[(call.IndexOf('|', StringComparison.Ordinal) + 1)..]];
        return call.StartsWith(SidePrefix, StringComparison.Ordinal) ? [.. call[SidePrefix.Length..].Split('|')] : [];
    }

    /// <summary>Title, subtitle and remark of an exhibit, for reading without the exhibit.</summary>
    public IEnumerable<PrintedText> Captions(string id, InlineWriter inlines, bool yearToDate)
    {
        var chart = note.Charts.FirstOrDefault(c => c.Id == id);
        var table = chart is null ? note.Tables.First(t => t.Id == id) : null;
        var extra = new Dictionary<string, object?>(StringComparer.Ordinal) { ["first"] = view.AsOf.AddYears(-1), ["last"] = view.AsOf, ["year_to_date"] = yearToDate };
        yield return PrintedText.From(PrintedRole.Fragment, Title(chart?.Title ?? table!.Title, chart?.Topic ?? table!.Topic, extra, inlines));
        yield return PrintedText.Plain(Plain(chart?.Subtitle ?? table!.Subtitle, extra, inlines));
        if ((chart is null ? table!.Note : chart.Note) is { } remark)
            yield return PrintedText.Plain(Plain(remark, extra, inlines));
    }

    private static Placement PlaceOf(string call) => call[PlacePrefix.Length..call.IndexOf('|', StringComparison.Ordinal)] switch
    {
        "top" => Placement.Top,
        "bottom" => Placement.Bottom,
        _ => Placement.Beside,
    };

    private Block One(string id, InlineWriter inlines)
    {
        inlines.Place = $"Exhibit {NumberOf(id).ToString(System.Globalization.CultureInfo.InvariantCulture)} ({id})";
        return note.Charts.FirstOrDefault(c => c.Id == id) is { } chart ? Chart(chart, inlines) : Table(note.Tables.First(t => t.Id == id), inlines);
    }

    private Block Chart(ChartDefinition chart, InlineWriter inlines)
    {
        var (built, reason) = charts.Build(chart);
        if (built is null)
            return Hole(chart.Id, chart.Topic, reason!, chart.Place);
        csv[chart.Id] = built.Csv;
        var extra = new Dictionary<string, object?>(StringComparer.Ordinal) { ["first"] = built.First, ["last"] = built.Last, ["year_to_date"] = built.First >= new DateOnly(view.AsOf.Year - 1, 12, 15) };
        var title = built.OtherSubtitle is null ? Title(chart.Title, chart.Topic, extra, inlines) : inlines.WriteText(chart.Topic);
        var note = chart.Note is null ? "" : Plain(chart.Note, extra, inlines);
        if (!built.Missing.IsEmpty)
            note = string.Join(printer.Speech.IsUnspaced ? "" : " ", built.Missing.GroupBy(m => PlainReason.Of(m.Reason, printer.Dates, printer.Speech)).Select(g => printer.Speech.NotShown([.. g.Select(m => m.Name)], g.Key)).Prepend(note)).Trim();
        var subtitle = string.Join(printer.Speech.IsUnspaced ? "；" : "; ", [built.OtherSubtitle ?? Plain(chart.Subtitle, extra, inlines), .. built.Qualities]);
        var caption = new ExhibitCaption(chart.Id, NumberOf(chart.Id), title, subtitle, Source(built.Sources, built.IsCalculated, built.Last < view.AsOf ? built.Last : view.AsOf), note.Length == 0 ? null : note) { Words = words };
        return new Figure(caption, built.Spec, AltText.Describe(built.Spec, InlineText.Plain(title), this.note.Language));
    }

    private Block Table(TableDefinition definition, InlineWriter inlines)
    {
        if (definition.Kind == TableKind.Study)
            return Study(definition, inlines);
        if (definition.Kind == TableKind.Editorial)
            return Written(definition, inlines);

        // Captions come before cells on the page, so their claims are numbered first.
        var builder = new TableBuilder(facts, printer, inlines, view, catalogue);
        var available = builder.FactsOf(definition).Where(f => f.Value is not null || !f.Events.IsEmpty).ToArray();
        var extra = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (available.Length == 0)
            return Hole(definition.Id, definition.Topic, builder.FactsOf(definition).Select(f => f.Unavailable).FirstOrDefault(r => r is not null) ?? "none of its facts has a value", definition.Place);
        var title = Title(definition.Title, definition.Topic, extra, inlines);
        var subtitle = Plain(definition.Subtitle, extra, inlines);
        var (table, reason, text) = builder.Build(definition);
        if (table is null)
            return Hole(definition.Id, definition.Topic, reason!, definition.Place);
        csv[definition.Id] = text;
        var sources = available.SelectMany(f => f.Definition.Inputs).Select(id => view.Find(id)?.Descriptor.Source).OfType<string>().Distinct().ToImmutableArray();
        var last = available.Max(f => f.ObservedOn ?? f.AsOf);
        var remark = definition.Note is null ? null : Plain(definition.Note, extra, inlines);
        return new TableExhibit(new ExhibitCaption(definition.Id, NumberOf(definition.Id), title, subtitle, Source(sources, true, last), remark) { Words = words }, table);
    }

    private Block Study(TableDefinition definition, InlineWriter inlines)
    {
        var (table, reason, text, sources, remark) = StudyTable.Build(definition, view, catalogue, words, printer.Speech);
        if (table is null)
            return Hole(definition.Id, definition.Topic, reason!, definition.Place);
        csv[definition.Id] = text;
        var extra = new Dictionary<string, object?>(StringComparer.Ordinal);
        var title = Title(definition.Title, definition.Topic, extra, inlines);
        var written = definition.Note is null ? "" : Plain(definition.Note, extra, inlines) + words.Space;
        return new TableExhibit(new ExhibitCaption(definition.Id, NumberOf(definition.Id), title, Plain(definition.Subtitle, extra, inlines), Source(sources, true, view.AsOf), written + remark) { Words = words }, table);
    }

    private Block Written(TableDefinition definition, InlineWriter inlines)
    {
        var (table, reason, text) = EditorialTable.Build(definition, view, catalogue, printer.Dates);
        if (table is null)
            return Hole(definition.Id, definition.Topic, reason!, definition.Place);
        csv[definition.Id] = text;
        var extra = new Dictionary<string, object?>(StringComparer.Ordinal);
        var title = Title(definition.Title, definition.Topic, extra, inlines);
        var remark = definition.Note is null ? null : Plain(definition.Note, extra, inlines);
        return new TableExhibit(new ExhibitCaption(definition.Id, NumberOf(definition.Id), title, Plain(definition.Subtitle, extra, inlines), this.note.Publication + (printer.Speech.IsUnspaced ? "；" : "; ") + printer.Speech.AsOf(printer.Dates.Full(view.AsOf)), remark) { Words = words }, table);
    }

    private ImmutableArray<Inline> Title(TemplateText title, string topic, IReadOnlyDictionary<string, object?> extra, InlineWriter inlines)
    {
        var (text, _) = Sentences.Silence(Spacing.Tidy(render(title, extra), printer.Speech).Trim());
        return inlines.WriteText(text.Length == 0 ? topic : text);
    }

    private string Plain(TemplateText text, IReadOnlyDictionary<string, object?> extra, InlineWriter inlines) =>
        InlineText.Plain(inlines.WriteText(Sentences.Silence(Spacing.Tidy(render(text, extra), printer.Speech).Trim()).Text));

    private Hole Hole(string id, string topic, string reason, Place place)
    {
        var sentence = printer.Speech.NotAvailable(PlainReason.Of(reason, printer.Dates, printer.Speech));
        holes.Add(note.OnMissing == MissingData.Stop ? Diagnostic.Error(place, $"exhibit '{id}' ({topic}) cannot be made: {reason}.", "Import the missing series, or set \"onMissing\" to \"hole\".") : Diagnostic.Warning(place, $"exhibit '{id}' is a hole: {reason}.", "Import the missing series with `data import`."));
        return new Hole($"{printer.Speech.Exhibit(NumberOf(id)).Replace('\u00A0', ' ')}{(printer.Speech.IsUnspaced ? "：" : ": ")}{topic}", sentence);
    }

    private string Source(ImmutableArray<string> sources, bool calculated, DateOnly last)
    {
        var (comma, semicolon) = printer.Speech.IsUnspaced ? ("、", "；") : (", ", "; ");
        // A chart without series, such as a timeline, shows what the note itself knows.
        if (sources.IsEmpty && !calculated)
            return note.Publication + semicolon + printer.Speech.AsOf(printer.Dates.Full(last));
        var own = !calculated ? "" : (sources.IsEmpty ? "" : semicolon) + printer.Speech.OwnCalculations;
        return string.Join(comma, sources.Select(words.SourceName)) + own + semicolon + printer.Speech.AsOf(printer.Dates.Full(last));
    }
}
