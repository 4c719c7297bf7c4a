using RotationNotes.Charts;
using RotationNotes.Documents;
using RotationNotes.Documents.Charts;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Graphics.Fonts;
using RotationNotes.Graphics.Fonts.TrueType;
using RotationNotes.Graphics.Scenes;
using RotationNotes.Graphics.Text;
using RotationNotes.Graphics.Themes;
using RotationNotes.Pdf.Drawing;
using RotationNotes.Pdf.Layout;
using RotationNotes.Pdf.Structure;

namespace RotationNotes.Pdf;

/// <summary>A note as PDF: pages, embedded fonts, structure, metadata. The same document gives the same bytes.</summary>
public sealed class PdfRenderer
{
    // Less of a page than this looks forgotten.
    private const double ScrapShare = 0.15;

    private readonly Theme theme;
    private readonly FontLibrary fonts;
    private readonly Func<ChartSpec, double, double, Scene> drawChart;

    public PdfRenderer(Theme theme, FontLibrary fonts)
        : this(theme, fonts, new ChartRenderer(theme, fonts).Render)
    {
    }

    internal PdfRenderer(Theme theme, FontLibrary fonts, Func<ChartSpec, double, double, Scene> drawChart)
    {
        (this.theme, this.fonts, this.drawChart) = (theme, fonts, drawChart);
    }

    /// <summary>The PDF's bytes.</summary>
    /// <exception cref="DiagnosticException">A part of the note is higher than a page and cannot be divided; or a font is damaged or may not be embedded.</exception>
    public byte[] Render(NoteDocument note, PdfOptions options)
    {
        try
        {
            return Print(note, options);
        }
        catch (FontException error)
        {
            // Faces are read when they are first used, so a damaged file shows itself only here.
            throw new DiagnosticException(FailureKind.Configuration, Diagnostic.Error(new Place(error.Path), error.Reason, "Replace the font file, or name another family in the theme."));
        }
    }

    /// <summary>One page as a scene, for a picture of it: laid out and drawn by the same rules as the PDF.</summary>
    /// <param name="page">From 1.</param>
    /// <exception cref="DiagnosticException">As for <see cref="Render"/>; or the note has no such page (usage).</exception>
    public Scene DrawPage(NoteDocument note, int page, PdfOptions options)
    {
        var text = new TextSetter(fonts);
        var (pages, typesetter, _) = Fit(note, text);
        if (page < 1 || page > pages.Count)
        {
            throw new DiagnosticException(FailureKind.Usage, Diagnostic.Error(
                Place.Nowhere,
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"there is no page {page}; the note has {pages.Count}."),
                "Pages count from 1."));
        }

        var surface = new PicturePage(page - 1, theme.Page.WidthPt, theme.Page.HeightPt);
        DrawPage(surface, pages, new PageFurnitureDrawer(note, theme, typesetter.Looks, text, fonts), options);
        return surface.ToScene();
    }

    private static void DrawPage(PageSurface surface, List<PageLayout> pages, PageFurnitureDrawer furniture, PdfOptions options)
    {
        var page = pages[surface.Index];
        if (options.Watermark is { Length: > 0 } watermark)
            furniture.Watermark(surface, watermark);
        foreach (var part in page.All)
            part.Fragment.Draw(surface, part.X, part.Y);
        surface.EndTag();
        furniture.Draw(surface, page, pages.Count);
    }

    private byte[] Print(NoteDocument note, PdfOptions options)
    {
        var text = new TextSetter(fonts);
        var (pages, typesetter, root) = Fit(note, text);
        if (note.Pages is { } range && (pages.Count < range.Least || pages.Count > range.Most))
        {
            options.Report?.Invoke(Diagnostic.Warning(
                Place.Nowhere,
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"the note fills {pages.Count} pages, it should fill {range.Least} to {range.Most}."),
                "Shorten or extend it, or change \"pages\" in note.json."));
        }

        HeadingLevels.Close(root);
        var shared = new DocumentCanvas();
        var furniture = new PageFurnitureDrawer(note, theme, typesetter.Looks, text, fonts);
        var canvases = new List<PageCanvas>(pages.Count);
        for (var i = 0; i < pages.Count; i++)
        {
            var canvas = new PageCanvas(shared, i, theme.Page.HeightPt);
            DrawPage(canvas, pages, furniture, options);
            canvases.Add(canvas);
        }

        foreach (var missing in text.Missing.Concat(shared.Missing).DistinctBy(missing => missing.CodePoint))
        {
            options.Report?.Invoke(Diagnostic.Warning(
                Place.Nowhere,
                $"No font has the character U+{missing.CodePoint:X4} in “{missing.Around}”; a question mark stands in its place.",
                "Add a family that has it to the theme's font list."));
        }

        return new DocumentAssembly(note, theme.Page.WidthPt, theme.Page.HeightPt).Write(shared, canvases, root, typesetter.Headings, options.Attachments);
    }

    // The rules for dividing words are those of English.
    private Theme ThemeFor(NoteDocument note) =>
        note.Language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? theme : theme with { Text = theme.Text with { Hyphenated = false } };

    /// <summary>The pages before they are drawn, set tighter or looser where that gives the note the length it should have.</summary>
    internal FittedNote Fit(NoteDocument note, TextSetter text)
    {
        var own = ThemeFor(note);
        return Tightness.Fit(
            note.Pages,
            tightness =>
            {
                var typesetter = new Typesetter(tightness.Of(own), text, drawChart, tightness.ChartShare);
                var root = new StructureNode("Document");
                return new FittedNote(Lay(note, typesetter, root).Pages, typesetter, root);
            },
            set => (set.Pages.Count, EndsInScrap(set.Pages)));
    }

    internal sealed record FittedNote(List<PageLayout> Pages, Typesetter Typesetter, StructureNode Root);

    private bool EndsInScrap(List<PageLayout> pages)
    {
        var page = theme.Page;
        var filled = pages[^1].All.Max(part => part.Y + part.Fragment.HeightPt) - page.MarginTopPt;
        return pages.Count > 1 && filled < ScrapShare * (page.HeightPt - page.MarginTopPt - page.MarginBottomPt);
    }

    /// <summary>The pages in one setting.</summary>
    internal (List<PageLayout> Pages, PageFrame Frame) Lay(NoteDocument note, Typesetter typesetter, StructureNode root)
    {
        var page = theme.Page;
        var frame = new PageFrame(page.MarginLeftPt, page.MarginTopPt, page.TextWidthPt, page.HeightPt - page.MarginBottomPt);
        var items = typesetter.SetMasthead(note, theme, root);
        items.AddRange(typesetter.SetNote(note, root));
        var pages = Paginator.Fill(items, frame);
        typesetter.NumberPages(pages);
        return (pages, frame);
    }
}
