using static RotationNotes.Tests.Pdf.Conformance.StructureRules;

namespace RotationNotes.Tests.Pdf.Conformance;

/// <summary>Annotations and actions (ISO 19005-3, 6.3 and 6.5; ISO 14289-1, 7.18).</summary>
public static class AnnotationRules
{
    public static IReadOnlyList<ConformanceRule> All { get; } =
    [
        new("A 6.3.1-1", "annotations are links", pdf => Annotations(pdf).Where(annotation => annotation.NameOf("Subtype") != "Link").Select(annotation => $"{annotation.Get("Subtype")}"), pdf => Annotations(pdf).First()["Subtype"] = new PdfName("Movie")),
        new("A 6.3.2-2", "annotations are printed and never hidden", pdf => Annotations(pdf).Where(annotation => annotation.Get("F") is not 4L).Select(annotation => $"{annotation.Get("F")}"), pdf => Annotations(pdf).First()["F"] = 6L),
        new("A 6.3.3-1", "annotations that are no links have an appearance", pdf => Annotations(pdf).Where(annotation => annotation.NameOf("Subtype") != "Link" && !annotation.ContainsKey("AP")).Select(_ => "AP"), pdf => Annotations(pdf).First()["Subtype"] = new PdfName("Text")),
        new("A 6.5.1-1", "actions open addresses and nothing else", pdf => pdf.Dictionaries().Where(entries => entries.ContainsKey("A") && entries.NameOf("Type") == "Annot").Select(entries => pdf.Dictionary(entries["A"])!.NameOf("S")).Where(kind => kind is not ("URI" or "GoTo"))!,
            pdf => pdf.Dictionary(Annotations(pdf).First(annotation => annotation.ContainsKey("A"))["A"])!["S"] = new PdfName("JavaScript")),
        new("UA 7.18.3-1", "pages with annotations are walked in structure order", pdf => pdf.Pages.Where(page => page.Annotations.Any() && page.Dictionary.NameOf("Tabs") != "S").Select(_ => "Tabs"), pdf => pdf.Pages.First(page => page.Annotations.Any()).Dictionary["Tabs"] = new PdfName("R")),
        new("UA 7.18.5-1", "link annotations belong to Link elements that refer to them", Untagged, pdf => Annotations(pdf).First().Remove("StructParent")),
        new("UA 7.18.5-2", "links have contents", pdf => Annotations(pdf).Where(annotation => string.IsNullOrWhiteSpace(pdf.Text(annotation.Get("Contents")))).Select(_ => "Contents"), pdf => Annotations(pdf).First().Remove("Contents")),
        new("UA 7.18.5-3", "Link elements have an annotation", pdf => Tree(pdf).Of("Link").Where(link => link.Annotations.Count == 0).Select(_ => "Link"), pdf => Break(pdf, "Link", link => link["K"] = new PdfArray())),
        new("PDF 12.5.6.5", "links lead to an address or a page", pdf => Annotations(pdf).Where(annotation => annotation.ContainsKey("A") == annotation.ContainsKey("Dest")).Select(_ => "A, Dest"), pdf => Annotations(pdf).First(annotation => annotation.ContainsKey("Dest")).Remove("Dest")),
        new("PDF 12.5.2", "links lie on their page", pdf => pdf.Pages.SelectMany(page => page.Annotations.Where(annotation => !Inside(pdf, annotation, page)).Select(_ => "Rect")), pdf => Annotations(pdf).First()["Rect"] = new PdfArray(0L, -90L, 9L, 9L)),
    ];

    private static IEnumerable<PdfDictionary> Annotations(PdfModel pdf) => pdf.Pages.SelectMany(page => page.Annotations);

    private static IEnumerable<string> Untagged(PdfModel pdf)
    {
        var tree = Tree(pdf);
        var owners = tree.All.SelectMany(element => element.Annotations.Select(entry => (entry.Annotation, entry.Page, element))).ToDictionary(entry => entry.Annotation, entry => (entry.Page, entry.element));
        foreach (var page in pdf.Pages)
        {
            foreach (var annotation in page.Annotations)
            {
                if (annotation.Get("StructParent") is not long number || tree.ParentTree.GetValueOrDefault((int)number) is not PdfDictionary parent || parent.NameOf("S") != "Link"
                    || !owners.TryGetValue(annotation, out var owner) || owner.element.Entries != parent || owner.Page != page.Dictionary)
                    yield return $"{pdf.Text(annotation.Get("Contents"))}";
            }
        }
    }

    private static bool Inside(PdfModel pdf, PdfDictionary annotation, PdfPage page)
    {
        var rect = pdf.Array(annotation.Get("Rect")).Select(pdf.Number).ToArray();
        var box = pdf.Array(page.Dictionary.Get("MediaBox")).Select(pdf.Number).ToArray();
        return rect.Length == 4 && rect[0] < rect[2] && rect[1] < rect[3] && rect[0] >= box[0] && rect[1] >= box[1] && rect[2] <= box[2] && rect[3] <= box[3];
    }
}
