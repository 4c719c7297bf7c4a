using RotationNotes.Documents;
using RotationNotes.Documents.Blocks;
using RotationNotes.Documents.Inlines;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Pdf;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Pdf;

/// <summary>Text that runs from right to left, and letters with marks, as readers and programs find them in the file.</summary>
public sealed class ReadingDirectionTests
{
    private const string Hebrew = "שָׁלוֹם עולם";
    private const string Arabic = "الأسهم الصغيرة ترتفع";

    [Fact]
    public void Render_HebrewAndArabic_CanBeCopiedInReadingOrder()
    {
        RequireFonts();
        var pdf = Render($"Rates {Hebrew} fell. {Arabic} 11.5% today.");

        var text = Plain(PdfTool.Run("pdftotext", pdf, "-nopgbrk", PdfTool.File, "-"));

        Assert.Contains(Hebrew, text);
        Assert.Contains(Arabic, text);
        Assert.Contains("/ReversedChars BMC", new PdfProbe(pdf).Text);
    }

    [Theory]
    [InlineData("x\u0304 = mean, p\u0302, y\u0302")]
    [InlineData("\u03B2\u0302 and \u03C3\u0302\u00B2")]
    public void Render_LettersWithMarks_AreReadBackAsTyped(string typed)
    {
        var text = Plain(PdfTool.Run("pdftotext", Render($"Then {typed}."), "-nopgbrk", PdfTool.File, "-"));

        Assert.Contains(typed.Normalize(), text.Normalize());
    }

    [Fact]
    public void Render_NoteWithoutSuchText_EmbedsNoFontForIt()
    {
        RequireFonts();

        Assert.DoesNotContain("NotoSansHebrew", PdfTool.Run("pdffonts", Render("Rates fell."), PdfTool.File));
        Assert.Contains("NotoSansHebrew", PdfTool.Run("pdffonts", Render(Hebrew), PdfTool.File));
    }

    [Fact]
    public void Render_CharacterNoFontHas_IsReportedWithTheWordsAroundIt()
    {
        var reports = new List<Diagnostic>();

        Render("The index of \uE123 rose", PdfOptions.Default with { Report = reports.Add });

        Assert.Contains("U+E123 in “The index of \uE123 rose”", Assert.Single(reports).Message);
    }

    private static byte[] Render(string text, PdfOptions? options = null)
    {
        NoteDocument note = SpecimenNote.Document with { Blocks = [new Paragraph([new Text(text)])], Pages = null };
        return new PdfRenderer(HouseFonts.Theme, HouseFonts.Library, PlainCharts.Draw).Render(note, options ?? PdfOptions.Default);
    }

    // Programs mark turns of direction with characters that print nothing.
    private static string Plain(string text) => string.Concat(text.Where(character => character is not (>= '\u202A' and <= '\u202E' or '\u200E' or '\u200F' or '\u200D'))).ReplaceLineEndings(" ");

    private static void RequireFonts() =>
        Assert.SkipWhen(HouseFonts.Serif.StandIn("ש") is null || HouseFonts.Serif.StandIn("س") is null, "no font of the list has Hebrew and Arabic; build once with npm");
}
