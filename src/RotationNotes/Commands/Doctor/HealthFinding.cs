namespace RotationNotes.Commands.Doctor;

internal enum HealthState
{
    Good,
    Warning,
    Failed,
}

/// <summary>One line of <c>doctor</c>.</summary>
/// <param name="What">What was looked at, e.g. "fonts".</param>
/// <param name="Message">What was found.</param>
/// <param name="Hint">How to mend it, or null.</param>
internal sealed record HealthFinding(HealthState State, string What, string Message, string? Hint = null);
