using System.Buffers;
using System.Text;

namespace RotationNotes.Graphics.Characters;

/// <summary>Characters without a shape: those that print nothing, and those that print as a blank.</summary>
public static class TextControls
{
    // Tabs, old control codes, and line and paragraph ends of Unicode. A line feed is none of them: it ends a line.
    private static readonly SearchValues<char> Blanks = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Where(code => code != '\n').Concat(Enumerable.Range(0x7F, 0x21)).Concat([0x2028, 0x2029]).Select(code => (char)code)]);

    /// <summary>Joiners, marks of direction and variation that steer text and never print (the default ignorable characters of Unicode that notes may meet).</summary>
    public static bool IsInvisible(Rune rune) => IsInvisible(rune.Value);

    /// <inheritdoc cref="IsInvisible(Rune)"/>
    public static bool IsInvisible(int codePoint) => codePoint is 0x00AD or 0x034F or 0x061C or >= 0x200B and <= 0x200F or >= 0x202A and <= 0x202E or >= 0x2060 and <= 0x206F
        or >= 0xFE00 and <= 0xFE0F or 0xFEFF or >= 0xE0000 and <= 0xE0FFF;

    /// <summary>A text with a blank in the place of each control character; line feeds stay.</summary>
    public static string Blanked(string text) => text.AsSpan().ContainsAny(Blanks)
        ? string.Create(text.Length, text, static (blanked, source) =>
        {
            for (var i = 0; i < blanked.Length; i++)
                blanked[i] = Blanks.Contains(source[i]) ? ' ' : source[i];
        })
        : text;
}
