using System.Collections.Immutable;
using RotationNotes.Documents;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Metrics.Facts;

namespace RotationNotes.Narrative.Writing;

/// <summary>A note written for one date: the document and everything that backs it.</summary>
public sealed record Composition
{
    public required NoteDocument Document { get; init; }

    /// <summary>Subject of the mail, on one line; empty when every sentence of it lacked its fact.</summary>
    public required string Subject { get; init; }

    /// <summary>Every fact the note was written from, by metric id.</summary>
    public required ImmutableArray<Fact> Facts { get; init; }

    /// <summary>Warnings; errors stop the composition instead.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>One CSV per exhibit, by exhibit id: exactly the numbers drawn.</summary>
    public ImmutableSortedDictionary<string, string> ExhibitCsv { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
