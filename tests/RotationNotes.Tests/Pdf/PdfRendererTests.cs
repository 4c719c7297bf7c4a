using System.Diagnostics;
using System.Text;
using RotationNotes.Documents;
using RotationNotes.Documents.Blocks;
using RotationNotes.Documents.Inlines;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Graphics.Fonts;
using RotationNotes.Pdf;
using RotationNotes.Pdf.Metadata;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Pdf;

public sealed class PdfRendererTests
{
    private static readonly Lazy<byte[]> Specimen = new(() => Render(SpecimenNote.Document));

    [Fact]
    public void Render_SameNoteTwice_GivesTheSameBytes() => Assert.Equal(Specimen.Value, Render(SpecimenNote.Document));

    [Fact]
    public void Render_OtherNote_HasAnotherIdentifier()
    {
        var other = Render(SpecimenNote.Document with { Title = "Another title" });

        Assert.NotEqual(Identifier(Specimen.Value), Identifier(other));
    }

    [Fact]
    public void Render_EveryBlockAndInlineKind_HasARule()
    {
        var kinds = typeof(Block).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && (type.IsSubclassOf(typeof(Block)) || type.IsSubclassOf(typeof(Inline))));
        var shown = SpecimenNote.Document.ToString() + string.Concat(Walk(SpecimenNote.Document.Blocks));

        Assert.All(kinds, kind => Assert.Contains(kind.Name + ";", shown));
        Assert.NotEmpty(Specimen.Value);
    }

    [Fact]
    public void Render_Catalog_PromisesWhatAnArchiveAndAScreenReaderNeed()
    {
        var probe = new PdfProbe(Specimen.Value);

        foreach (var promise in new[] { "/MarkInfo<</Marked true>>", "/StructTreeRoot", "/Lang(en-US)", "/DisplayDocTitle true", "/GTS_PDFA1", "<pdfaid:part>3</pdfaid:part>", "<pdfuaid:part>1</pdfuaid:part>", "/Outlines" })
            Assert.Contains(promise, probe.Text);
        Assert.DoesNotContain("/Encrypt", probe.Text);
        Assert.DoesNotContain("/JavaScript", probe.Text);
    }

    [Fact]
    public void Render_Figures_CarryTheirAlternativeTextAndBox()
    {
        var probe = new PdfProbe(Specimen.Value);

        Assert.Equal(4, probe.Count("/S/Figure"));
        Assert.Equal(4, probe.Count("/Alt(Line chart of"));
        Assert.Equal(4, probe.Count("/BBox["));
    }

    [Fact]
    public void Render_Tables_HaveHeaderCellsWithScope()
    {
        var probe = new PdfProbe(Specimen.Value);

        Assert.Equal(2, probe.Count("/S/Table/"));
        Assert.Equal(probe.Count("/S/TH/"), probe.Count("/Scope/Column") + probe.Count("/Scope/Row"));
        Assert.Contains("/ColSpan 3", probe.Text);
    }

    [Fact]
    public void Render_MarkedContent_IsBalancedOnEveryPage()
    {
        var pages = new PdfProbe(Specimen.Value).PageContents.ToList();

        Assert.True(pages.Count >= 5);
        Assert.All(pages, page => Assert.Equal(Occurrences(page, "BDC\n"), Occurrences(page, "EMC\n")));
        Assert.All(pages, page => Assert.Equal(Occurrences(page, "\nq\n"), Occurrences(page, "\nQ\n")));
    }

    [Fact]
    public void Render_Attachments_AreAssociatedFilesWithTheirType()
    {
        var attachment = new PdfAttachment("claims.json", "application/json", [.. "{\"claims\":[]}"u8], "Every printed number", AttachmentRelationship.Data);

        var probe = new PdfProbe(Render(SpecimenNote.Document, new PdfOptions { Attachments = [attachment] }));

        Assert.Contains("/AFRelationship/Data", probe.Text);
        Assert.Contains("/Subtype/application#2Fjson", probe.Text);
        Assert.Contains(probe.Streams, stream => Encoding.ASCII.GetString(stream.Data) == "{\"claims\":[]}");
    }

    [Fact]
    public void Render_SampleNote_SaysSoOnEveryPage()
    {
        var text = Tool("pdftotext", "-layout", Specimen.Value);

        var pages = text.Split('\f', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(pages, page => Assert.Contains("SAMPLE DATA", page));
        Assert.All(pages.Index(), page => Assert.Contains($"Page {page.Index + 1} of {pages.Length}", page.Item));
    }

    [Fact]
    public void Render_TextOfTheNote_CanBeReadBackInOrder()
    {
        var read = Words(Tool("pdftotext", "-nopgbrk", Specimen.Value));
        var at = 0;
        foreach (var paragraph in SpecimenNote.Document.Blocks.OfType<Paragraph>().Take(2))
        {
            var expected = Words(InlineText.Plain(paragraph.Content)).Take(12).ToArray();
            var found = Enumerable.Range(at, read.Length - at).FirstOrDefault(i => read.AsSpan(i).StartsWith(expected), -1);
            Assert.True(found >= at, string.Join(' ', expected));
            at = found;
        }
    }

    [Theory]
    [InlineData("qpdf", "--check")]
    public void Render_IndependentCheckers_FindNothing(string tool, string argument) =>
        Assert.DoesNotContain("WARNING", Tool(tool, argument, Specimen.Value, suffix: ""));

    [Fact]
    public void Render_Watermark_StandsOnEveryPageAndIsNoContent()
    {
        var pages = new PdfProbe(Render(SpecimenNote.Document, new PdfOptions { Watermark = "Draft" })).PageContents.ToList();

        Assert.All(pages, page => Assert.Single(page.Split("/Subtype/Watermark").Skip(1)));
        Assert.All(pages, page => Assert.StartsWith("/Artifact<</Type/Pagination/Subtype/Watermark>>BDC", page));
    }

    [Fact]
    public void Render_DamagedFont_IsAConfigurationFindingThatNamesTheFile()
    {
        var folder = Scratch.Folder();
        foreach (var font in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "fonts"), "*.ttf"))
            File.Copy(font, Path.Combine(folder.FullName, Path.GetFileName(font)));
        var broken = HouseFonts.Library.Resolve(new FontRequest(FontFamily.Serif)).Path;
        File.WriteAllBytes(Path.Combine(folder.FullName, Path.GetFileName(broken)), File.ReadAllBytes(broken)[..9000]);
        var fonts = FontLibrary.Load([folder], HouseFonts.Theme.Families);

        var error = Assert.Throws<DiagnosticException>(() => new PdfRenderer(HouseFonts.Theme, fonts, PlainCharts.Draw).Render(SpecimenNote.Document, PdfOptions.Default));

        Assert.Equal(FailureKind.Configuration, error.Kind);
        Assert.Equal(Path.GetFileName(broken), Path.GetFileName(Assert.Single(error.Diagnostics).Place.File));
        folder.Delete(recursive: true);
    }

    [Fact]
    public void Render_ThreeHundredPages_CostsPerPageWhatThirtyDo()
    {
        static NoteDocument Long(int sections) => SpecimenNote.Document with
        {
            Blocks = [.. Enumerable.Range(0, sections).SelectMany(i => new Block[] { new Heading(1, $"h{i}", [new Text($"Part {i}")]), SpecimenNote.Plain(string.Concat(Enumerable.Repeat("A gap of this size between two indices of one country has been seen four times. ", 30))), new PageBreak() })],
        };
        static double BytesPerPage(int sections)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Render(Long(sections));
            return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)sections;
        }

        BytesPerPage(3);
        var (thirty, threeHundred) = (BytesPerPage(30), BytesPerPage(300));

        Assert.True(threeHundred < 1.3 * thirty, $"{threeHundred:0} bytes a page, {thirty:0} in a short note");
        Assert.True(threeHundred < 2_000_000, $"{threeHundred:0} bytes a page");
    }

    [Fact]
    public void Render_EmptyNote_StillHasItsFirstPage()
    {
        var probe = new PdfProbe(Render(SpecimenNote.Document with { Blocks = [] }));

        Assert.Contains("/Count 1", probe.Text);
    }

    [Fact]
    public void Render_CharacterNoFontHas_IsReported()
    {
        var reports = new List<Diagnostic>();

        Render(SpecimenNote.Document with { Blocks = [SpecimenNote.Plain("Private \uE123 use")] }, new PdfOptions { Report = reports.Add });

        Assert.Contains("U+E123", Assert.Single(reports).Message);
    }

    [Fact]
    public void Render_LongDashesQuotesAndMinus_AreReadBackAsTyped()
    {
        var text = Tool("pdftotext", "-nopgbrk", Render(SpecimenNote.Document with { Blocks = [SpecimenNote.Plain("\u201CA \u2212 B\u201D \u2014 it\u2019s \u201311 \u00D7 σ, office, affine fjord")] }));

        Assert.Contains("\u201CA \u2212 B\u201D \u2014 it\u2019s \u201311 \u00D7 σ, office, affine fjord", text);
    }

    private static byte[] Render(NoteDocument note, PdfOptions? options = null) =>
        new PdfRenderer(HouseFonts.Theme, HouseFonts.Library, PlainCharts.Draw).Render(note, options ?? PdfOptions.Default);

    private static string Identifier(byte[] pdf)
    {
        var text = Encoding.Latin1.GetString(pdf);
        return text.Substring(text.LastIndexOf("/ID[<", StringComparison.Ordinal) + 5, 32);
    }

    private static int Occurrences(string text, string part) => text.Split(part).Length - 1;

    private static string[] Words(string text) => text.Split([' ', '\n', '\r', '\f', '\u00A0'], StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> Walk(object? node)
    {
        if (node is null or string || node.GetType().IsPrimitive || node.GetType().IsEnum)
            yield break;
        yield return node.GetType().Name + ";";
        if (node is System.Collections.IEnumerable list)
        {
            foreach (var item in list)
            {
                foreach (var name in Walk(item))
                    yield return name;
            }
        }
        else if (node.GetType().Namespace!.StartsWith("RotationNotes.Documents", StringComparison.Ordinal) && node is Block or Inline or Definition or KeyFigure or ExhibitCaption)
        {
            foreach (var property in node.GetType().GetProperties().Where(property => property.GetIndexParameters().Length == 0 && property.Name != "EqualityContract"))
            {
                foreach (var name in Walk(property.GetValue(node)))
                    yield return name;
            }
        }
    }

    /// <summary>Runs a PDF tool on a file; the test is skipped where the tool is not installed.</summary>
    private static string Tool(string name, string argument, byte[] pdf, string suffix = "-")
    {
        var path = Path.Combine(Scratch.Folder().FullName, "note.pdf");
        File.WriteAllBytes(path, pdf);
        try
        {
            var start = new ProcessStartInfo(name) { RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var part in new[] { argument, path, suffix }.Where(part => part.Length > 0))
                start.ArgumentList.Add(part);
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, output + errors.Result);
            return output;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip($"{name} is not installed");
            return "";
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }
    }
}
