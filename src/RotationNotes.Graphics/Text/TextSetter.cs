using System.Collections.Immutable;
using System.Text;
using RotationNotes.Graphics.Characters;
using RotationNotes.Graphics.Characters.Bidi;
using RotationNotes.Graphics.Fonts;

namespace RotationNotes.Graphics.Text;

/// <summary>Turns styled text into lines: fonts per character, shaping, total-fit line breaking.</summary>
/// <remarks>Lines are chosen together for the whole paragraph, so that their ends are even (Knuth and Plass, "Breaking Paragraphs into Lines", 1981).</remarks>
public sealed class TextSetter(FontLibrary fonts)
{
    private readonly List<MissingCharacter> missing = [];

    /// <summary>Characters that no font has, each where it was first met; a question mark was set in their place.</summary>
    public IReadOnlyCollection<MissingCharacter> Missing => missing;

    /// <summary>The lines of a paragraph, at least one.</summary>
    public ImmutableArray<TextLine> Set(ReadOnlySpan<StyledText> spans, TextSetting setting)
    {
        if (!(setting.WidthPt > 0))
            throw new ArgumentOutOfRangeException(nameof(setting), setting.WidthPt, "The line length must be above zero.");
        var pieces = new List<ShapedPiece>(spans.Length);
        var levels = Levels(spans, out var level);
        var atoms = Shape(spans, pieces, levels, setting.Hyphenates);
        atoms.SplitLongWords(setting.WidthPt, pieces);
        return LineBreaker.Break(atoms, pieces, setting, level);
    }

    /// <summary>Width of the widest line if nothing is broken but forced line ends.</summary>
    public double NaturalWidth(ReadOnlySpan<StyledText> spans) => Widest(spans, breakAtSpaces: false);

    /// <summary>Width of the longest part that must stay on one line.</summary>
    public double LongestWord(ReadOnlySpan<StyledText> spans) => Widest(spans, breakAtSpaces: true);

    private double Widest(ReadOnlySpan<StyledText> spans, bool breakAtSpaces)
    {
        var pieces = new List<ShapedPiece>(spans.Length);
        var atoms = Shape(spans, pieces, Levels(spans, out _), hyphenates: false);
        var (widest, width) = (0.0, 0.0);
        foreach (var atom in atoms.Items)
        {
            if (atom.IsSpace && atom.Break != BreakKind.Tie && breakAtSpaces)
            {
                width = 0;
                continue;
            }

            width += atom.WidthPt;
            if (!atom.IsSpace)
                widest = Math.Max(widest, width);
            if (atom.Break == BreakKind.Forced || (breakAtSpaces && atom.Break is not (BreakKind.None or BreakKind.Tie)))
                width = 0;
        }

        return widest;
    }

    /// <summary>Levels of all spans as one paragraph; null when everything runs from left to right.</summary>
    private static byte[]? Levels(ReadOnlySpan<StyledText> spans, out byte level)
    {
        level = 0;
        var turns = false;
        foreach (var span in spans)
            turns |= BidiText.MayTurn(span.Text);
        if (!turns)
            return null;
        var paragraph = new StringBuilder();
        foreach (var span in spans)
            paragraph.Append(TextControls.Blanked(span.Text));
        var text = paragraph.ToString();
        level = BidiText.StartsRightToLeft(text) ? (byte)1 : (byte)0;
        return BidiText.Levels(text, level == 1);
    }

    private AtomList Shape(ReadOnlySpan<StyledText> spans, List<ShapedPiece> pieces, byte[]? levels, bool hyphenates)
    {
        var atoms = new AtomList(spans, hyphenates);
        var (before, place) = ('\0', 0);
        for (var i = 0; i < spans.Length; i++)
        {
            var text = TextControls.Blanked(spans[i].Text);
            if (text.Length == 0)
                continue;
            // Whether a line may end between two spans depends on the characters on either side, as within one.
            var after = '\0';
            for (var next = i + 1; next < spans.Length && after == '\0'; next++)
                after = spans[next].Text.Length > 0 ? spans[next].Text[0] : '\0';
            Shape(spans[i], text, before, after, levels is null ? default : levels.AsSpan(place, text.Length), pieces, atoms);
            before = text[^1];
            place += text.Length;
        }

        return atoms;
    }

    private void Shape(StyledText span, string text, char before, char after, ReadOnlySpan<byte> levels, List<ShapedPiece> pieces, AtomList atoms)
    {
        var own = fonts.Resolve(span.Style.Font);
        for (var start = 0; start < text.Length;)
        {
            if (text[start] == '\n')
            {
                atoms.ForceBreak();
                start++;
                continue;
            }

            var lineEnd = text.IndexOf('\n', start) is var feed and >= 0 ? feed : text.Length;
            var level = levels.IsEmpty ? (byte)0 : levels[start];
            if (!levels.IsEmpty && levels[start..lineEnd].IndexOfAnyExcept(level) is var turn and >= 0)
                lineEnd = start + turn;
            var line = text.AsSpan(0, lineEnd);
            var (face, end) = FaceStretch.Next(own, line, start);
            var stretch = face is null ? Replaced(text, start, end) : start == 0 && end == text.Length ? text : text[start..end];
            face ??= own;
            var first = pieces.Count;
            PieceShaper.Shape(face, stretch, span.Style, span.Mark, level, pieces);
            var left = start > 0 ? text[start - 1] : before;
            for (var i = first; i < pieces.Count; i++)
            {
                var right = i + 1 < pieces.Count ? pieces[i + 1].Text[0] : end < text.Length ? text[end] : after;
                atoms.Add(i, pieces[i], left, right);
                left = pieces[i].Text[^1];
            }

            start = end;
        }
    }

    private string Replaced(string text, int start, int end)
    {
        var found = MissingCharacter.In(text, start, end);
        if (!missing.Exists(known => known.CodePoint == found.CodePoint))
            missing.Add(found);
        return "?";
    }
}
