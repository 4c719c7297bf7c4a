using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Graphics.Scenes;
using RotationNotes.Pdf;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Pdf;

/// <summary>A page as a scene holds what the page of the PDF holds.</summary>
public sealed class PagePictureTests
{
    private static readonly PdfRenderer Renderer = new(HouseFonts.Theme, HouseFonts.Library, PlainCharts.Draw);

    [Fact]
    public void DrawPage_HoldsTheWordsOfThatPageOfThePdf()
    {
        var pdf = Renderer.Render(SpecimenNote.Document, PdfOptions.Default);
        for (var page = 1; page <= 2; page++)
        {
            var number = page.ToString();
            var printed = Words(PdfTool.Run("pdftotext", pdf, "-f", number, "-l", number, PdfTool.File, "-"));
            var drawn = Words(string.Join(' ', Texts(Renderer.DrawPage(SpecimenNote.Document, page, PdfOptions.Default).Items)));

            // Raised and lowered letters are drawn as shapes, so a word beside one is compared by its beginning.
            Assert.All(printed.Where(word => word.Length > 2), word => Assert.Contains(drawn, found => word.StartsWith(found, StringComparison.Ordinal) || found.StartsWith(word, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void DrawPage_WithWatermark_CarriesIt()
    {
        var scene = Renderer.DrawPage(SpecimenNote.Document, 1, new PdfOptions { Watermark = "Draft" });

        Assert.Contains("Draft", Texts(scene.Items));
        Assert.Equal((HouseFonts.Theme.Page.WidthPt, HouseFonts.Theme.Page.HeightPt), (scene.WidthPt, scene.HeightPt));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(99)]
    public void DrawPage_NoSuchPage_IsRefused(int page)
    {
        var error = Assert.Throws<DiagnosticException>(() => Renderer.DrawPage(SpecimenNote.Document, page, PdfOptions.Default));

        Assert.Equal(FailureKind.Usage, error.Kind);
        Assert.Contains($"there is no page {page}; the note has", error.Message);
    }

    private static string[] Words(string text) => text.Split([' ', '\n', '\f', '\u00A0'], StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> Texts(IEnumerable<SceneItem> items) => items.SelectMany(item => item switch
    {
        TextRun text => [text.Text],
        ClippedGroup group => Texts(group.Items),
        _ => Array.Empty<string>(),
    });
}
