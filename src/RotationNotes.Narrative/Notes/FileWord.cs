namespace RotationNotes.Narrative.Notes;

/// <summary>Words of a note that become names of files: ids of exhibits, the theme, the note's own folder.</summary>
internal static class FileWord
{
    public const int Longest = 64;

    public const string Allowed = "Letters a to z, digits, hyphen, underscore and single points, beginning with a letter or digit; at most 64.";

    /// <summary>True for a word that is the same plain file name on every system, and no formula in a table of files.</summary>
    public static bool IsOne(string text) =>
        text.Length is > 0 and <= Longest && char.IsAsciiLetterOrDigit(text[0]) && text[^1] != '.' && !text.Contains("..", StringComparison.Ordinal)
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
}
