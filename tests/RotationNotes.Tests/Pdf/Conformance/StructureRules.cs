using static RotationNotes.Tests.Pdf.Conformance.ConformanceRule;

namespace RotationNotes.Tests.Pdf.Conformance;

/// <summary>Logical structure (ISO 19005-3, 6.7; ISO 14289-1, 7.1 to 7.4, 7.7, 7.9).</summary>
public static class StructureRules
{
    private static readonly HashSet<string> StandardTypes =
    [
        .. "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private H H1 H2 H3 H4 H5 H6 P L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form".Split(' '),
    ];

    private static readonly HashSet<string> Painting = ["f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Tj", "TJ", "'", "\"", "sh", "Do", "EI"];

    public static IReadOnlyList<ConformanceRule> All { get; } =
    [
        new("A 6.7.2-1", "the document says that it is marked", pdf => Unless(pdf.Dictionary(pdf.Catalog.Get("MarkInfo"))?.Get("Marked") is true, "Marked"), pdf => pdf.Catalog.Remove("MarkInfo")),
        new("UA 7.1-4", "nothing is suspect", pdf => Unless(pdf.Dictionary(pdf.Catalog.Get("MarkInfo"))?.Get("Suspects") is not true, "Suspects"), pdf => pdf.Dictionary(pdf.Catalog.Get("MarkInfo"))!["Suspects"] = true),
        new("A 6.7.3-1", "there is a structure tree with one Document", pdf => Unless(new StructureView(pdf).Roots is [{ Type: "Document" }], "StructTreeRoot"), pdf => pdf.Catalog.Remove("StructTreeRoot")),
        new("UA 7.1-5", "types are standard ones and not mapped anew", pdf => Tree(pdf).All.Select(element => element.Type).Where(type => !StandardTypes.Contains(type)).Concat(Tree(pdf).TreeRoot?.Keys.Intersect(["RoleMap"]) ?? []), pdf => Break(pdf, "P", element => element["S"] = new PdfName("Story"))),
        new("UA 7.1-12", "elements name their parents", Orphans, pdf => Break(pdf, "P", element => element.Remove("P"))),
        new("UA 7.1-1", "artifacts do not stand in tagged content, nor tagged content in artifacts", pdf => Operations(pdf).Where(op => op.Operator is "BDC" or "BMC" && op.Marks.Count > 0).Select(op => $"{op.Operands[0]}"), pdf => FileRules.Append(pdf, "/Artifact BMC /P<</MCID 0>>BDC EMC EMC\n")),
        new("UA 7.1-3", "everything that is painted is tagged or an artifact", pdf => Operations(pdf).Where(op => Painting.Contains(op.Operator) && !op.Marks.Any(mark => mark.Tag == "Artifact" || mark.Properties?.ContainsKey("MCID") is true)).Select(op => op.Operator), pdf => FileRules.Append(pdf, "0 0 9 9 re f\n")),
        new("PDF 14.7.4-1", "marked content leads to an element that leads back", Unanchored, pdf => pdf.Array(Tree(pdf).TreeRoot!.Get("ParentTree") is { } tree ? pdf.Array(pdf.Dictionary(tree)!.Get("Nums"))[1] : null).RemoveAt(0)),
        new("PDF 14.7.4-2", "elements lead to content that is there, once", Dangling, pdf => FileRules.Append(pdf, "/P<</MCID 0>>BDC EMC\n")),
        new("PDF 14.7.4-3", "tags of content are the types of their elements", Mistagged, pdf => pdf.Pages[0].Content.Data = System.Text.Encoding.Latin1.GetBytes(System.Text.Encoding.Latin1.GetString(pdf.Pages[0].Content.Data).Replace("/H1<<", "/P<<"))),
        new("UA 7.3-1", "figures and formulas have an alternative text", pdf => Tree(pdf).Of("Figure", "Formula").Where(element => string.IsNullOrWhiteSpace(pdf.Text(element.Entries.Get("Alt"))) && string.IsNullOrWhiteSpace(pdf.Text(element.Entries.Get("ActualText")))).Select(element => element.Type), pdf => Break(pdf, "Figure", element => element.Remove("Alt"))),
        new("PDF 14.8.5.4", "figures have a box on their page", UnboxedFigures, pdf => Break(pdf, "Figure", element => element.Remove("A"))),
        new("UA 7.4.2-1", "headings begin at one and never skip a level", SkippedHeadings, pdf => Break(pdf, "H2", element => element["S"] = new PdfName("H4"))),
        new("UA 7.4.4-1", "headings are numbered", pdf => Tree(pdf).Of("H").Select(_ => "H"), pdf => Break(pdf, "H2", element => element["S"] = new PdfName("H"))),
        new("UA 7.9-1", "notes have an identifier of their own that the identifier tree knows", WrongNotes, pdf => Break(pdf, "Note", element => element["ID"] = PdfString.Of(""))),
        new("UA 7.1-E", "elements without content or children are left out", pdf => Tree(pdf).All.Where(element => element.Children.Count == 0 && element.Content.Count == 0 && element.Annotations.Count == 0 && element.Type is not ("TD" or "TH" or "Document" or "Lbl")).Select(element => element.Type),
            pdf => Break(pdf, "P", element => element["K"] = new PdfArray())),
        new("PDF 12.3.3", "bookmarks lead to pages", pdf => pdf.Dictionaries().Where(entries => entries.ContainsKey("Dest")).Where(entries => pdf.Array(entries["Dest"]) is not [PdfReference target, ..] || pdf.Dictionary(target)?.NameOf("Type") != "Page").Select(_ => "Dest"),
            pdf => pdf.Dictionaries().First(entries => entries.ContainsKey("Dest"))["Dest"] = new PdfArray(7L)),
        new("PDF 12.4.2", "pages have labels", pdf => Unless(pdf.Array(pdf.Dictionary(pdf.Catalog.Get("PageLabels"))?.Get("Nums")).Count >= 2, "PageLabels"), pdf => pdf.Catalog.Remove("PageLabels")),
    ];

    public static StructureView Tree(PdfModel pdf) => new(pdf);

    /// <summary>Changes the first element of a type.</summary>
    public static void Break(PdfModel pdf, string type, Action<PdfDictionary> change) => change(Tree(pdf).Of(type).First().Entries);

    private static IEnumerable<PdfPage.Operation> Operations(PdfModel pdf) => pdf.Pages.SelectMany(page => page.Operations());

    private static IEnumerable<int> Mcids(PdfPage page) => page.Operations().Where(op => op.Operator == "BDC" && (op.Operands[1] as PdfDictionary)?.ContainsKey("MCID") is true).Select(op => (int)(long)((PdfDictionary)op.Operands[1]!)["MCID"]!);

    private static IEnumerable<string> Orphans(PdfModel pdf)
    {
        var tree = Tree(pdf);
        return tree.All.Where(element => pdf.Dictionary(element.Entries.Get("P")) != (element.Parent?.Entries ?? tree.TreeRoot)).Select(element => element.Type);
    }

    private static IEnumerable<string> Unanchored(PdfModel pdf)
    {
        var tree = Tree(pdf);
        var owners = tree.All.SelectMany(element => element.Content.Select(content => (content.Page, content.Mcid, element.Entries))).ToDictionary(entry => (entry.Page, entry.Mcid), entry => entry.Entries);
        foreach (var page in pdf.Pages)
        {
            if (page.Dictionary.Get("StructParents") is not long number || tree.ParentTree.GetValueOrDefault((int)number) is not PdfArray parents)
            {
                yield return "StructParents";
                continue;
            }

            foreach (var id in Mcids(page))
            {
                if (id >= parents.Count || pdf.Dictionary(parents[id]) is not { } owner || owners.GetValueOrDefault((page.Dictionary, id)) != owner)
                    yield return $"MCID {id}";
            }
        }
    }

    private static IEnumerable<string> Dangling(PdfModel pdf)
    {
        var there = pdf.Pages.SelectMany(page => Mcids(page).Select(id => (page.Dictionary, id))).ToList();
        foreach (var twice in there.GroupBy(entry => entry).Where(group => group.Count() > 1))
            yield return $"MCID {twice.Key.id} stands twice";
        var known = there.ToHashSet();
        foreach (var (page, id) in Tree(pdf).All.SelectMany(element => element.Content))
        {
            if (!known.Contains((page!, id)))
                yield return $"MCID {id} is nowhere";
        }
    }

    private static IEnumerable<string> Mistagged(PdfModel pdf)
    {
        var types = Tree(pdf).All.SelectMany(element => element.Content.Select(content => ((content.Page, content.Mcid), element.Type))).ToDictionary(entry => entry.Item1, entry => entry.Type);
        foreach (var page in pdf.Pages)
        {
            foreach (var op in page.Operations().Where(op => op.Operator == "BDC" && (op.Operands[1] as PdfDictionary)?.ContainsKey("MCID") is true))
            {
                var (tag, id) = (((PdfName)op.Operands[0]!).Value, (int)(long)((PdfDictionary)op.Operands[1]!)["MCID"]!);
                // A reference to something that is not printed is drawn before that is known: a Link becomes a Span.
                if (types.GetValueOrDefault((page.Dictionary, id)) is { } type && type != tag && (type, tag) is not ("Span", "Link"))
                    yield return $"{tag} is {type}";
            }
        }
    }

    private static IEnumerable<string> UnboxedFigures(PdfModel pdf)
    {
        var tree = Tree(pdf);
        foreach (var figure in tree.Of("Figure"))
        {
            var box = tree.Attribute(figure, "BBox") is PdfArray four ? four.Select(pdf.Number).ToArray() : [];
            var page = pdf.Array(pdf.Dictionary(figure.Entries.Get("Pg"))?.Get("MediaBox")).Select(pdf.Number).ToArray();
            if (box.Length != 4 || page.Length != 4 || box[0] < page[0] || box[1] < page[1] || box[2] > page[2] || box[3] > page[3] || box[2] <= box[0] || box[3] <= box[1])
                yield return "BBox";
        }
    }

    private static IEnumerable<string> SkippedHeadings(PdfModel pdf)
    {
        var level = 0;
        foreach (var type in Tree(pdf).All.Select(element => element.Type).Where(type => type is ['H', >= '1' and <= '6']))
        {
            if (type[1] - '0' > level + 1)
                yield return $"{type} after H{level}";
            level = type[1] - '0';
        }
    }

    private static IEnumerable<string> WrongNotes(PdfModel pdf)
    {
        var tree = Tree(pdf);
        var names = pdf.Array(pdf.Dictionary(tree.TreeRoot?.Get("IDTree"))?.Get("Names"));
        var known = Enumerable.Range(0, names.Count / 2).ToDictionary(i => pdf.Text(names[2 * i])!, i => pdf.Dictionary(names[2 * i + 1]));
        var seen = new HashSet<string>();
        foreach (var note in tree.Of("Note"))
        {
            var id = pdf.Text(note.Entries.Get("ID")) ?? "";
            if (id.Length == 0 || !seen.Add(id) || known.GetValueOrDefault(id) != note.Entries)
                yield return $"note '{id}'";
        }

        if (!known.Keys.SequenceEqual(known.Keys.Order(StringComparer.Ordinal)))
            yield return "identifiers are not in order";
    }
}
