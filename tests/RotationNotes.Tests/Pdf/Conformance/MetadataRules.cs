using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using static RotationNotes.Tests.Pdf.Conformance.ConformanceRule;
using static RotationNotes.Tests.Pdf.Conformance.XmpView;

namespace RotationNotes.Tests.Pdf.Conformance;

/// <summary>Metadata and language (ISO 19005-3, 6.6 and 6.7.4; ISO 14289-1, 5 and 7.1).</summary>
public static partial class MetadataRules
{
    // Value types of the predefined properties in use (XMP Specification 2005; ISO 19005-1, 6.7.9).
    private static readonly Dictionary<XName, string?> Known = new()
    {
        [Dc + "title"] = "Alt", [Dc + "creator"] = "Seq", [Dc + "description"] = "Alt", [Dc + "language"] = "Bag", [Dc + "subject"] = "Bag", [Dc + "format"] = null,
        [PdfSchema + "Producer"] = null, [PdfSchema + "Keywords"] = null, [Xmp + "CreatorTool"] = null, [Xmp + "CreateDate"] = null, [Xmp + "ModifyDate"] = null, [Xmp + "MetadataDate"] = null,
        [PdfaId + "part"] = null, [PdfaId + "conformance"] = null, [Extension + "schemas"] = "Bag",
    };

    public static IReadOnlyList<ConformanceRule> All { get; } =
    [
        new("A 6.6.2.1-1", "the catalog has a metadata stream", pdf => Unless(pdf.Stream(pdf.Catalog.Get("Metadata")) is { } stream && stream.Dictionary.NameOf("Type") == "Metadata" && stream.Dictionary.NameOf("Subtype") == "XML", "Metadata"), pdf => pdf.Catalog.Remove("Metadata")),
        new("A 6.6.2.1-2", "the packet header has neither bytes nor encoding", pdf => Unless(PacketStart().IsMatch(Text(pdf)) && Text(pdf).TrimEnd().EndsWith("<?xpacket end=\"w\"?>", StringComparison.Ordinal), "packet"), pdf => Replace(pdf, "<?xpacket begin", "<?xpacket bytes='9' begin")),
        new("A 6.6.2.1-4", "the packet is well-formed XML in UTF-8", NotXml, pdf => Replace(pdf, "</rdf:RDF>", "</rdf:RDX>")),
        new("A 6.6.2.3-3", "extension schemas are described completely", IncompleteSchemas, pdf => Replace(pdf, "<pdfaProperty:category>internal</pdfaProperty:category>", "")),
        new("A 6.6.2.3-7", "every property is predefined or described, with its type", UnknownProperties, pdf => Replace(pdf, "<pdf:Producer>", "<pdf:Foo>1</pdf:Foo><pdf:Producer>")),
        new("A 6.6.3-1", "document information and metadata say the same", Differences, pdf => pdf.Dictionary(pdf.Trailer.Get("Info"))!["Title"] = PdfString.Of("Another")),
        new("A 6.6.4-2", "the part is 3", pdf => Unless(Xml(pdf)?.Value(PdfaId + "part") == "3", "part"), pdf => Replace(pdf, "<pdfaid:part>3", "<pdfaid:part>2")),
        new("A 6.6.4-3", "the level is A", pdf => Unless(Xml(pdf)?.Value(PdfaId + "conformance") == "A", "conformance"), pdf => Replace(pdf, "<pdfaid:conformance>A", "<pdfaid:conformance>B")),
        new("A 6.6.4-4", "the identification has its prefix", pdf => Unless(Xml(pdf)?.Find(PdfaId + "part")?.GetPrefixOfNamespace(PdfaId) == "pdfaid" && Xml(pdf)?.Find(PdfuaId + "part")?.GetPrefixOfNamespace(PdfuaId) == "pdfuaid", "prefix"),
            pdf => Rename(pdf, "pdfaid:", "ident:", "xmlns:pdfaid", "xmlns:ident")),
        new("UA 5-1", "the file says that it is PDF/UA-1", pdf => Unless(Xml(pdf)?.Value(PdfuaId + "part") == "1", "pdfuaid:part"), pdf => Replace(pdf, "<pdfuaid:part>1</pdfuaid:part>", "")),
        new("UA 7.1-9", "the metadata has a title", pdf => Unless(Xml(pdf)?.Value(Dc + "title") is { Length: > 0 }, "dc:title"), pdf => Replace(pdf, "dc:title", "dc:titel")),
        new("UA 7.1-10", "viewers show the title", pdf => Unless(pdf.Dictionary(pdf.Catalog.Get("ViewerPreferences"))?.Get("DisplayDocTitle") is true, "DisplayDocTitle"), pdf => pdf.Dictionary(pdf.Catalog.Get("ViewerPreferences"))!["DisplayDocTitle"] = false),
        new("UA 7.2-2", "the document has a language", pdf => Unless(pdf.Text(pdf.Catalog.Get("Lang")) is { Length: > 0 }, "Lang"), pdf => pdf.Catalog.Remove("Lang")),
        new("UA 7.2-29", "languages are language tags", pdf => pdf.Dictionaries().Where(entries => entries.ContainsKey("Lang")).Select(entries => pdf.Text(entries["Lang"]) ?? "").Where(tag => !LanguageTag().IsMatch(tag)), pdf => pdf.Catalog["Lang"] = PdfString.Of("English (US)")),
        new("A 6.4.1-3", "there is no form", pdf => pdf.Catalog.Keys.Intersect(["AcroForm", "NeedsRendering"]), pdf => pdf.Catalog["AcroForm"] = new PdfDictionary()),
        new("A 6.5.2-1", "the document starts no action", pdf => pdf.Catalog.Keys.Intersect(["AA", "OpenAction"]), pdf => pdf.Catalog["AA"] = new PdfDictionary()),
        new("A 6.9-1", "there is no optional content", pdf => pdf.Catalog.Keys.Intersect(["OCProperties"]), pdf => pdf.Catalog["OCProperties"] = new PdfDictionary()),
        new("A 6.10-1", "there are no alternate presentations", pdf => pdf.Dictionary(pdf.Catalog.Get("Names"))?.Keys.Except(["EmbeddedFiles"]) ?? [], pdf => pdf.Catalog["Names"] = new PdfDictionary { ["AlternatePresentations"] = new PdfDictionary() }),
        new("A 6.11-1", "the document asks nothing of viewers", pdf => pdf.Catalog.Keys.Intersect(["Requirements", "Perms", "Collection"]), pdf => pdf.Catalog["Requirements"] = new PdfArray()),
    ];

    private static XmpView? Xml(PdfModel pdf)
    {
        try
        {
            return new XmpView(pdf);
        }
        catch (Exception error) when (error is System.Xml.XmlException or NullReferenceException or ArgumentException)
        {
            return null;
        }
    }

    private static string Text(PdfModel pdf) => pdf.Stream(pdf.Catalog.Get("Metadata")) is { } stream ? Encoding.UTF8.GetString(stream.Data) : "";

    private static IEnumerable<string> NotXml(PdfModel pdf) => Unless(Xml(pdf) is not null, "XML");

    private static void Replace(PdfModel pdf, string find, string replace)
    {
        var stream = pdf.Stream(pdf.Catalog.Get("Metadata"))!;
        stream.Data = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(stream.Data).Replace(find, replace));
    }

    private static void Rename(PdfModel pdf, params string[] pairs)
    {
        for (var i = 0; i < pairs.Length; i += 2)
            Replace(pdf, pairs[i], pairs[i + 1]);
    }

    private static IEnumerable<string> IncompleteSchemas(PdfModel pdf)
    {
        foreach (var schema in Xml(pdf)?.Schemas ?? [])
        {
            if (new[] { "schema", "namespaceURI", "prefix", "property" }.Any(name => schema.Element(Schema + name) is not { } field || (name != "property" && field.Value.Length == 0)))
                yield return "schema";
            foreach (var property in schema.Elements(Schema + "property").Elements(Rdf + "Seq").Elements(Rdf + "li"))
            {
                if (new[] { "name", "valueType", "category", "description" }.Any(name => property.Element(Property + name) is not { Value.Length: > 0 }) || property.Element(Property + "category")!.Value is not ("internal" or "external"))
                    yield return property.Value;
            }
        }
    }

    private static IEnumerable<string> UnknownProperties(PdfModel pdf)
    {
        if (Xml(pdf) is not { } xmp)
            yield break;
        var described = xmp.Schemas.SelectMany(schema => schema.Descendants(Property + "name").Select(name => XName.Get(name.Value, schema.Element(Schema + "namespaceURI")!.Value))).ToHashSet();
        foreach (var property in xmp.Properties)
        {
            if (described.Contains(property.Name))
                continue;
            if (!Known.TryGetValue(property.Name, out var container) || (container is null ? property.HasElements : property.Element(Rdf + container) is null))
                yield return $"{property.Name}";
        }
    }

    private static IEnumerable<string> Differences(PdfModel pdf)
    {
        if (Xml(pdf) is not { } xmp || pdf.Dictionary(pdf.Trailer.Get("Info")) is not { } info)
            yield break;
        foreach (var (key, name) in new (string, XName)[] { ("Title", Dc + "title"), ("Author", Dc + "creator"), ("Subject", Dc + "description"), ("Keywords", PdfSchema + "Keywords"), ("Creator", Xmp + "CreatorTool"), ("Producer", PdfSchema + "Producer") })
        {
            if (pdf.Text(info.Get(key)) != xmp.Value(name))
                yield return $"{key}: '{pdf.Text(info.Get(key))}' is not '{xmp.Value(name)}'";
        }

        foreach (var (key, name) in new (string, XName)[] { ("CreationDate", Xmp + "CreateDate"), ("ModDate", Xmp + "ModifyDate") })
        {
            var one = DateTime.ParseExact(pdf.Text(info.Get(key))!, "'D:'yyyyMMddHHmmss'Z'", CultureInfo.InvariantCulture);
            if (one != DateTime.Parse(xmp.Value(name)!, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind))
                yield return key;
        }
    }

    [GeneratedRegex("^<\\?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"\\?>")]
    private static partial Regex PacketStart();

    [GeneratedRegex("^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$")]
    private static partial Regex LanguageTag();
}
