using System.Collections.Immutable;
using System.Text;
using RotationNotes.Documents;
using RotationNotes.Pdf;
using RotationNotes.Pdf.Metadata;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Pdf.Conformance;

/// <summary>Shipped and generated notes against every rule and against programs that others wrote.</summary>
/// <remarks>The suite takes a sample; <c>ROTATION_NOTES_SWEEP=200</c> takes that many generated notes.</remarks>
public sealed class WholeFileTests
{
    private static readonly int Sweep = int.TryParse(Environment.GetEnvironmentVariable("ROTATION_NOTES_SWEEP"), out var count) ? count : 12;

    public static TheoryData<string> Shipped => [.. ShippedNotes.Names];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void ShippedNote_BreaksNoRuleAndSatisfiesOtherPrograms(string name)
    {
        var edition = ShippedNotes.Make(name);
        var pdf = edition.Pdf.ToArray();

        Assert.Empty(Findings(pdf));
        Assert.Empty(Complaints(pdf));
        Assert.Empty(OutOfOrder(edition.Document, pdf));
    }

    [Fact]
    public void WeeklyNote_CarriesItsRecordsAndStaysBelow250KilobytesForEightPages()
    {
        var edition = ShippedNotes.Make("weekly-rotation");
        var pdf = new PdfModel(edition.Pdf.ToArray());

        var names = pdf.Array(pdf.Catalog.Get("AF")).Select(file => pdf.Text(pdf.Dictionary(file)!.Get("UF"))!).ToList();
        Assert.Equal(["claims.json", "edition.json", "metrics.json"], names[..3]);
        Assert.Equal(edition.Files.Where(file => file.Path.StartsWith("exhibits/", StringComparison.Ordinal)).Select(file => Path.GetFileName(file.Path)), names[3..].Order(StringComparer.Ordinal));
        Assert.True(edition.Pdf.Length < 250_000 / 8 * Math.Max(8, pdf.Pages.Count), $"{edition.Pdf.Length} bytes on {pdf.Pages.Count} pages");
    }

    [Fact]
    public void GeneratedNotes_BreakNoRuleAndAreReadInOrder()
    {
        var findings = new List<string>();
        for (var seed = 0; seed < Sweep; seed++)
        {
            var note = GeneratedNotes.Of(seed);
            var pdf = Render(note);
            findings.AddRange(Findings(pdf).Concat(OutOfOrder(note, pdf)).Select(finding => $"note {seed}: {finding}"));
        }

        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    [Fact]
    public void GeneratedNotes_SatisfyOtherPrograms()
    {
        var complaints = new List<string>();
        for (var seed = 1000; seed < 1000 + (Sweep > 100 ? Sweep : 2); seed++)
            complaints.AddRange(Complaints(Render(GeneratedNotes.Of(seed))).Select(finding => $"note {seed}: {finding}"));

        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
    }

    private static IEnumerable<string> Findings(byte[] bytes)
    {
        var pdf = new PdfModel(bytes);
        return ConformanceRule.All.SelectMany(rule => rule.Check(pdf).Distinct().Take(3).Select(finding => $"{rule}: {finding}"));
    }

    /// <summary>Words of the document that a screen reader does not say, or says too early.</summary>
    private static IEnumerable<string> OutOfOrder(NoteDocument note, byte[] bytes)
    {
        var (read, at) = (TaggedText.Of(new PdfModel(bytes)), 0);
        foreach (var written in WrittenText.Of(note.Blocks).Prepend(note.Title))
        {
            // What no font prints is read as a question mark.
            var words = TaggedText.Folded(written.Replace("\uE123", "?", StringComparison.Ordinal).Replace("🙂", "?", StringComparison.Ordinal));
            var found = read.IndexOf(words, at, StringComparison.Ordinal);
            if (found < 0)
                yield return $"'{words}' is not read after '{read[Math.Max(0, at - 40)..at]}'";
            else
                at = found + words.Length;
        }
    }

    /// <summary>What qpdf, poppler, MuPDF and Ghostscript say that is not praise.</summary>
    private static IEnumerable<string> Complaints(byte[] pdf)
    {
        var checkedBy = PdfTool.Try("qpdf", pdf, "--check", PdfTool.File);
        if (checkedBy.ExitCode != 0 || (checkedBy.Output + checkedBy.Errors).Contains("WARNING", StringComparison.OrdinalIgnoreCase))
            yield return "qpdf: " + checkedBy.Output + checkedBy.Errors;
        foreach (var (name, arguments) in new (string, string[])[] { ("pdfinfo", [PdfTool.File]), ("pdffonts", [PdfTool.File]), ("pdftotext", [PdfTool.File, "-"]), ("mutool", ["draw", "-q", "-r", "20", "-o", "/dev/null", "-F", "png", PdfTool.File]) })
        {
            var (code, output, errors) = PdfTool.Try(name, pdf, arguments);
            // This says how the program was built, nothing about the file.
            errors = errors.Replace("warning: ICC support is not available\n", "", StringComparison.Ordinal);
            if (code != 0 || errors.Length > 0)
                yield return $"{name}: {errors}";
            if (name == "pdffonts" && output.Split('\n').Skip(2).Any(line => line.Length > 0 && !line.Contains("yes yes yes", StringComparison.Ordinal)))
                yield return "pdffonts: " + output;
            if (name == "pdfinfo" && arguments.Length == 1 && !(output.Contains("Tagged:          yes", StringComparison.Ordinal) && output.Contains("Suspects:        no", StringComparison.Ordinal)))
                yield return "pdfinfo: " + output;
        }

        var painted = PdfTool.Try("gs", pdf, "-q", "-dNOPAUSE", "-dBATCH", "-dPDFSTOPONERROR", "-sDEVICE=bbox", PdfTool.File);
        var said = string.Join('\n', painted.Errors.Split('\n').Where(line => line.Length > 0 && !line.Contains("BoundingBox", StringComparison.Ordinal)));
        if (painted.ExitCode != 0 || painted.Output.Length > 0 || said.Length > 0)
            yield return "gs: " + painted.Output + said;
    }

    private static byte[] Render(NoteDocument note) => new PdfRenderer(HouseFonts.Theme, HouseFonts.Library).Render(note, new PdfOptions
    {
        Attachments = note.Keywords.IsEmpty ? [] : [new("metrics.json", "application/json", ImmutableArray.Create(Encoding.UTF8.GetBytes("{}")), "The statistics this note was written from", AttachmentRelationship.Source)],
        Watermark = note.Revision > 1 ? "Draft" : null,
    });
}
