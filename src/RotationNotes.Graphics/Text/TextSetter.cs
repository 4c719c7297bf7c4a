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
        var atoms = new AtomList(spans);
        foreach (var span in spans)
            Shape(span, pieces, atoms);
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
        var atoms = new AtomList(spans);
        foreach (var span in spans)
            Shape(span, pieces, atoms);
        var (widest, width) = (0.0, 0.0);
        foreach (var atom in atoms.Items)
        {
            if (atom.Break == BreakKind.Space && breakAtSpaces)
            {
                width = 0;
                continue;
            }

            width += atom.WidthPt;
            if (atom.Break != BreakKind.Space)
                widest = Math.Max(widest, width);
            if (atom.Break == BreakKind.Forced || (breakAtSpaces && atom.Break != BreakKind.None))
                width = 0;
        }

        return widest;
    }

    private void Shape(StyledText span, List<ShapedPiece> pieces, AtomList atoms)
    {
        var text = span.Text;
        var start = 0;
        while (start < text.Length)
        {
            if (text[start] == '\n')
            {
                atoms.ForceBreak();
                start++;
                continue;
            }

            var (face, end) = Stretch(ref text, start, span.Style.Font);
            var stretch = start == 0 && end == text.Length ? text : text[start..end];
            var piece = new ShapedPiece(face, span.Style, stretch, face.Shape(stretch, span.Style.TabularFigures), span.Mark);
            pieces.Add(piece);
            atoms.Add(pieces.Count - 1, piece);
            start = end;
        }
    }

    /// <summary>The longest stretch from <paramref name="start"/> that one face covers.</summary>
    private (FontFace Face, int End) Stretch(ref string text, int start, FontRequest request)
    {
        var own = fonts.Resolve(request);
        FontFace? face = null;
        var at = start;
        while (at < text.Length && text[at] != '\n')
        {
            Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var used);
            var fitting = own.Covers(text.AsSpan(at, used)) ? own : fonts.Covering(request, rune);
            if (fitting is null)
            {
                if (!missing.Contains(rune.Value))
                    missing.Add(rune.Value);
                text = string.Concat(text.AsSpan(0, at), "?", text.AsSpan(at + used));
                (fitting, used) = (own, 1);
            }

            // A space inside foreign text stays in that text's font.
            if (face is not null && fitting != face && text[at] != ' ')
                return (face, at);
            face ??= fitting;
            at += used;
        }

        return (face ?? own, at);
    }
}
