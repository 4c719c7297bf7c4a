namespace RotationNotes.Templating;

/// <summary>One thing wrong in a template: where, what, and when known how to mend it.</summary>
/// <param name="File">Name of the template as it was handed to <see cref="Template.Parse"/> or by the loader.</param>
/// <param name="Line">One-based line.</param>
/// <param name="Column">One-based column, counted in UTF-16 units.</param>
/// <param name="Message">What is wrong, without place and without final stop.</param>
/// <param name="Hint">How to mend it, or null when there is nothing useful to say.</param>
public sealed record TemplateError(string File, int Line, int Column, string Message, string? Hint)
{
    /// <summary><c>file(line,column): error: message. Hint</c></summary>
    public override string ToString() =>
        Hint is null ? $"{File}({Line},{Column}): error: {Message}." : $"{File}({Line},{Column}): error: {Message}. {Hint}";
}
