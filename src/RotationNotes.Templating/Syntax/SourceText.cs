namespace RotationNotes.Templating.Syntax;

/// <summary>The text of one template with its file name; turns offsets into lines and columns.</summary>
internal sealed class SourceText(string file, string text)
{
    // Lists of known names may be long; a text that a template made may be a million letters.
    private const int LongestMessage = 1000;

    private int[]? lineStarts;

    public string File { get; } = file;

    public string Text { get; } = text;

    /// <summary>One-based line and column of an offset.</summary>
    public (int Line, int Column) PositionOf(int offset)
    {
        lineStarts ??= FindLineStarts(Text);
        var found = Array.BinarySearch(lineStarts, offset);
        var line = found >= 0 ? found : ~found - 1;
        return (line + 1, offset - lineStarts[line] + 1);
    }

    /// <summary>An error at an offset; what is longer than anyone reads is cut.</summary>
    public TemplateError Error(int offset, string message, string? hint = null)
    {
        var (line, column) = PositionOf(Math.Clamp(offset, 0, Text.Length));
        return new TemplateError(File, line, column, Clipped(message, LongestMessage), hint is null ? null : Clipped(hint, LongestMessage));
    }

    /// <summary>A text from a template as a message quotes it: whoever reads of a million letters wants to see the first.</summary>
    public static string Clipped(string text, int most = 40) => text.Length <= most ? text : text[..most] + "…";

    private static int[] FindLineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
                starts.Add(i + 1);
        }
        return [.. starts];
    }
}
