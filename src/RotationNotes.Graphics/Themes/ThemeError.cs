namespace RotationNotes.Graphics.Themes;

/// <summary>One finding in a theme file: where, what, how to fix it.</summary>
/// <param name="Line">One-based line, 0 when the finding is about the whole file.</param>
public sealed record ThemeError(string File, int Line, string Message, string? Hint = null)
{
    public override string ToString()
    {
        var place = Line == 0 ? File : $"{File}({Line})";
        return Hint is null ? $"{place}: error: {Message}" : $"{place}: error: {Message} {Hint}";
    }
}
