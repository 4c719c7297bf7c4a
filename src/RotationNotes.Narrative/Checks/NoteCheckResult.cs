using System.Collections.Immutable;
using RotationNotes.Foundation.Diagnostics;

namespace RotationNotes.Narrative.Checks;

/// <summary>What a check found in one note.</summary>
/// <param name="NoteId">Folder name.</param>
/// <param name="Renders">How often the note was composed for the check.</param>
/// <param name="Diagnostics">Every finding once, errors first.</param>
public sealed record NoteCheckResult(string NoteId, int Renders, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>Everything the note can say, numbers replaced by '#'; empty when it could not be rehearsed.</summary>
    public ImmutableArray<string> Sentences { get; init; } = [];

    /// <summary>How often it was written with made-up facts.</summary>
    public int Rehearsals { get; init; }

    public bool HasErrors => Diagnostics.Any(d => d.IsError);
}
