using System.Text;

namespace RotationNotes.Graphics.Characters;

/// <summary>A character that no font of the run can print, with the words around it.</summary>
/// <param name="Around">The text it stands in, cut to some words on either side.</param>
public sealed record MissingCharacter(int CodePoint, string Around)
{
    private const int Reach = 24;

    /// <summary>The character at <paramref name="start"/> of a text.</summary>
    public static MissingCharacter In(string text, int start, int end)
    {
        Rune.DecodeFromUtf16(text.AsSpan(start), out var rune, out _);
        var first = start <= Reach ? 0 : text.IndexOf(' ', start - Reach, Reach) is var space and >= 0 ? space + 1 : start - Reach;
        var rest = text.Length - end;
        var last = rest <= Reach ? text.Length : text.LastIndexOf(' ', end + Reach, Reach) is var blank and >= 0 ? blank : end + Reach;
        return new MissingCharacter(rune.Value, $"{(first > 0 ? "…" : "")}{text[first..last]}{(last < text.Length ? "…" : "")}".ReplaceLineEndings(" "));
    }
}
