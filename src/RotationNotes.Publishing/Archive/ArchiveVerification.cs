using System.Collections.Immutable;
using System.Globalization;
using RotationNotes.Foundation.Diagnostics;

namespace RotationNotes.Publishing.Archive;

/// <summary>Recomputes every hash, follows the chain of manifests from its first link to the recorded head, and names whatever else lies in the archive.</summary>
internal sealed class ArchiveVerification(DirectoryInfo archive)
{
    private readonly ImmutableArray<Diagnostic>.Builder findings = ImmutableArray.CreateBuilder<Diagnostic>();
    private readonly List<ArchivedEdition> editions = [];

    /// <summary>Editions whose manifest could be read, in order of sealing. Filled by <see cref="Run"/>.</summary>
    public IEnumerable<ArchivedEdition> Editions => editions.OrderBy(edition => edition.Manifest.Sequence);

    /// <returns>Errors where the archive is not what was sealed, warnings for what does not belong to it; editions first, in order.</returns>
    public ImmutableArray<Diagnostic> Run(CancellationToken cancellation)
    {
        foreach (var id in ArchiveFolders.Editions(archive))
        {
            cancellation.ThrowIfCancellationRequested();
            var folder = new DirectoryInfo(Path.Combine(archive.FullName, id.Year, id.Name));
            try
            {
                if (ArchiveFolders.IsLink(folder) || ArchiveFolders.IsLink(folder.Parent!))
                    findings.Add(Error($"{id.Year}/{id.Name}", "the edition is reached through a link, so its files lie outside the archive."));
                var edition = ArchiveFolders.Open(folder, id);
                editions.Add(edition);
                findings.AddRange(EditionVerification.Of(edition));
            }
            catch (DiagnosticException exception)
            {
                findings.AddRange(exception.Diagnostics);
            }
        }

        CheckChain();
        CheckHead();
        findings.AddRange(ArchiveStrays.In(archive));
        return findings.ToImmutable();
    }

    private void CheckChain()
    {
        ArchivedEdition? before = null;
        foreach (var edition in Editions)
        {
            var place = edition.Manifest.Sequence;
            var expected = (before?.Manifest.Sequence ?? 0) + 1;
            if (place != expected)
                AboutManifest(edition, $"it is number {place} of the chain, number {expected} should follow here: an edition is missing or doubled.");
            else if (edition.Manifest.Previous != before?.Link)
                AboutManifest(edition, $"it does not name {before?.Id.Name ?? "the start"} with its present hash as the edition before.");
            if (edition.Manifest.Supersedes is { } corrected && editions.Find(other => other.Id == corrected.Edition)?.Link != corrected)
                AboutManifest(edition, $"it corrects {corrected.Edition}, which is missing or was changed.");
            before = edition;
        }
    }

    private void CheckHead()
    {
        ChainHead? recorded;
        try
        {
            recorded = new ArchiveChain(archive).Recorded();
        }
        catch (DiagnosticException exception)
        {
            findings.AddRange(exception.Diagnostics);
            return;
        }

        var newest = Editions.LastOrDefault();
        if (recorded?.Link == newest?.Link && recorded?.Sequence == newest?.Manifest.Sequence)
            return;
        if (newest?.Manifest.Previous == recorded?.Link && newest!.Manifest.Sequence == (recorded?.Sequence ?? 0) + 1)
            findings.Add(Warning(ArchiveChain.HeadFile, $"{newest.Id} is not recorded as the newest edition: the run that sealed it was stopped. The next sealing makes up for it."));
        else if (recorded is null)
            findings.Add(Error(ArchiveChain.HeadFile, "the record of the newest edition is missing, so nothing vouches for that edition.", "Restore it from a copy, or see `archive record-head`."));
        else if (editions.Find(edition => edition.Id == recorded.Link.Edition) is not { } known)
            findings.Add(Error(recorded.Link.Edition.Name, string.Create(CultureInfo.InvariantCulture, $"the newest edition, number {recorded.Sequence}, is missing or cannot be read.")));
        else if (known.Link != recorded.Link)
            AboutManifest(known, "the newest edition's manifest was changed after sealing.");
        else
        {
            findings.Add(Error(ArchiveChain.HeadFile, string.Create(
                CultureInfo.InvariantCulture,
                $"{known.Id} is recorded as the newest edition, number {recorded.Sequence}; by the manifests {newest!.Id} is, number {newest.Manifest.Sequence}.")));
        }
    }

    private void AboutManifest(ArchivedEdition edition, string message) => findings.Add(Error($"{edition.Id.Year}/{edition.Id.Name}/{ManifestJson.FileName}", message));

    private static Diagnostic Error(string path, string message, string? hint = null) => Diagnostic.Error(new Place(path), message, hint);

    private static Diagnostic Warning(string path, string message) => Diagnostic.Warning(new Place(path), message);
}
