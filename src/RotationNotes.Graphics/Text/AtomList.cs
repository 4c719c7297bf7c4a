using RotationNotes.Graphics.Characters;

namespace RotationNotes.Graphics.Text;

/// <summary>The paragraph as parts that lines are made of: words, spaces, forced ends.</summary>
internal sealed class AtomList
{
    /// <param name="Piece">Index of the shaped piece, −1 for a forced break without glyphs.</param>
    public sealed record Atom(int Piece, int First, int Count, double WidthPt, BreakKind Break)
    {
        /// <summary>Whether the atom is a word space, which has no width at a line's end.</summary>
        public bool IsSpace => Break is BreakKind.Space or BreakKind.LooseTie or BreakKind.Tie;
    }

    private readonly bool hyphenates;
    private bool[] divisions = [];

    public AtomList(ReadOnlySpan<StyledText> spans, bool hyphenates)
    {
        this.hyphenates = hyphenates;
        var characters = 0;
        foreach (var span in spans)
            characters += span.Text.Length;
        Items = new List<Atom>(characters / 3 + 4);
    }

    public List<Atom> Items { get; private set; }

    public void ForceBreak() => Items.Add(new Atom(-1, 0, 0, 0, BreakKind.Forced));

    /// <param name="before">The character before the piece, <c>\0</c> at the paragraph's start.</param>
    /// <param name="after">The character after it, <c>\0</c> at the paragraph's end.</param>
    public void Add(int index, ShapedPiece piece, char before, char after)
    {
        var glyphs = piece.Glyphs;
        var first = 0;
        if (hyphenates)
            FindDivisions(piece.Text, before, after);
        for (var i = 0; i < glyphs.Length; i++)
        {
            var next = i + 1 < glyphs.Length ? glyphs[i + 1].Cluster : piece.Text.Length;
            if (i + 1 < glyphs.Length && !piece.StartsLetter(i + 1))
                continue;
            var kind = Opportunity(piece.Text, glyphs[i].Cluster, next, before, after);
            if (kind == BreakKind.None && hyphenates && next < piece.Text.Length && divisions[next])
                kind = BreakKind.Division;
            if (kind == BreakKind.None)
                continue;
            var isSpace = piece.Text[glyphs[i].Cluster] == ' ';
            if (isSpace && i > first)
                Take(index, piece, first, i - first, BreakKind.None);
            var start = isSpace ? i : first;
            Take(index, piece, start, i + 1 - start, kind);
            first = i + 1;
        }

        if (first < glyphs.Length)
            Take(index, piece, first, glyphs.Length - first, BreakKind.None);
    }

    /// <summary>Cuts words that are wider than a line into single letters with emergency breaks.</summary>
    public void SplitLongWords(double widthPt, List<ShapedPiece> pieces)
    {
        List<Atom>? split = null;
        for (var i = 0; i < Items.Count;)
        {
            var end = i;
            var width = 0.0;
            while (end < Items.Count && Items[end].Break == BreakKind.None)
                width += Items[end++].WidthPt;
            if (end < Items.Count)
                width += Items[end].IsSpace ? 0 : Items[end].WidthPt;
            var last = Math.Min(end, Items.Count - 1);
            if (width > widthPt && split is null)
                split = Items[..i];
            for (var k = i; k <= last; k++)
            {
                if (width > widthPt && Items[k].Piece >= 0 && !Items[k].IsSpace)
                    Cut(Items[k], pieces, split!);
                else
                    split?.Add(Items[k]);
            }

            i = last + 1;
        }

        Items = split ?? Items;
    }

    private static void Cut(Atom atom, List<ShapedPiece> pieces, List<Atom> into)
    {
        var piece = pieces[atom.Piece];
        for (int first = atom.First, end = first + atom.Count; first < end;)
        {
            var next = first + 1;
            while (next < end && !piece.StartsLetter(next))
                next++;
            var kind = next == end && atom.Break != BreakKind.None ? atom.Break : BreakKind.Emergency;
            into.Add(new Atom(atom.Piece, first, next - first, piece.WidthPt(first, next - first), kind));
            first = next;
        }
    }

    /// <summary>Words of small letters only: names and abbreviations are never divided, nor are words that run on in another style.</summary>
    private void FindDivisions(string text, char before, char after)
    {
        if (divisions.Length < text.Length)
            divisions = new bool[text.Length * 2];
        divisions.AsSpan(0, text.Length).Clear();
        for (var i = 0; i < text.Length;)
        {
            var end = i;
            while (end < text.Length && char.IsLetter(text[end]))
                end++;
            var joins = (i == 0 && char.IsLetter(before)) || (end == text.Length && char.IsLetter(after));
            if (end - i >= EnglishHyphenation.ShortestWord && !joins)
                EnglishHyphenation.Mark(text.AsSpan(i, end - i), divisions.AsSpan(i, end - i));
            i = end + 1;
        }
    }

    private void Take(int index, ShapedPiece piece, int first, int count, BreakKind kind) =>
        Items.Add(new Atom(index, first, count, piece.WidthPt(first, count), kind));

    private static BreakKind Opportunity(string text, int at, int next, char before, char after)
    {
        var character = text[at];
        if (character == ' ')
            return Ties.At(text, at);
        var previous = at > 0 ? text[at - 1] : before;
        var following = next < text.Length ? text[next] : after;
        if (following == '\0')
            return BreakKind.None;
        return character switch
        {
            // A hyphen before a digit is a sign or a range such as 2023-24, after one it is a compound such as 10-year.
            '-' => char.IsLetterOrDigit(previous) && char.IsLetter(following) ? BreakKind.Hyphen : BreakKind.None,
            '\u2010' => char.IsLetter(following) ? BreakKind.Hyphen : BreakKind.None,
            '\u2013' => char.IsLetter(following) && char.IsLetter(previous) ? BreakKind.Hyphen : BreakKind.None,
            '\u2014' or '/' => char.IsLetter(following) ? BreakKind.Hyphen : BreakKind.None,
            _ when next > at + 1 && text.IndexOf('\u200B', at + 1, next - at - 1) >= 0 => BreakKind.Hyphen,
            _ when next > at + 1 && text.IndexOf('\u00AD', at + 1, next - at - 1) >= 0 => BreakKind.Division,
            _ => Ideographs.MayBreakBetween(character, following) ? BreakKind.Free : BreakKind.None,
        };
    }
}
