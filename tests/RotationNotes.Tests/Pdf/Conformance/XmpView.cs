using System.Text;
using System.Xml.Linq;

namespace RotationNotes.Tests.Pdf.Conformance;

/// <summary>The document's XMP packet: properties by namespace and name.</summary>
public sealed class XmpView
{
    public static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    public static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";
    public static readonly XNamespace PdfSchema = "http://ns.adobe.com/pdf/1.3/";
    public static readonly XNamespace Xmp = "http://ns.adobe.com/xap/1.0/";
    public static readonly XNamespace PdfaId = "http://www.aiim.org/pdfa/ns/id/";
    public static readonly XNamespace PdfuaId = "http://www.aiim.org/pdfua/ns/id/";
    public static readonly XNamespace Extension = "http://www.aiim.org/pdfa/ns/extension/";
    public static readonly XNamespace Schema = "http://www.aiim.org/pdfa/ns/schema#";
    public static readonly XNamespace Property = "http://www.aiim.org/pdfa/ns/property#";

    private readonly XElement root;

    public XmpView(PdfModel pdf)
    {
        Text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(pdf.Stream(pdf.Catalog.Get("Metadata"))!.Data);
        var start = Text.IndexOf("<x:xmpmeta", StringComparison.Ordinal);
        var end = Text.IndexOf("</x:xmpmeta>", StringComparison.Ordinal) + 12;
        root = XElement.Parse(Text[start..end]);
    }

    public string Text { get; }

    public IEnumerable<XElement> Properties => root.Descendants(Rdf + "Description").Elements();

    public XElement? Find(XName name) => Properties.SingleOrDefault(element => element.Name == name);

    /// <summary>The text of a property, of the first item when it is a list.</summary>
    public string? Value(XName name) => Find(name) is { } element ? (element.Descendants(Rdf + "li").FirstOrDefault() ?? element).Value : null;

    public IEnumerable<XElement> Schemas => Find(Extension + "schemas")?.Elements(Rdf + "Bag").Elements(Rdf + "li") ?? [];
}
