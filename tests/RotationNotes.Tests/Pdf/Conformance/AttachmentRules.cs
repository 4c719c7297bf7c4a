using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace RotationNotes.Tests.Pdf.Conformance;

/// <summary>Embedded files (ISO 19005-3, 6.8 and annex E; ISO 14289-1, 7.11).</summary>
public static partial class AttachmentRules
{
    public static IReadOnlyList<ConformanceRule> All { get; } =
    [
        new("A 6.8-1", "embedded files have a MIME type", pdf => Files(pdf).Where(file => !Mime().IsMatch(file.NameOf("Subtype") ?? "")).Select(file => $"{file.Get("Subtype")}"), pdf => Files(pdf).First().Remove("Subtype")),
        new("A 6.8-2", "file specifications have both names", pdf => Specifications(pdf).Where(entries => pdf.Text(entries.Get("F")) is not { Length: > 0 } name || pdf.Text(entries.Get("UF")) != name).Select(_ => "F, UF"), pdf => Specifications(pdf).First().Remove("UF")),
        new("A 6.8-3", "file specifications state a relationship", pdf => Specifications(pdf).Where(entries => entries.NameOf("AFRelationship") is not ("Data" or "Source" or "Supplement" or "Alternative" or "Unspecified")).Select(_ => "AFRelationship"), pdf => Specifications(pdf).First().Remove("AFRelationship")),
        new("A 6.8-4", "embedded files are associated with the document", pdf => Specifications(pdf).Except(pdf.Array(pdf.Catalog.Get("AF")).Select(pdf.Dictionary)).Select(entries => $"{pdf.Text(entries!.Get("UF"))}"), pdf => pdf.Catalog.Remove("AF")),
        new("A E.1", "embedded files have their date, size and sum", WrongParameters, pdf => pdf.Dictionary(Files(pdf).First()["Params"])!.Remove("ModDate")),
        new("A E.2", "file specifications describe their file", pdf => Specifications(pdf).Where(entries => string.IsNullOrWhiteSpace(pdf.Text(entries.Get("Desc")))).Select(_ => "Desc"), pdf => Specifications(pdf).First().Remove("Desc")),
        new("PDF 7.11.4", "the name tree lists every file, in order", WrongNames, pdf => pdf.Array(pdf.Dictionary(pdf.Dictionary(pdf.Catalog.Get("Names"))!["EmbeddedFiles"])!["Names"]).RemoveRange(0, 2)),
    ];

    private static IEnumerable<PdfDictionary> Specifications(PdfModel pdf) => pdf.Dictionaries().Where(entries => entries.ContainsKey("EF"));

    private static IEnumerable<PdfDictionary> Files(PdfModel pdf) => Specifications(pdf).Select(entries => pdf.Dictionary(pdf.Dictionary(entries["EF"])!.Get("F"))!);

    private static IEnumerable<string> WrongParameters(PdfModel pdf)
    {
        foreach (var entries in Specifications(pdf))
        {
            var stream = pdf.Stream(pdf.Dictionary(entries["EF"])!.Get("F"))!;
            var parameters = pdf.Dictionary(stream.Dictionary.Get("Params"));
            if (!Date().IsMatch(pdf.Text(parameters?.Get("ModDate")) ?? ""))
                yield return "ModDate";
            if (parameters?.Get("Size") is not long size || size != stream.Data.Length)
                yield return "Size";
            if (parameters?.Get("CheckSum") is not PdfString sum || !sum.Bytes.SequenceEqual(MD5.HashData(stream.Data)))
                yield return "CheckSum";
        }
    }

    private static IEnumerable<string> WrongNames(PdfModel pdf)
    {
        var list = pdf.Array(pdf.Dictionary(pdf.Dictionary(pdf.Catalog.Get("Names"))?.Get("EmbeddedFiles"))?.Get("Names"));
        var names = list.OfType<PdfString>().Select(name => name.Text).ToList();
        foreach (var entries in Specifications(pdf).Where(entries => !names.Contains(pdf.Text(entries.Get("UF"))!)))
            yield return pdf.Text(entries.Get("UF"))!;
        if (!names.SequenceEqual(names.Order(StringComparer.Ordinal)))
            yield return "order";
    }

    [GeneratedRegex(@"^[-\w+.]+/[-\w+.]+$")]
    private static partial Regex Mime();

    [GeneratedRegex(@"^D:\d{14}Z$")]
    private static partial Regex Date();
}
