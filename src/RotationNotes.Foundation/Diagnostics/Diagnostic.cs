using RotationNotes.Foundation.Text;

namespace RotationNotes.Foundation.Diagnostics;

/// <summary>How much a finding matters: an <see cref="Error"/> stops the work, a <see cref="Warning"/> is shown with the result.</summary>
public enum Severity
{
    Warning,
    Error,
}

/// <summary>Where a finding was made; any part may be unknown.</summary>
/// <param name="File">Path as the user would type it, or null when the finding has no file.</param>
/// <param name="Line">One-based line, 0 when unknown.</param>
/// <param name="Column">One-based column, 0 when unknown.</param>
public readonly record struct Place(string? File, int Line = 0, int Column = 0)
{
    public static Place Nowhere => default;

    public override string ToString() => (File, Line, Column) switch
    {
        (null, _, _) => "",
        (_, 0, _) => File,
        (_, _, 0) => $"{File}({Line})",
        _ => $"{File}({Line},{Column})",
    };
}

/// <summary>One finding about input: what is wrong, where, and how to fix it.</summary>
/// <param name="Severity">Whether the work can go on.</param>
/// <param name="Place">File, line and column as far as known.</param>
/// <param name="Message">What is wrong, one sentence.</param>
/// <param name="Hint">How to fix it, one sentence, or null.</param>
public sealed record Diagnostic(Severity Severity, Place Place, string Message, string? Hint = null)
{
    public static Diagnostic Error(Place place, string message, string? hint = null) => new(Severity.Error, place, message, hint);

    public static Diagnostic Warning(Place place, string message, string? hint = null) => new(Severity.Warning, place, message, hint);

    public bool IsError => Severity == Severity.Error;

    public override string ToString()
    {
        var where = Place.ToString();
        var prefix = where.Length == 0 ? "" : where + ": ";
        var kind = IsError ? "error" : "warning";
        // Messages quote their input, and names of files come from anybody.
        return VisibleText.Of(Hint is null ? $"{prefix}{kind}: {Message}" : $"{prefix}{kind}: {Message} {Hint}");
    }
}
