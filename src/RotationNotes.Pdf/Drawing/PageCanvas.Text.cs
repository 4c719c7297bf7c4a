using RotationNotes.Graphics.Fonts;
using RotationNotes.Graphics.Scenes;
using RotationNotes.Graphics.Text;
using RotationNotes.Pdf.Fonts;
using RotationNotes.Pdf.Structure;

namespace RotationNotes.Pdf.Drawing;

internal sealed partial class PageCanvas
{
    // Below a four-hundredth of an em nobody sees a shift, and the stream stays small.
    private const double LeastShift = 2.5;

    /// <summary>A line of text for <paramref name="node"/>, or as decoration when it is null.</summary>
    public override void Line(TextLine line, double x, double baseline, StructureNode? node)
    {
        foreach (var run in line.Runs)
        {
            var mark = node is null ? null : run.Mark as TextMark;
            if (mark is not null && mark.Node.Parent is null)
                node!.Add(mark.Node);
            if (mark is not null)
                Tag(mark.Node);
            else if (node is not null)
                Tag(run.Mark as StructureNode ?? node);
            Run(run, x, baseline);
            if (mark is not null)
                links.Add(new PageLink(mark, x + run.XPt, heightPt - baseline - 0.25 * run.Style.SizePt, x + run.XPt + run.WidthPt, heightPt - baseline + 0.8 * run.Style.SizePt));
        }
    }

    private void Run(GlyphRun run, double x, double baseline)
    {
        SetFill(run.Style.Color);
        content.Raw("BT "u8);
        var subset = SetFont(run.Face, run.Style.SizePt);
        content.Raw("1 0 0 1 "u8);
        Place(x + run.XPt, baseline - run.Style.RisePt).Raw("Tm "u8);
        Show(subset, run.Glyphs.Span, run.Text, run.TextEnd, run.RightToLeft, run.Style.SizePt, run.SpaceExtraPt * 1000 / run.Style.SizePt);
        content.Raw(" ET\n"u8);
    }

    private FontSubset SetFont(FontFace face, double size)
    {
        var subset = Document.Fonts.Of(face);
        if (font != (subset, size))
            content.Name(subset.ResourceName).Byte((byte)' ').Number(size).Raw(" Tf "u8);
        font = (subset, size);
        return subset;
    }

    private void Show(FontSubset subset, ReadOnlySpan<ShapedGlyph> glyphs, string text, int textEnd, bool rightToLeft, double size, double spaceExtra)
    {
        var parts = ReadParts.Of(subset.Face, glyphs, text, textEnd, rightToLeft);
        if (rightToLeft)
            content.Raw("/ReversedChars BMC "u8);
        content.Raw("["u8);
        var (shift, rise, open) = (0.0, 0f, false);
        for (var i = 0; i < (parts?.Count ?? glyphs.Length); i++)
        {
            var glyph = parts is null ? glyphs[i] : parts[i].Glyph;
            var begins = parts?[i].Begins;
            shift -= glyph.XEm * 1000;
            var whole = Math.Abs(shift) >= LeastShift ? Math.Round(shift) : 0;
            if (open && (begins is not null || whole != 0 || glyph.YEm != rise))
                content.Byte((byte)')');
            open &= begins is null && whole == 0 && glyph.YEm == rise;
            if (begins is not null)
                content.Raw("]TJ/Span<</ActualText "u8).Text(begins).Raw(">>BDC["u8);
            if (whole != 0)
                content.Number(whole, 0);
            if (glyph.YEm != rise)
                content.Raw("]TJ "u8).Number(glyph.YEm * size).Raw(" Ts["u8);
            if (!open)
                content.Byte((byte)'(');
            (open, rise) = (true, glyph.YEm);
            Code(subset.Use(glyph.Glyph, parts is null ? text.AsSpan(glyph.Cluster, (i + 1 < glyphs.Length ? glyphs[i + 1].Cluster : textEnd) - glyph.Cluster) : parts[i].Text));
            shift += subset.WidthOf(glyph.Glyph) - whole + (glyph.XEm - glyph.AdvanceEm) * 1000 - (spaceExtra != 0 && GlyphRun.Widens(text[glyph.Cluster]) ? spaceExtra : 0);
            if (parts is not null && parts[i].Ends)
            {
                content.Raw(")]TJ EMC["u8);
                open = false;
            }
        }

        content.Raw(open ? ")]TJ"u8 : "]TJ"u8);
        if (rise != 0)
            content.Raw(" 0 Ts"u8);
        if (rightToLeft)
            content.Raw(" EMC"u8);
    }

    private void Code(int number)
    {
        Escaped((byte)(number >> 8));
        Escaped((byte)number);
    }

    private void Escaped(byte value)
    {
        switch (value)
        {
            case (byte)'(' or (byte)')' or (byte)'\\':
                content.Byte((byte)'\\').Byte(value);
                break;
            case (byte)'\r':
                content.Raw("\\r"u8);
                break;
            default:
                content.Byte(value);
                break;
        }
    }

    private void SceneText(TextRun run, double originX, double originY)
    {
        var stretches = ShapedStretch.Of(run.Style.Face, run.Text, run.Style.TabularFigures);
        var width = 0.0;
        foreach (var stretch in stretches)
            width += stretch.WidthEm;
        var along = run.Anchor switch
        {
            TextAnchor.Middle => -width / 2,
            TextAnchor.End => -width,
            _ => 0.0,
        };
        SetFill(run.Style.Color);
        // Scenes turn clockwise, because their y axis points down; PDF turns counter-clockwise.
        var (sine, cosine) = Math.SinCos(-run.RotationDegrees * Math.PI / 180);
        foreach (var stretch in stretches)
        {
            var shift = along * run.Style.SizePt;
            content.Raw("BT "u8);
            var subset = SetFont(stretch.Face, run.Style.SizePt);
            content.Number(cosine, 5).Byte((byte)' ').Number(sine, 5).Byte((byte)' ').Number(-sine, 5).Byte((byte)' ').Number(cosine, 5).Byte((byte)' ');
            Place(originX + run.X + shift * cosine, originY + run.Y - shift * sine).Raw("Tm "u8);
            Show(subset, stretch.Glyphs.AsSpan(), stretch.Text, stretch.Text.Length, stretch.RightToLeft, run.Style.SizePt, 0);
            content.Raw(" ET\n"u8);
            along += stretch.WidthEm;
            if (stretch.Missing is { } missing)
                Document.Missing.Add(missing);
        }
    }
}
