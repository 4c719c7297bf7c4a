using System.Globalization;
using System.Text;
using RotationNotes.Graphics.Characters;

namespace RotationNotes.Graphics.Fonts;

/// <summary>A stretch of text that one face prints.</summary>
/// <param name="Face">The face, or null when no font of the library has the stretch's one character.</param>
/// <param name="End">Where the stretch ends in the text.</param>
public readonly record struct FaceStretch(FontFace? Face, int End)
{
    // Nothing before it joins the letter before.
    private const char FirstMark = '\u0300';

    /// <summary>The longest stretch from <paramref name="start"/> on that one face prints: the preferred face, else the nearest one that has the characters.</summary>
    /// <remarks>
    /// A letter and its marks come from one face, or the marks would stand beside it. A space stays in the face of the text before it. Quotes, dashes and ellipses
    /// that Latin and Chinese text share are taken from the face of the ideographs beside them, where they are as wide as those.
    /// </remarks>
    public static FaceStretch Next(FontFace preferred, ReadOnlySpan<char> text, int start)
    {
        FontFace? face = null;
        var at = start;
        while (at < text.Length)
        {
            Rune.DecodeFromUtf16(text[at..], out var rune, out var used);
            var fitting = TextControls.IsInvisible(rune) ? face ?? preferred : null;
            if (fitting is null && at + used < text.Length && text[at + used] >= FirstMark
                && StringInfo.GetNextTextElementLength(text[at..]) is var length && length > used && Whole(preferred, text.Slice(at, length)) is { } whole)
                (fitting, used) = (whole, length);
            fitting ??= IsLooseMark(text, at, rune) ? null : Fitting(preferred, text, at, rune);
            if (fitting is null)
                return face is null ? new FaceStretch(null, at + used) : new FaceStretch(face, at);
            if (face is not null && fitting != face && text[at] != ' ')
                return new FaceStretch(face, at);
            face ??= fitting;
            at += used;
        }

        return new FaceStretch(face ?? preferred, at);
    }

    private static FontFace? Whole(FontFace preferred, ReadOnlySpan<char> letter) => preferred.Draws(letter) ? preferred : preferred.StandIn(letter);

    // A mark that was not taken with its letter has no face in common with it.
    private static bool IsLooseMark(ReadOnlySpan<char> text, int at, Rune rune) =>
        at > 0 && rune.Value >= FirstMark && text[at - 1] != ' ' && Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    private static FontFace? Fitting(FontFace preferred, ReadOnlySpan<char> text, int at, Rune rune)
    {
        if (!preferred.Has(rune))
        {
            Span<char> letter = stackalloc char[2];
            return preferred.StandIn(letter[..rune.EncodeToUtf16(letter)]);
        }

        if (Ideographs.IsSharedMark(text[at]) && NeighbouringIdeograph(text, at) is { Length: > 0 } ideograph && !preferred.Draws(ideograph)
            && preferred.StandIn(ideograph) is { } standIn && standIn.Has(rune))
            return standIn;
        return preferred;
    }

    private static ReadOnlySpan<char> NeighbouringIdeograph(ReadOnlySpan<char> text, int at)
    {
        var (before, after) = (at - 1, at + 1);
        while (before >= 0 && Ideographs.IsSharedMark(text[before]))
            before--;
        while (after < text.Length && Ideographs.IsSharedMark(text[after]))
            after++;
        if (before >= 0 && Ideographs.IsIdeographic(text[before]) && Rune.DecodeLastFromUtf16(text[..(before + 1)], out _, out var units) == System.Buffers.OperationStatus.Done)
            return text.Slice(before + 1 - units, units);
        if (after < text.Length && Ideographs.IsIdeographic(text[after]) && Rune.DecodeFromUtf16(text[after..], out _, out units) == System.Buffers.OperationStatus.Done)
            return text.Slice(after, units);
        return default;
    }
}
