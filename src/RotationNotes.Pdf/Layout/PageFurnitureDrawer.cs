using RotationNotes.Documents;
using RotationNotes.Documents.Words;
using RotationNotes.Graphics.Fonts;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Scenes;
using RotationNotes.Graphics.Text;
using RotationNotes.Graphics.Themes;
using RotationNotes.Pdf.Drawing;

namespace RotationNotes.Pdf.Layout;

/// <summary>Running header and footer, the sample-data band, the rule above footnotes.</summary>
internal sealed class PageFurnitureDrawer(NoteDocument note, Theme theme, Looks looks, TextSetter text, FontLibrary fonts)
{
    private const double BandHeight = 13;
    private readonly PageGeometry page = theme.Page;

    public void Draw(PageSurface canvas, PageLayout layout, int count)
    {
        if (note.IsSample)
            SampleBand(canvas);
        if (canvas.Index > 0)
            Header(canvas);
        Footer(canvas, count);
        if (layout.Footnotes.Count > 0)
        {
            canvas.Artifact();
            canvas.HorizontalRule(page.MarginLeftPt, layout.Footnotes[0].Y - 5, 90, 0.5, looks.Colors.MutedInk);
        }

        canvas.EndTag();
    }

    /// <summary>Drawn first, so that text and exhibits stand over it.</summary>
    public void Watermark(PageSurface canvas, string word)
    {
        const double WidestShare = 0.78;
        canvas.Artifact(PageFurniture.Watermark);
        var face = fonts.Resolve(looks.Masthead.Style.Font);
        var size = Math.Min(130, WidestShare * Math.Sqrt(page.WidthPt * page.WidthPt + page.HeightPt * page.HeightPt) / Math.Max(face.MeasureEm(word), 0.5));
        var pale = DocumentCanvas.Mix(looks.Colors.Paper, looks.Colors.Rule, 0.45);
        var angle = -Math.Atan2(page.HeightPt, page.WidthPt);
        // The middle of the word's capitals, not its baseline, lies on the diagonal.
        var drop = face.CapHeightEm * size / 2;
        var run = new TextRun(word, new TextStyle(face, size, pale), page.WidthPt / 2 - drop * Math.Sin(angle), page.HeightPt / 2 + drop * Math.Cos(angle), TextAnchor.Middle, angle * 180 / Math.PI);
        canvas.Scene(new Scene(page.WidthPt, page.HeightPt, [run]), 0, 0);
        canvas.EndTag();
    }

    private void Header(PageSurface canvas)
    {
        canvas.Artifact(PageFurniture.Header);
        var baseline = page.MarginTopPt - 22;
        var bold = looks.Furniture.Style.Bold() with { Color = looks.Colors.Accent };
        var day = FixedWords.For(note.Language).LongDay(note.AsOf);
        var right = theme.HeaderText.Length > 0 ? theme.HeaderText + "   " + day : day;
        var date = Line(right, looks.Furniture.Style, TextAlignment.Right);
        var room = page.TextWidthPt - date.WidthPt - 20;
        canvas.Line(Fitted(note.Publication, bold, "   " + note.Title, looks.Furniture.Style, room), page.MarginLeftPt, baseline, null);
        canvas.Line(date, page.MarginLeftPt, baseline, null);
        canvas.HorizontalRule(page.MarginLeftPt, baseline + 6, page.TextWidthPt, 0.5, looks.Colors.Rule);
        canvas.EndTag();
    }

    private void Footer(PageSurface canvas, int count)
    {
        canvas.Artifact(PageFurniture.Footer);
        var top = page.HeightPt - page.MarginBottomPt + 18;
        canvas.HorizontalRule(page.MarginLeftPt, top, page.TextWidthPt, 0.5, looks.Colors.Rule);
        var number = Line(FixedWords.For(note.Language).Page(canvas.Index + 1, count), looks.Furniture.Style with { TabularFigures = true }, TextAlignment.Right);
        var baseline = top + 12;
        canvas.Line(Fitted(theme.House, looks.Furniture.Style.Bold(), "   " + theme.FooterIn(note.Language), looks.Furniture.Style, page.TextWidthPt - number.WidthPt - 20), page.MarginLeftPt, baseline, null);
        canvas.Line(number, page.MarginLeftPt, baseline, null);
        if (theme.Confidentiality.Length > 0)
            canvas.Line(Fitted("", looks.Furniture.Style, theme.Confidentiality, looks.Furniture.Style, page.TextWidthPt), page.MarginLeftPt, baseline + looks.Furniture.LeadingPt, null);
        canvas.EndTag();
    }

    private void SampleBand(PageSurface canvas)
    {
        canvas.Artifact(PageFurniture.Header);
        canvas.FillRectangle(new Rect(0, 0, page.WidthPt, BandHeight), looks.Colors.Negative);
        var style = looks.Furniture.Style.Bold() with { Color = looks.Colors.Paper };
        var line = text.Set([new StyledText(FixedWords.For(note.Language).SampleBand, style)], new TextSetting(page.WidthPt, TextAlignment.Center))[0];
        canvas.Line(line, 0, BandHeight / 2 + 0.36 * style.SizePt, null);
        canvas.EndTag();
    }

    private TextLine Line(string content, SpanStyle style, TextAlignment alignment) =>
        text.Set([new StyledText(content, style)], new TextSetting(page.TextWidthPt, alignment))[0];

    /// <summary>Two styles on one line; the second is cut with an ellipsis where it does not fit.</summary>
    private TextLine Fitted(string first, SpanStyle firstStyle, string second, SpanStyle secondStyle, double room)
    {
        var cut = second;
        while (cut.Length > 0 && text.NaturalWidth([new StyledText(first, firstStyle), new StyledText(cut, secondStyle)]) > room)
            cut = cut.TrimEnd('\u2026', ' ').LastIndexOf(' ') is var space and > 3 ? cut[..space] + "\u2026" : "";
        return text.Set([new StyledText(first, firstStyle), new StyledText(cut, secondStyle)], new TextSetting(page.TextWidthPt))[0];
    }
}
