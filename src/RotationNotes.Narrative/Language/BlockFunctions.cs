using System.Globalization;
using RotationNotes.Foundation.Text;
using RotationNotes.Narrative.Claims;
using RotationNotes.Narrative.Exhibits;
using RotationNotes.Narrative.Notes;
using RotationNotes.Narrative.Prose;
using Scriban.Runtime;
using static RotationNotes.Narrative.Language.FunctionSet;

namespace RotationNotes.Narrative.Language;

/// <summary>Functions that call exhibits, boxes and generated matter into the text.</summary>
internal static class BlockFunctions
{
    public const string KeyFigures = "figures";
    public const string Definitions = "definitions";
    public const string DataNotes = "datanotes";
    public const string PageBreak = "pagebreak";

    public static void AddTo(ScriptObject globals, ExhibitBook book, NoteDefinition note)
    {
        Of(globals, "chart", [Text("id")], a => Own(ExhibitBook.ChartPrefix + Known((string?)a[0], note.Charts.Select(c => c.Id), "chart")));
        Of(globals, "table", [Text("id")], a => Own(ExhibitBook.TablePrefix + Known((string?)a[0], note.Tables.Select(t => t.Id), "table")));
        Of(globals, "side_by_side", [Text("left"), Text("right")], a => Own($"{ExhibitBook.SidePrefix}{Known((string?)a[0], book.Ids, "exhibit")}|{Known((string?)a[1], book.Ids, "exhibit")}"));
        Of(globals, "exhibit", [Text("id")], a => Marks.Call(BlockWriter.ReferencePrefix + Known((string?)a[0], book.Ids, "exhibit")));
        Of(globals, "takeaways", [OptionalText("title", "Key takeaways")], a => Own($"{BlockWriter.BoxBegin}!{a[0]}"));
        Of(globals, "end_takeaways", [], _ => Own(BlockWriter.BoxEnd));
        Of(globals, "place", [Text("where"), Text("id")], a => Own($"{ExhibitBook.PlacePrefix}{Where((string?)a[0])}|{Known((string?)a[1], book.Ids, "exhibit")}"));
        Of(globals, "sidebar", [Text("title")], a => Own($"{BlockWriter.SidebarBegin}{a[0]}"));
        Of(globals, "end_sidebar", [], _ => Own(BlockWriter.BoxEnd));
        Of(globals, "columns", [OptionalInteger("count", 2)], a => Own(BlockWriter.ColumnsBegin + ColumnCount(a[0])));
        Of(globals, "end_columns", [], _ => Own(BlockWriter.BoxEnd));
        Of(globals, "contents", [OptionalText("title", "In this note")], a => Own($"{BlockWriter.ContentsList}{a[0]}"));
        Of(globals, "list_of_exhibits", [OptionalText("title", "Exhibits")], a => Own($"{BlockWriter.ListOfExhibits}{a[0]}"));
        Of(globals, "aside", [Text("title")], a => Own($"{BlockWriter.BoxBegin}{a[0]}"));
        Of(globals, "end_aside", [], _ => Own(BlockWriter.BoxEnd));
        Of(globals, "disclosures", [], _ => Own(BlockWriter.DisclosuresBegin));
        Of(globals, "end_disclosures", [], _ => Own(BlockWriter.DisclosuresEnd));
        Of(globals, "lead", [], _ => Marks.Call(BlockWriter.Lead));
        Of(globals, "key_figures", [], _ => Own(KeyFigures));
        Of(globals, "definitions", [], _ => Own(Definitions));
        Of(globals, "data_notes", [], _ => Own(DataNotes));
        Of(globals, "page_break", [], _ => Own(PageBreak));
    }

    private static string Where(string? place) => place is "top" or "bottom" or "beside"
        ? place
        : throw new ArgumentException($"'{place}' is no place on a page. Write \"top\", \"bottom\" or \"beside\".");

    private static string ColumnCount(object? count) => Convert.ToInt64(count, CultureInfo.InvariantCulture) switch
    {
        2 => "2",
        3 => "3",
        var other => throw new ArgumentException($"text stands in two or three columns, not {other.ToString(CultureInfo.InvariantCulture)}."),
    };

    /// <summary>A call that stands in a paragraph of its own, wherever the author wrote it.</summary>
    private static string Own(string call) => "\n\n" + Marks.Call(call) + "\n\n";

    private static string Known(string? id, IEnumerable<string> ids, string what)
    {
        var known = ids.ToArray();
        if (id is not null && known.Contains(id, StringComparer.Ordinal))
            return id;
        var hint = NearestName.HintOrList(id ?? "", known);
        throw new ArgumentException($"note.json declares no {what} '{id}'." + (hint is null ? "" : " " + hint));
    }
}
