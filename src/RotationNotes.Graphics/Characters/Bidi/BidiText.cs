using System.Text;

namespace RotationNotes.Graphics.Characters.Bidi;

/// <summary>Directions of a stretch of text: which parts run right to left (Unicode Standard Annex 9).</summary>
public static class BidiText
{
    /// <summary>Whether any character could run from right to left; nearly every text of a note answers no at once.</summary>
    public static bool MayTurn(ReadOnlySpan<char> text)
    {
        var start = text.IndexOfAnyExceptInRange('\0', '\u058F');
        if (start < 0)
            return false;
        foreach (var character in text[start..])
        {
            // Hebrew to Arabic with their presentation forms, marks and overrides of direction, and the planes of older scripts.
            if (character is >= '\u0590' and <= '\u08FF' or >= '\uFB1D' and <= '\uFDFF' or >= '\uFE70' and <= '\uFEFE' or '\u200F' or >= '\u202A' and <= '\u202E'
                or >= '\u2066' and <= '\u2069' or '\uD802' or '\uD803' or '\uD83A' or '\uD83B')
                return true;
        }

        return false;
    }

    /// <summary>Whether the first letter of a text belongs to a script that runs from right to left (P2 and P3).</summary>
    public static bool StartsRightToLeft(ReadOnlySpan<char> text) => MayTurn(text) && BidiParagraph.FirstStrong(Classes(text).Classes) == 1;

    /// <summary>The level of each UTF-16 unit: even ones run left to right, odd ones right to left.</summary>
    /// <param name="text">A paragraph; a line feed ends a line, and each line has the direction of the whole.</param>
    /// <param name="rightToLeft">Direction of the paragraph; that of its first letter when null.</param>
    public static byte[] Levels(ReadOnlySpan<char> text, bool? rightToLeft = null)
    {
        var levels = new byte[text.Length];
        if (!MayTurn(text) && rightToLeft != true)
            return levels;
        var (classes, points) = Classes(text);
        var direction = rightToLeft is { } given ? given ? 1 : 0 : BidiParagraph.FirstStrong(classes);
        var unit = 0;
        for (var start = 0; start < classes.Length;)
        {
            var end = Array.IndexOf(classes, BidiClass.B, start);
            end = end < 0 ? classes.Length : end + 1;
            foreach (var (level, at) in BidiParagraph.Resolve(classes.AsSpan(start, end - start), points.AsSpan(start, end - start), direction).Select((level, i) => (level, start + i)))
            {
                for (var units = points[at] > 0xFFFF ? 2 : 1; units > 0; units--)
                    levels[unit++] = level;
            }

            start = end;
        }

        return levels;
    }

    /// <summary>The order in which parts of a line stand from left to right (L2).</summary>
    /// <param name="levels">The level of each part, in reading order.</param>
    /// <returns>Indices into <paramref name="levels"/>.</returns>
    public static int[] VisualOrder(ReadOnlySpan<byte> levels)
    {
        var order = new int[levels.Length];
        byte highest = 0;
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
            highest = Math.Max(highest, levels[i]);
        }

        for (var level = highest; level > 0; level--)
        {
            for (var start = 0; start < order.Length;)
            {
                var end = start;
                while (end < order.Length && levels[order[end]] >= level)
                    end++;
                Array.Reverse(order, start, end - start);
                start = end + 1;
            }
        }

        return order;
    }

    private static (BidiClass[] Classes, int[] Points) Classes(ReadOnlySpan<char> text)
    {
        var classes = new List<BidiClass>(text.Length);
        var points = new List<int>(text.Length);
        while (!text.IsEmpty)
        {
            // Half a surrogate pair counts as one unit of the replacement character.
            Rune.DecodeFromUtf16(text, out var rune, out var used);
            classes.Add(BidiClassTable.Of(rune.Value));
            points.Add(rune.Value);
            text = text[used..];
        }

        return ([.. classes], [.. points]);
    }
}
