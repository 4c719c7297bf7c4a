using static RotationNotes.Tests.Pdf.Conformance.StructureRules;

namespace RotationNotes.Tests.Pdf.Conformance;

/// <summary>What may stand in what: tables, lists, contents (ISO 14289-1, 7.2, 7.5, 7.6; ISO 32000-1, 14.8.4.3).</summary>
public static class TableAndListRules
{
    public static IReadOnlyList<ConformanceRule> All { get; } =
    [
        new("UA 7.2-3", "tables hold rows, groups of rows and a caption at one end", WrongTables, pdf => Break(pdf, "TR", row => row["S"] = new PdfName("P"))),
        new("UA 7.2-4", "rows stand in tables or their groups", pdf => Outside(pdf, ["TR"], ["Table", "THead", "TBody", "TFoot"]), pdf => Break(pdf, "Table", table => table["S"] = new PdfName("Div"))),
        new("UA 7.2-8", "cells stand in rows", pdf => Outside(pdf, ["TH", "TD"], ["TR"]), pdf => Break(pdf, "TR", row => row["S"] = new PdfName("Div"))),
        new("UA 7.2-10", "rows hold cells", pdf => Holding(pdf, "TR", ["TH", "TD"]), pdf => Break(pdf, "TD", cell => cell["S"] = new PdfName("P"))),
        new("UA 7.2-43", "tables are full grids", Gaps, pdf => Break(pdf, "TR", row => pdf.Array(row["K"]).RemoveAt(0))),
        new("UA 7.5-1", "header cells have a scope", Unscoped, pdf => Break(pdf, "TH", cell => cell.Remove("A"))),
        new("UA 7.5-2", "tables have header cells", pdf => Tree(pdf).Of("Table").Where(table => !table.Walk().Any(element => element.Type == "TH")).Select(_ => "Table"), pdf => Tree(pdf).Of("Table").First().Walk().Where(element => element.Type == "TH").ToList().ForEach(cell => cell.Entries["S"] = new PdfName("TD"))),
        new("UA 7.2-17", "list items stand in lists", pdf => Outside(pdf, ["LI"], ["L"]), pdf => Break(pdf, "L", list => list["S"] = new PdfName("Div"))),
        new("UA 7.2-18", "list bodies stand in list items", pdf => Outside(pdf, ["LBody"], ["LI"]), pdf => Break(pdf, "LI", item => item["S"] = new PdfName("Div"))),
        new("UA 7.2-19", "lists hold items", pdf => Tree(pdf).Of("L").Where(list => list.ChildTypes.Skip(list.ChildTypes.FirstOrDefault() == "Caption" ? 1 : 0).Any(type => type is not ("L" or "LI"))).Select(_ => "L"), pdf => Break(pdf, "LI", item => item["S"] = new PdfName("P"))),
        new("UA 7.2-20", "list items hold a label and a body", pdf => Holding(pdf, "LI", ["Lbl", "LBody"]), pdf => Break(pdf, "LBody", body => body["S"] = new PdfName("P"))),
        new("UA 7.6-1", "lists with drawn labels state their numbering", Unnumbered, pdf => Break(pdf, "L", list => list.Remove("A"))),
        new("UA 7.2-26", "entries of contents stand in contents", pdf => Outside(pdf, ["TOCI"], ["TOC"]), pdf => Break(pdf, "P", element => element["S"] = new PdfName("TOCI"))),
        new("UA 7.2-27", "contents hold entries", pdf => Tree(pdf).Of("TOC").Where(toc => toc.ChildTypes.Skip(toc.ChildTypes.FirstOrDefault() == "Caption" ? 1 : 0).Any(type => type is not ("TOC" or "TOCI"))).Select(_ => "TOC"), pdf => Break(pdf, "L", element => element["S"] = new PdfName("TOC"))),
        new("PDF 14.8.4.4", "paragraphs and headings hold no blocks", pdf => Tree(pdf).Of("P", "H1", "H2", "H3", "H4", "H5", "H6").SelectMany(element => element.ChildTypes.Except(["Link", "Span", "Note", "Reference", "Lbl", "Quote", "Code", "Formula", "Figure"])), pdf => Break(pdf, "Div", element => element["S"] = new PdfName("P"))),
    ];

    private static IEnumerable<string> Outside(PdfModel pdf, string[] types, string[] parents) =>
        Tree(pdf).Of(types).Where(element => !parents.Contains(element.Parent?.Type)).Select(element => $"{element.Type} in {element.Parent?.Type}");

    private static IEnumerable<string> Holding(PdfModel pdf, string type, string[] children) =>
        Tree(pdf).Of(type).SelectMany(element => element.ChildTypes.Except(children)).Select(child => $"{child} in {type}");

    private static IEnumerable<string> WrongTables(PdfModel pdf)
    {
        foreach (var table in Tree(pdf).Of("Table"))
        {
            var types = table.ChildTypes.ToList();
            if (types.Any(type => type is not ("TR" or "THead" or "TBody" or "TFoot" or "Caption")) || types.Skip(1).SkipLast(1).Contains("Caption") || types.Count(type => type == "Caption") > 1)
                yield return string.Join(' ', types);
            if (types.Count(type => type == "THead") > 1 || types.Count(type => type == "TFoot") > 1 || ((types.Contains("THead") || types.Contains("TFoot")) && !types.Contains("TBody")))
                yield return "groups of rows";
        }

        foreach (var finding in Holding(pdf, "THead", ["TR"]).Concat(Holding(pdf, "TBody", ["TR"])).Concat(Holding(pdf, "TFoot", ["TR"])))
            yield return finding;
    }

    private static IEnumerable<string> Gaps(PdfModel pdf)
    {
        var tree = Tree(pdf);
        foreach (var table in tree.Of("Table"))
        {
            var taken = new HashSet<(int Row, int Column)>();
            var rows = table.Walk().Where(element => element.Type == "TR").ToList();
            for (var r = 0; r < rows.Count; r++)
            {
                var c = 0;
                foreach (var cell in rows[r].Children)
                {
                    while (taken.Contains((r, c)))
                        c++;
                    var (across, down) = (Span(tree, cell, "ColSpan"), Span(tree, cell, "RowSpan"));
                    for (var i = 0; i < across * down; i++)
                    {
                        if (!taken.Add((r + i / across, c + i % across)))
                            yield return $"cell {r},{c} is taken twice";
                    }
                }
            }

            if (taken.Count > 0 && taken.Count != (taken.Max(cell => cell.Row) + 1) * (taken.Max(cell => cell.Column) + 1))
                yield return "the rows differ in length";
        }
    }

    private static int Span(StructureView tree, Element cell, string key) => tree.Attribute(cell, key) is long span ? (int)span : 1;

    private static IEnumerable<string> Unscoped(PdfModel pdf)
    {
        var tree = Tree(pdf);
        return tree.Of("TH").Where(cell => tree.Attribute(cell, "Scope") is not PdfName { Value: "Row" or "Column" or "Both" }).Select(_ => "TH");
    }

    private static IEnumerable<string> Unnumbered(PdfModel pdf)
    {
        var tree = Tree(pdf);
        return tree.Of("L").Where(list => tree.Attribute(list, "ListNumbering") is not PdfName).Select(_ => "L");
    }
}
