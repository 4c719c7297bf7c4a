using System.Collections.Immutable;

namespace RotationNotes.Graphics.Themes;

/// <summary>A theme file cannot be used; carries every finding.</summary>
public sealed class ThemeException(ImmutableArray<ThemeError> errors) : Exception(string.Join(Environment.NewLine, errors))
{
    public ImmutableArray<ThemeError> Errors { get; } = errors;
}
