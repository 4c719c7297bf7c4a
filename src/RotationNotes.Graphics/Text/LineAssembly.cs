using System.Collections.Immutable;
using System.Runtime.InteropServices;
using RotationNotes.Graphics.Characters;
using RotationNotes.Graphics.Characters.Bidi;
using RotationNotes.Graphics.Fonts;

namespace RotationNotes.Graphics.Text;

/// <summary>Puts the chosen atoms of a line side by side and aligns them.</summary>
internal static class LineAssembly
{
    public static TextLine Build(List<AtomList.Atom> atoms, int first, int last, List<ShapedPiece> pieces, TextSetting setting, byte level, bool endsParagraph)
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
            TextAlignment.Justified when endsParagraph && (level & 1) == 1 => room,
            _ => 0.0,
        };
        // The space at a line's end prints nothing but keeps words apart for those who copy or listen.
        var runs = Runs(atoms, first, printed, last, pieces, extra, level);
        if (divided is not null)
            runs.Add((Hyphen(divided), divided.Level));
        return new TextLine(Placed(runs, x, level), width + extra * gaps, endsParagraph);
    }

    /// <summary>Puts runs beside each other from left to right; they stay in reading order.</summary>
    private static ImmutableArray<GlyphRun> Placed(List<(GlyphRun Run, byte Level)> runs, double x, byte level)
    {
        var placed = new GlyphRun[runs.Count];
        ReadOnlySpan<byte> levels = [.. runs.Select(run => run.Level)];
        var turns = levels.ContainsAnyExcept((byte)0);
        // In a paragraph that runs from right to left, the space at a line's end hangs out at its left.
        if (turns && (level & 1) == 1 && runs[^1].Run is var end && end.Printed.AsSpan().ContainsAnyExcept(' ') is false)
            x -= end.WidthPt;
        var order = turns ? BidiText.VisualOrder(levels) : null;
        for (var i = 0; i < placed.Length; i++)
        {
            var at = order is null ? i : order[i];
            placed[at] = runs[at].Run with { XPt = x };
            x += placed[at].WidthPt;
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(placed);
    }

    public static double HyphenWidthPt(ShapedPiece piece) => piece.Face.MeasureEm("-") * piece.Style.SizePt;

    /// <summary>The hyphen of a divided word, which is read as a soft one: it joins the halves again for those who copy or listen (ISO 32000-1, 14.8.2.2.3).</summary>
    private static GlyphRun Hyphen(ShapedPiece piece)
    {
        var glyphs = piece.Face.Shape("-");
        return new GlyphRun(piece.Face, piece.Style, "\u00AD", glyphs.AsMemory(), 0, 1, 0, HyphenWidthPt(piece), 0, piece.Mark);
    }

    private static List<(GlyphRun Run, byte Level)> Runs(List<AtomList.Atom> atoms, int first, int printed, int last, List<ShapedPiece> pieces, double extra, byte paragraph)
    {
        var runs = new List<(GlyphRun, byte)>();
        for (var i = first; i < last;)
        {
            var piece = atoms[i].Piece;
            var shaped = pieces[piece];
            // Space at the line's end stands at the paragraph's end, whichever way the words before it run (UAX 9, L1).
            var stop = i < printed && shaped.Level != 0 ? printed : last;
            var (glyph, count, width) = (atoms[i].First, 0, 0.0);
            while (i < stop && atoms[i].Piece == piece)
            {
                count += atoms[i].Count;
                width += atoms[i].WidthPt + (extra == 0 ? 0 : extra * Widened(atoms[i], shaped));
                i++;
            }

            var start = shaped.Glyphs[glyph].Cluster;
            var end = glyph + count < shaped.Glyphs.Length ? shaped.Glyphs[glyph + count].Cluster : shaped.Text.Length;
            var level = i > printed && shaped.Level != 0 ? paragraph : shaped.Level;
            var turned = (level & 1) == 1;
            var glyphs = shaped.Glyphs.AsMemory().Slice(glyph, count);
            runs.Add((new GlyphRun(shaped.Face, shaped.Style, shaped.Text, turned ? Reversed(glyphs) : glyphs, start, end, 0, width, extra, shaped.Mark) { RightToLeft = turned }, level));
        }

        return runs;
    }

    private static ShapedGlyph[] Reversed(ReadOnlyMemory<ShapedGlyph> glyphs)
    {
        var reversed = glyphs.ToArray();
        Array.Reverse(reversed);
        return reversed;
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
