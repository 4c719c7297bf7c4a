namespace RotationNotes.Tests.Pdf.Conformance;

/// <summary>An element of the structure tree.</summary>
public sealed record Element(PdfDictionary Entries, string Type, Element? Parent, List<Element> Children, List<(PdfDictionary? Page, int Mcid)> Content, List<(PdfDictionary? Page, PdfDictionary Annotation)> Annotations, List<(PdfDictionary? Page, int Mcid, Element? Child)> Order)
{
    public IEnumerable<Element> Walk() => Children.SelectMany(child => child.Walk()).Prepend(this);

    public IEnumerable<string> ChildTypes => Children.Select(child => child.Type);
}

/// <summary>The logical structure as a tree, with what leads into and out of it.</summary>
public sealed class StructureView
{
    private readonly PdfModel pdf;

    public StructureView(PdfModel pdf)
    {
        this.pdf = pdf;
        TreeRoot = pdf.Dictionary(pdf.Catalog.Get("StructTreeRoot"));
        if (TreeRoot is null)
            return;
        var kids = pdf.Follow(TreeRoot.Get("K")) is PdfArray several ? several : new PdfArray(TreeRoot.Get("K"));
        Roots = [.. kids.Select(kid => Read(pdf.Dictionary(kid)!, null))];
        var numbers = pdf.Array(pdf.Dictionary(TreeRoot.Get("ParentTree"))?.Get("Nums"));
        for (var i = 0; i + 1 < numbers.Count; i += 2)
            ParentTree.Add((int)(long)numbers[i]!, pdf.Follow(numbers[i + 1]));
    }

    public PdfDictionary? TreeRoot { get; }

    public List<Element> Roots { get; } = [];

    public Dictionary<int, object?> ParentTree { get; } = [];

    public IEnumerable<Element> All => Roots.SelectMany(root => root.Walk());

    public IEnumerable<Element> Of(params string[] types) => All.Where(element => types.Contains(element.Type));

    /// <summary>An attribute of an element, whoever owns it.</summary>
    public object? Attribute(Element element, string key)
    {
        var attributes = pdf.Follow(element.Entries.Get("A"));
        foreach (var entries in attributes is PdfArray several ? several.Select(pdf.Dictionary) : [attributes as PdfDictionary])
        {
            if (entries?.Get(key) is { } value)
                return pdf.Follow(value);
        }

        return null;
    }

    private Element Read(PdfDictionary entries, Element? parent)
    {
        var element = new Element(entries, entries.NameOf("S") ?? "", parent, [], [], [], []);
        var page = pdf.Dictionary(entries.Get("Pg"));
        var kids = pdf.Follow(entries.Get("K"));
        foreach (var kid in kids is PdfArray several ? several : kids is null ? [] : new PdfArray(kids))
        {
            switch (kid)
            {
                case long mcid:
                    element.Content.Add((page, (int)mcid));
                    element.Order.Add((page, (int)mcid, null));
                    break;
                case PdfDictionary content when content.NameOf("Type") == "MCR":
                    element.Content.Add((pdf.Dictionary(content.Get("Pg")), (int)(long)content.Get("MCID")!));
                    element.Order.Add((element.Content[^1].Page, element.Content[^1].Mcid, null));
                    break;
                case PdfDictionary link when link.NameOf("Type") == "OBJR":
                    element.Annotations.Add((pdf.Dictionary(link.Get("Pg")), pdf.Dictionary(link.Get("Obj"))!));
                    break;
                default:
                    element.Children.Add(Read(pdf.Dictionary(kid)!, element));
                    element.Order.Add((null, -1, element.Children[^1]));
                    break;
            }
        }

        return element;
    }
}
