using System.Text;
using System.Text.RegularExpressions;
using static RotationNotes.Tests.Pdf.Conformance.ConformanceRule;

namespace RotationNotes.Tests.Pdf.Conformance;

/// <summary>File structure (ISO 19005-3, 6.1).</summary>
public static partial class FileRules
{
    private static readonly string[] StandardFilters = ["FlateDecode", "ASCIIHexDecode", "ASCII85Decode", "RunLengthDecode", "CCITTFaxDecode", "DCTDecode"];

    public static IReadOnlyList<ConformanceRule> All { get; } =
    [
        new("A 6.1.2-1", "the header is %PDF-1.n at byte zero", pdf => Unless(Header().IsMatch(Latin(pdf)[..9]), "header"), pdf => pdf.Bytes[7] = (byte)'9'),
        new("A 6.1.2-2", "a comment of four high bytes follows", pdf => Unless(pdf.Bytes[9] == '%' && pdf.Bytes[10..14].All(b => b > 127), "comment"), pdf => pdf.Bytes[12] = (byte)'x'),
        new("A 6.1.3-1", "the trailer has an identifier of two equal strings",
            pdf => Unless(pdf.Array(pdf.Trailer.Get("ID")) is [PdfString { Bytes.Length: 16 } one, PdfString other] && one.Bytes.SequenceEqual(other.Bytes), "ID"),
            pdf => pdf.Trailer.Remove("ID")),
        new("A 6.1.3-2", "nothing is encrypted", pdf => Unless(!pdf.Trailer.ContainsKey("Encrypt"), "Encrypt"), pdf => pdf.Trailer["Encrypt"] = new PdfDictionary()),
        new("A 6.1.3-3", "nothing follows the end-of-file mark", pdf => Unless(Latin(pdf).EndsWith("%%EOF\n", StringComparison.Ordinal), "end"), pdf => pdf.Bytes = [.. pdf.Bytes, 32, 32]),
        new("A 6.1.6-1", "hexadecimal strings have an even number of digits",
            pdf => Strings(pdf).Where(text => text.Hexadecimal is { } digits && (digits.Length % 2 != 0 || !digits.All(char.IsAsciiHexDigit))).Select(text => text.Hexadecimal!),
            pdf => pdf.Trailer["ID"] = new PdfArray(new PdfString([1], "012"))),
        new("A 6.1.7-1", "the length of a stream is the number of its bytes", WrongStreams, pdf => Patch(pdf, "\nendstream", " endstream")),
        new("A 6.1.7-3", "no stream lies outside the file",
            pdf => pdf.Streams().SelectMany(stream => stream.Dictionary.Keys.Intersect(["F", "FFilter", "FDecodeParms"])), pdf => pdf.Streams().First().Dictionary["F"] = PdfString.Of("x")),
        new("A 6.1.7-4", "filters are standard ones and never LZW",
            pdf => pdf.Streams().Select(stream => stream.Dictionary.Get("Filter")).Where(filter => filter is not null && (filter as PdfName is not { } name || !StandardFilters.Contains(name.Value))).Select(filter => $"{filter}"),
            pdf => pdf.Streams().First().Dictionary["Filter"] = new PdfName("LZWDecode")),
        new("A 6.1.8-1", "font and type names are printable ASCII",
            pdf => pdf.Dictionaries().SelectMany(entries => new[] { entries.NameOf("BaseFont"), entries.NameOf("FontName"), entries.NameOf("S") }).Where(name => name is not null && !name.All(c => c is > ' ' and <= '~'))!,
            pdf => pdf.Dictionaries().First(entries => entries.ContainsKey("FontName"))["FontName"] = new PdfName("\uFFFD")),
        new("A 6.1.9-1", "objects begin and end on lines of their own",
            pdf => pdf.Offsets.Where(entry => !ObjectStart().IsMatch(Encoding.Latin1.GetString(pdf.Bytes, entry.Value, 24))).Select(entry => $"object {entry.Key}"), pdf => Patch(pdf, " 0 obj\n", " 0 obj ")),
        new("A 6.1.13-1", "whole numbers fit 32 bits", pdf => pdf.Values().OfType<long>().Where(n => n is > int.MaxValue or < int.MinValue).Select(n => $"{n}"), pdf => pdf.Catalog["X"] = 1L << 40),
        new("A 6.1.13-3", "strings have at most 32,767 bytes", pdf => Strings(pdf).Where(text => text.Bytes.Length > 32767).Select(text => $"{text.Bytes.Length} bytes"), pdf => pdf.Catalog["X"] = new PdfString(new byte[40_000], null)),
        new("A 6.1.13-4", "names have at most 127 bytes",
            pdf => pdf.Values().OfType<PdfName>().Select(name => name.Value).Concat(pdf.Dictionaries().SelectMany(entries => entries.Keys)).Where(name => Encoding.UTF8.GetByteCount(name) > 127),
            pdf => pdf.Catalog["X"] = new PdfName(new string('n', 128))),
        new("A 6.1.13-8", "graphics states nest at most 28 deep", pdf => pdf.Pages.SelectMany(page => page.Operations()).Where(op => op.Depth > 28).Select(op => $"depth {op.Depth}"),
            pdf => Append(pdf, string.Concat(Enumerable.Repeat("q ", 30)) + string.Concat(Enumerable.Repeat("Q ", 30)))),
        new("A 6.1.13-11", "pages measure 3 to 14,400 units", pdf => pdf.Pages.Where(page => !IsPageBox(pdf.Array(page.Dictionary.Get("MediaBox")).Select(pdf.Number).ToArray())).Select(page => "MediaBox"),
            pdf => pdf.Pages[0].Dictionary["MediaBox"] = new PdfArray(0L, 0L, 2L, 800L)),
        new("PDF 7.5.4", "every reference leads to an object", pdf => pdf.Values().OfType<PdfReference>().Where(reference => !pdf.Objects.ContainsKey(reference.Id)).Select(reference => $"object {reference.Id}"),
            pdf => pdf.Catalog["X"] = new PdfReference(99_999)),
        new("PDF 7.5.8", "the table counts all objects", pdf => Unless((long)pdf.Trailer.Get("Size")! == pdf.Objects.Keys.Max() + 1, "Size"), pdf => pdf.Trailer["Size"] = 3L),
    ];

    /// <summary>Adds operators to the end of page 1.</summary>
    public static void Append(PdfModel pdf, string operators)
    {
        var content = pdf.Pages[0].Content;
        content.Data = [.. content.Data, .. Encoding.Latin1.GetBytes(operators)];
    }

    private static string Latin(PdfModel pdf) => Encoding.Latin1.GetString(pdf.Bytes);

    private static IEnumerable<PdfString> Strings(PdfModel pdf) => pdf.Values().OfType<PdfString>();

    private static void Patch(PdfModel pdf, string find, string replace) => Encoding.Latin1.GetBytes(replace).CopyTo(pdf.Bytes, Latin(pdf).IndexOf(find, StringComparison.Ordinal));

    private static bool IsPageBox(double[] box) => box.Length == 4 && Math.Abs(box[2] - box[0]) is >= 3 and <= 14400 && Math.Abs(box[3] - box[1]) is >= 3 and <= 14400;

    private static IEnumerable<string> WrongStreams(PdfModel pdf)
    {
        var text = Latin(pdf);
        foreach (var (id, start) in pdf.Offsets)
        {
            if (pdf.Objects[id] is not PdfStream stream)
                continue;
            var begin = text.IndexOf(">>\nstream\n", start, StringComparison.Ordinal) + 10;
            if (string.CompareOrdinal(text, begin + stream.Raw.Length, "\nendstream\nendobj\n", 0, 18) != 0)
                yield return $"stream {id}";
        }
    }

    [GeneratedRegex(@"^%PDF-1\.[0-7]\n$")]
    private static partial Regex Header();

    [GeneratedRegex(@"^\d+ 0 obj\n")]
    private static partial Regex ObjectStart();
}
