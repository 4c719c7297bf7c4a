using System.Collections.Immutable;
using RotationNotes.Documents;
using RotationNotes.Documents.Charts;
using RotationNotes.Documents.Words;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Narrative.Phrases;

namespace RotationNotes.Narrative.Notes;

/// <summary>Turns the text of <c>note.json</c> into a definition, gathering every finding before it gives up.</summary>
internal static class NoteReader
{
    /// <exception cref="DiagnosticException">One or more members are missing, unknown or of the wrong kind.</exception>
    public static NoteDefinition Read(string id, NoteFile json, NoteFile body, ImmutableArray<NoteFile> files)
    {
        var findings = new List<Diagnostic>();
        var root = new JsonObjectReader(JsonValue.Parse(json.Text, json.Path), "The note", findings);
        var events = root.Objects("events", "An event").Select(ReadEvent).ToImmutableArray();
        var periods = root.Objects("periods", "A period").Select(ReadPeriod).OfType<ChartPeriod>().ToImmutableArray();
        var language = root.Text("language", "en-US");
        var usual = language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? DateStyle.YearMonthDay : DateStyle.DayMonth;
        var note = new NoteDefinition
        {
            Id = id,
            Publication = root.Text("publication"),
            Author = root.Text("author"),
            Language = language,
            Theme = root.Text("theme", "research"),
            DateStyle = root.Choice("dates", (DateStyle?)usual, ("16 July 2024", DateStyle.DayMonth), ("July 16, 2024", DateStyle.MonthDay), ("2024年7月16日", DateStyle.YearMonthDay)),
            Title = root.Template("title"),
            Subtitle = root.OptionalTemplate("subtitle"),
            Subject = root.OptionalTemplate("subject") ?? new TemplateText("{{ publication }}: {{ title }}", root.Place),
            OnMissing = root.Choice("onMissing", (MissingData?)MissingData.Hole, ("hole", MissingData.Hole), ("stop", MissingData.Stop)),
            Keywords = Plain(root.Texts("keywords")),
            Pages = ReadPages(root),
            Metrics = Plain(root.Texts("metrics", required: true)),
            Names = Plain(root.Texts("names")),
            Terms = ReadTerms(root),
            KeyFigures = [.. root.Objects("keyFigures", "A key figure").Select(ReadKeyFigure)],
            Charts = [.. root.Objects("charts", "A chart").Select(chart => ChartReader.Read(chart, events, periods))],
            Events = [.. events.OrderBy(e => e.Date)],
            Tables = [.. root.Objects("tables", "A table").Select(table => TableReader.Read(table, files, findings))],
            Views = files.FirstOrDefault(f => f.Name == HouseView.FileName) is { } views ? HouseView.Read(views, findings) : [],
            Body = body,
            Files = files,
        };
        root.Finish();
        RefuseOddWords(note, root);
        RefuseRepeatedIds(note, findings);
        if (findings.Count > 0)
            throw new DiagnosticException(FailureKind.Configuration, findings);
        return note;
    }

    private static ImmutableArray<string> Plain(ImmutableArray<(string Text, Place Place)> texts) => [.. texts.Select(t => t.Text)];

    private static PageRange? ReadPages(JsonObjectReader root)
    {
        if (root.OptionalText("pages") is not { } text)
            return null;
        var pages = PageRange.Parse(text);
        if (pages is null)
            root.Report(root.PlaceOf("pages"), $"'{text}' is no number of pages.", "Write the least and the most with a hyphen: \"6-8\".");
        return pages;
    }

    private static ImmutableDictionary<string, string> ReadTerms(JsonObjectReader root)
    {
        var terms = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var term in root.Objects("terms", "A term"))
        {
            terms[term.Text("metric")] = term.Text("name");
            term.Finish();
        }

        return terms.ToImmutable();
    }

    private static NoteEvent ReadEvent(JsonObjectReader reader)
    {
        var date = reader.Date("date");
        if (date is null)
            reader.Report(reader.Place, "An event needs a 'date'.", "Write it as yyyy-mm-dd.");
        var label = reader.Text("label");
        var mark = reader.Text("short", label);
        var kind = reader.Text("kind", "");
        reader.Finish();
        return new NoteEvent(date ?? default, label, mark, kind);
    }

    private static ChartPeriod? ReadPeriod(JsonObjectReader reader)
    {
        var (first, last) = (reader.Date("first"), reader.Date("last"));
        var label = reader.OptionalText("label");
        var role = reader.Choice("role", (PeriodRole?)PeriodRole.Other, ("window", PeriodRole.Window), ("recession", PeriodRole.Recession), ("other", PeriodRole.Other));
        reader.Finish();
        if (first is not null && last >= first)
            return new ChartPeriod(first.Value, last.Value, label, role);
        reader.Report(reader.Place, "A period needs 'first' and 'last', in this order.", "Write both as yyyy-mm-dd.");
        return null;
    }

    private static KeyFigureDefinition ReadKeyFigure(JsonObjectReader reader)
    {
        var figure = new KeyFigureDefinition(reader.Text("label"), reader.Text("metric"), ReadFormat(reader), reader.OptionalTemplate("detail"), reader.Place);
        reader.Finish();
        return figure;
    }

    /// <summary>The <c>format</c> member of any object that has one.</summary>
    internal static ValueFormat? ReadFormat(JsonObjectReader reader, string member = "format")
    {
        if (reader.OptionalText(member) is not { } text)
            return null;
        var format = FormatWord.Parse(text);
        if (format is null)
            reader.Report(reader.PlaceOf(member), $"'{text}' is not a format.", $"Allowed: {FormatWord.Allowed}.");
        return format;
    }

    /// <summary>What becomes a file name or chooses words is checked where it is written.</summary>
    private static void RefuseOddWords(NoteDefinition note, JsonObjectReader root)
    {
        if (!FixedWords.Speaks(note.Language))
            root.Report(root.PlaceOf("language"), $"the house has no words for the language '{note.Language}'.", $"Allowed: {FixedWords.Languages}.");
        if (!FileWord.IsOne(note.Theme))
            root.Report(root.PlaceOf("theme"), $"'{note.Theme}' is no name of a theme.", FileWord.Allowed);
        if (string.IsNullOrWhiteSpace(note.Title.Text) && root.Has("title"))
            root.Report(note.Title.Place, "the title is empty.", "State the finding in one line.");
        foreach (var (id, place) in note.Charts.Select(c => (c.Id, c.Place)).Concat(note.Tables.Select(t => (t.Id, t.Place))))
        {
            // A missing id is reported as missing.
            if (id.Length > 0 && !FileWord.IsOne(id))
                root.Report(place, $"'{id}' is no id of an exhibit.", FileWord.Allowed);
        }
    }

    private static void RefuseRepeatedIds(NoteDefinition note, List<Diagnostic> findings)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (id, place) in note.Charts.Select(c => (c.Id, c.Place)).Concat(note.Tables.Select(t => (t.Id, t.Place))))
        {
            if (id.Length > 0 && !seen.Add(id))
                findings.Add(Diagnostic.Error(place, $"another exhibit is already called '{id}'.", "Exhibit ids are unique within a note."));
        }
    }
}
