using System.Globalization;
using System.Text;
using HarfBuzzSharp;
using RotationNotes.Graphics.Characters;

namespace RotationNotes.Graphics.Fonts;

/// <summary>Cuts a line into parts that can be shaped, and remembered, for themselves.</summary>
internal static class WordCuts
{
    /// <summary>The part that begins at <paramref name="start"/>: a space and the word after it, an ideograph, or the letters of one script.</summary>
    /// <param name="script">Script of the part; marks and signs belong to the letters beside them.</param>
    /// <returns>Where the part ends.</returns>
    public static int Next(ReadOnlySpan<char> text, int start, out Script script)
    {
        var space = text[(start + 1)..].IndexOf(' ');
        var end = space < 0 ? text.Length : start + 1 + space;
        script = Script.Latin;
        // Latin, Greek and Cyrillic share their kerning and forms; most words are settled here.
        if (!text[start..end].ContainsAnyInRange('\u0590', '\uFFFF'))
            return end;
        var known = ScriptAt(text, start, out var used);
        var at = start + used;
        for (; at < end; at += used)
        {
            var own = ScriptAt(text, at, out used);
            if ((Ideographs.IsIdeographic(text[at]) || Ideographs.IsIdeographic(text[at - 1])) && !Extends(text, at))
                break;
            if (own is { } found && known is { } before && found != before)
                break;
            known ??= own;
        }

        script = known ?? Script.Latin;
        return at;
    }

    private static Script? ScriptAt(ReadOnlySpan<char> text, int at, out int used)
    {
        used = 1;
        var character = text[at];
        if (character < '\u0590')
            return char.IsLetter(character) ? Script.Latin : null;
        if (character is >= '\u1E00' and < '\u2E80')
            return null;
        Rune.DecodeFromUtf16(text[at..], out var rune, out used);
        if (Ideographs.IsIdeographic(character))
            return Script.Han;
        var script = UnicodeFunctions.Default.GetScript(rune.Value);
        return script == Script.Common || script == Script.Inherited || script == Script.Unknown ? null : script;
    }

    private static bool Extends(ReadOnlySpan<char> text, int at)
    {
        Rune.DecodeFromUtf16(text[at..], out var rune, out _);
        return Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format;
    }
}
