namespace RotationNotes.Templating.Syntax;

/// <summary>One token.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Offset of its first character.</param>
/// <param name="End">Offset behind its last character.</param>
/// <param name="Value">Text of a name, decoded text of a string, boxed number, or trimmed text between code blocks.</param>
/// <param name="SpaceBefore">Blank, comment or line break before it.</param>
/// <param name="LineBreakBefore">A line break within the code block before it.</param>
/// <param name="Indent">For text: the blanks that a printed value behind it repeats on each line.</param>
internal readonly record struct Token(
    TokenKind Kind, int Start, int End, object? Value, bool SpaceBefore, bool LineBreakBefore, string? Indent = null)
{
    public string Name => (string)Value!;

    public bool IsWord(string word) => Kind == TokenKind.Identifier && (string)Value! == word;
}
