using System.Collections.Immutable;

namespace RotationNotes.Graphics.Text;

/// <summary>Puts the chosen atoms of a line side by side and aligns them.</summary>
internal static class LineAssembly
{
    public static TextLine Build(List<AtomList.Atom> atoms, int first, int last, List<ShapedPiece> pieces, TextSetting setting, bool endsParagraph)
    {
        var printed = last;
        while (printed > first && atoms[printed - 1].Break == BreakKind.Space)
            printed--;
        var (width, spaces) = (0.0, 0);
        for (var i = first; i < printed; i++)
        {
            width += atoms[i].WidthPt;
            spaces += atoms[i].Break == BreakKind.Space ? atoms[i].Count : 0;
        }

        var room = setting.WidthPt - width;
        var extra = setting.Alignment == TextAlignment.Justified && !endsParagraph && spaces > 0 ? room / spaces : 0;
        var x = setting.Alignment switch
        {
            TextAlignment.Right => room,
            TextAlignment.Center => room / 2,
            _ => 0.0,
        };
        // The space at a line's end prints nothing but keeps words apart for those who copy or listen.
        return new TextLine(Runs(atoms, first, last, pieces, x, extra), width + extra * spaces, endsParagraph);
    }

    private static ImmutableArray<GlyphRun> Runs(List<AtomList.Atom> atoms, int first, int last, List<ShapedPiece> pieces, double x, double extra)
    {
        var runs = ImmutableArray.CreateBuilder<GlyphRun>();
        for (var i = first; i < last;)
        {
            var piece = atoms[i].Piece;
            var (glyph, count, width) = (atoms[i].First, 0, 0.0);
            while (i < last && atoms[i].Piece == piece)
            {
                count += atoms[i].Count;
                width += atoms[i].WidthPt + (atoms[i].Break == BreakKind.Space ? extra * atoms[i].Count : 0);
                i++;
            }

            var shaped = pieces[piece];
            var end = glyph + count < shaped.Glyphs.Length ? shaped.Glyphs[glyph + count].Cluster : shaped.Text.Length;
            runs.Add(new GlyphRun(shaped.Face, shaped.Style, shaped.Text, shaped.Glyphs.AsMemory().Slice(glyph, count), end, x, width, extra, shaped.Mark));
            x += width;
        }

        return runs.ToImmutable();
    }
}
