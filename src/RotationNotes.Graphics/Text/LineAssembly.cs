using System.Collections.Immutable;

namespace RotationNotes.Graphics.Text;

/// <summary>Puts the chosen atoms of a line side by side and aligns them.</summary>
internal static class LineAssembly
{
    public static TextLine Build(List<AtomList.Atom> atoms, int first, int last, List<ShapedPiece> pieces, TextSetting setting, bool endsParagraph)
    {
        var printed = last;
        while (printed > first && atoms[printed - 1].IsSpace)
            printed--;
        var width = 0.0;
        for (var i = first; i < printed; i++)
            width += atoms[i].WidthPt;
        var divided = !endsParagraph && printed > first && atoms[printed - 1].Break == BreakKind.Division ? pieces[atoms[printed - 1].Piece] : null;
        width += divided is null ? 0 : HyphenWidthPt(divided);
        var room = setting.WidthPt - width;
        var gaps = setting.Alignment == TextAlignment.Justified && !endsParagraph ? Gaps(atoms, first, printed, pieces) : 0;
        var extra = gaps > 0 ? room / gaps : 0;
        var x = setting.Alignment switch
        {
            TextAlignment.Right => room,
            TextAlignment.Center => room / 2,
            _ => 0.0,
        };
        // The space at a line's end prints nothing but keeps words apart for those who copy or listen.
        var runs = Runs(atoms, first, last, pieces, x, extra);
        if (divided is not null)
            runs = runs.Add(Hyphen(divided, runs[^1].XPt + runs[^1].WidthPt));
        return new TextLine(runs, width + extra * gaps, endsParagraph);
    }

    public static double HyphenWidthPt(ShapedPiece piece) => piece.Face.MeasureEm("-") * piece.Style.SizePt;

    /// <summary>The hyphen of a divided word, which is read as a soft one: it joins the halves again for those who copy or listen (ISO 32000-1, 14.8.2.2.3).</summary>
    private static GlyphRun Hyphen(ShapedPiece piece, double x)
    {
        var glyphs = piece.Face.Shape("-");
        return new GlyphRun(piece.Face, piece.Style, "\u00AD", glyphs.AsMemory(), 1, x, HyphenWidthPt(piece), 0, piece.Mark);
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
                width += atoms[i].WidthPt + (extra == 0 ? 0 : extra * Widened(atoms[i], pieces[piece]));
                i++;
            }

            var shaped = pieces[piece];
            var end = glyph + count < shaped.Glyphs.Length ? shaped.Glyphs[glyph + count].Cluster : shaped.Text.Length;
            runs.Add(new GlyphRun(shaped.Face, shaped.Style, shaped.Text, shaped.Glyphs.AsMemory().Slice(glyph, count), end, x, width, extra, shaped.Mark));
            x += width;
        }

        return runs.ToImmutable();
    }

    /// <summary>Places where a justified line takes room: word spaces, and the gaps after ideographs, which have none.</summary>
    private static int Gaps(List<AtomList.Atom> atoms, int first, int printed, List<ShapedPiece> pieces)
    {
        var gaps = 0;
        for (var i = first; i < printed; i++)
            gaps += Widened(atoms[i], pieces[atoms[i].Piece]);
        // The gap after a line's last ideograph lies outside the line.
        return printed > first && Ideographs.IsIdeographic(LastCharacter(atoms[printed - 1], pieces)) ? gaps - 1 : gaps;
    }

    private static int Widened(AtomList.Atom atom, ShapedPiece piece)
    {
        var count = 0;
        foreach (var glyph in piece.Glyphs.AsSpan(atom.First, atom.Count))
            count += GlyphRun.Widens(piece.Text[glyph.Cluster]) ? 1 : 0;
        return count;
    }

    private static char LastCharacter(AtomList.Atom atom, List<ShapedPiece> pieces) => pieces[atom.Piece].Text[pieces[atom.Piece].Glyphs[atom.First + atom.Count - 1].Cluster];
}
