using System.Collections.Immutable;
using RotationNotes.Foundation.Diagnostics;

namespace RotationNotes.Publishing.Archive;

/// <summary>What a look over the whole archive found.</summary>
/// <param name="Findings">Errors where the archive is not what was sealed; warnings for what does not belong to it.</param>
/// <param name="Newest">The last edition of the chain; null in an empty archive.</param>
/// <param name="Named">The edition whose manifest has the hash that was asked for; null when none was, or none has it.</param>
public sealed record ArchiveReport(ImmutableArray<Diagnostic> Findings, ArchivedEdition? Newest, ArchivedEdition? Named)
{
    /// <summary>Whether every sealed byte is as it was sealed.</summary>
    public bool IsWhole => !Findings.Any(finding => finding.IsError);
}
