using System.Collections.Immutable;
using Scriban.Parsing;
using Scriban.Syntax;

namespace RotationNotes.Narrative.Templates;

/// <summary>An error in our own words on its way through the package.</summary>
internal sealed class TemplateFault(SourceSpan span, string message, string? hint = null) : ScriptRuntimeException(span, message)
{
    /// <summary>How to mend it, or null.</summary>
    public string? Hint { get; } = hint;

    /// <summary>True when nothing behind it is tried.</summary>
    public bool IsLimit { get; init; }

    /// <summary>The name that is unknown, when that is the error: it is no second error where setting it failed before.</summary>
    public string? UnknownName { get; init; }

    /// <summary>Errors of an included template that does not parse.</summary>
    public ImmutableArray<TemplateError> Inner { get; init; } = [];
}
