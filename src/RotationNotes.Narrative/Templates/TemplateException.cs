using System.Collections.Immutable;

namespace RotationNotes.Narrative.Templates;

/// <summary>One thing wrong in a template: where, what, and when known how to mend it.</summary>
/// <param name="File">Name under which the template was parsed or included.</param>
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

/// <summary>A template could not be parsed, or some of its statements failed: all that is wrong is listed.</summary>
/// <param name="errors">At least one error.</param>
public sealed class TemplateException(ImmutableArray<TemplateError> errors, Exception? inner = null) : Exception(string.Join(Environment.NewLine, errors), inner)
{
    /// <summary>What is wrong, never empty.</summary>
    public ImmutableArray<TemplateError> Errors { get; } = errors;

    /// <summary>True when a limit of the render was reached, so that what follows was not tried.</summary>
    public bool IsLimit { get; init; }
}
