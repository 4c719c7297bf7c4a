using System.Collections.Immutable;
using System.Text;
using RotationNotes.Graphics.Fonts;

namespace RotationNotes.Graphics.Text;

/// <summary>Turns styled text into lines: fonts per character, shaping, total-fit line breaking.</summary>
/// <remarks>Lines are chosen together for the whole paragraph, so that their ends are even (Knuth and Plass, "Breaking Paragraphs into Lines", 1981).</remarks>
public sealed class TextSetter(FontLibrary fonts)
{
    private readonly List<int> missing = [];

    /// <summary>Code points that no font has; a question mark was set in their place.</summary>
    public IReadOnlyCollection<int> Missing => missing;

    /// <summary>The lines of a paragraph, at least one.</summary>
    public ImmutableArray<TextLine> Set(ReadOnlySpan<StyledText> spans, TextSetting setting)
    {
        if (!(setting.WidthPt > 0))
            throw new ArgumentOutOfRangeException(nameof(setting), setting.WidthPt, "The line length must be above zero.");
        var pieces = new List<ShapedPiece>(spans.Length);
        var atoms = Shape(spans, pieces, setting.Hyphenates);
        atoms.SplitLongWords(setting.WidthPt, pieces);
        return LineBreaker.Break(atoms, pieces, setting);
    }

    /// <summary>Width of the widest line if nothing is broken but forced line ends.</summary>
    public double NaturalWidth(ReadOnlySpan<StyledText> spans) => Widest(spans, breakAtSpaces: false);

    /// <summary>Width of the longest part that must stay on one line.</summary>
    public double LongestWord(ReadOnlySpan<StyledText> spans) => Widest(spans, breakAtSpaces: true);

    private double Widest(ReadOnlySpan<StyledText> spans, bool breakAtSpaces)
    {
        var pieces = new List<ShapedPiece>(spans.Length);
        var atoms = Shape(spans, pieces, hyphenates: false);
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

    private AtomList Shape(ReadOnlySpan<StyledText> spans, List<ShapedPiece> pieces, bool hyphenates)
    {
        var atoms = new AtomList(spans, hyphenates);
        var before = '\0';
        for (var i = 0; i < spans.Length; i++)
        {
            var text = spans[i].Text;
            if (text.Length == 0)
                continue;
            // Whether a line may end between two spans depends on the characters on either side, as within one.
            var after = '\0';
            for (var next = i + 1; next < spans.Length && after == '\0'; next++)
                after = spans[next].Text.Length > 0 ? spans[next].Text[0] : '\0';
            Shape(spans[i], before, after, pieces, atoms);
            before = text[^1];
        }

        return atoms;
    }

    private void Shape(StyledText span, char before, char after, List<ShapedPiece> pieces, AtomList atoms)
    {
        var text = span.Text;
        var own = fonts.Resolve(span.Style.Font);
        for (var start = 0; start < text.Length;)
        {
            if (text[start] == '\n')
            {
                atoms.ForceBreak();
                start++;
                continue;
            }

            var lineEnd = text.IndexOf('\n', start);
            var line = text.AsSpan(0, lineEnd < 0 ? text.Length : lineEnd);
            var (face, end) = FaceStretch.Next(own, line, start);
            var stretch = face is null ? Replaced(line[start..end]) : start == 0 && end == text.Length ? text : text[start..end];
            face ??= own;
            var first = pieces.Count;
            PieceShaper.Shape(face, stretch, span.Style, span.Mark, pieces);
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

    private string Replaced(ReadOnlySpan<char> character)
    {
        Rune.DecodeFromUtf16(character, out var rune, out _);
        if (!missing.Contains(rune.Value))
            missing.Add(rune.Value);
        return "?";
    }
}
