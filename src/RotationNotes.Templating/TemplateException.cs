using System.Collections.Immutable;

namespace RotationNotes.Templating;

/// <summary>A template could not be parsed (all its syntax errors are listed) or rendered (one error).</summary>
public sealed class TemplateException : Exception
{
    /// <param name="errors">At least one error, in the order of the source.</param>
    public TemplateException(ImmutableArray<TemplateError> errors, Exception? inner = null)
        : base(string.Join(Environment.NewLine, errors), inner) => Errors = errors;

    /// <param name="error">The single error.</param>
    public TemplateException(TemplateError error, Exception? inner = null) : this([error], inner) { }

    /// <summary>True when a limit of the render was reached, so that what follows was not tried.</summary>
    public bool IsLimit { get; init; }

    /// <summary>True when the error only follows from one that was reported before.</summary>
    internal bool IsConsequence { get; init; }

    /// <summary>What is wrong, never empty.</summary>
    public ImmutableArray<TemplateError> Errors { get; }
}
