using System.Collections.Immutable;

namespace RotationNotes.Foundation.Diagnostics;

/// <summary>Which of the documented exit codes bad input leads to (README, "Exit codes").</summary>
public enum FailureKind
{
    Usage = 2,
    Configuration = 3,
    Data = 4,
    Delivery = 5,
    Integrity = 6,
}

/// <summary>Bad input stops the work here; carries every finding, so that all are shown at once.</summary>
public sealed class DiagnosticException : Exception
{
    public DiagnosticException(FailureKind kind, IEnumerable<Diagnostic> diagnostics)
        : this(kind, [.. diagnostics])
    {
    }

    public DiagnosticException(FailureKind kind, params ImmutableArray<Diagnostic> diagnostics)
        : base(string.Join(Environment.NewLine, diagnostics))
    {
        if (diagnostics.IsEmpty)
            throw new ArgumentException("A failure needs at least one diagnostic.", nameof(diagnostics));
        (Kind, Diagnostics) = (kind, diagnostics);
    }

    public FailureKind Kind { get; }

    public ImmutableArray<Diagnostic> Diagnostics { get; }
}
