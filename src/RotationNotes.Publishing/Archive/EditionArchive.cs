using System.Collections.Immutable;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Foundation.Files;
using RotationNotes.Foundation.Text;

namespace RotationNotes.Publishing.Archive;

/// <summary>Sealed editions on disk: <c>&lt;year&gt;/&lt;as-of&gt;-&lt;note&gt;-r&lt;revision&gt;/</c>. Editions are added, never changed.</summary>
/// <remarks>
/// An edition is written into a working folder, synced and renamed, so that a reader sees all of it or nothing. Manifests
/// form one chain in order of sealing: each names the one before with its hash.
/// </remarks>
public sealed class EditionArchive(DirectoryInfo folder, TimeProvider clock)
{
    private static readonly TimeSpan SealPatience = TimeSpan.FromSeconds(60);
    private readonly ArchiveChain chain = new(folder);

    public DirectoryInfo Folder => folder;

    /// <summary>All editions in order of date, note and revision.</summary>
    /// <exception cref="DiagnosticException">A manifest is missing or unreadable (integrity).</exception>
    public ImmutableArray<ArchivedEdition> List() => [.. Ids().Select(Open)];

    /// <summary>Names of all editions in order of date, note and revision, without reading their manifests.</summary>
    public ImmutableArray<EditionId> Ids() => ArchiveFolders.Editions(folder);

    /// <summary>Revisions of one note and date, oldest first.</summary>
    public ImmutableArray<EditionId> Revisions(string noteId, DateOnly asOf)
    {
        var year = new DirectoryInfo(Path.Combine(folder.FullName, new EditionId(asOf, noteId, 1).Year));
        return [.. ArchiveFolders.EditionsOfYear(year).Where(id => id.NoteId == noteId && id.AsOf == asOf).Order()];
    }

    public bool Contains(EditionId id) => Directory.Exists(FolderOf(id).FullName);

    /// <summary>Reads one edition's manifest.</summary>
    /// <exception cref="DiagnosticException">The edition's manifest is missing or unreadable (integrity).</exception>
    public ArchivedEdition Open(EditionId id) => ArchiveFolders.Open(FolderOf(id), id);

    /// <summary>The newest revision of a note and date, or null when there is none.</summary>
    public ArchivedEdition? Newest(string noteId, DateOnly asOf)
    {
        var revisions = Revisions(noteId, asOf);
        return revisions.IsEmpty ? null : Open(revisions[^1]);
    }

    /// <summary>Adds an edition. The caller holds the edition's lock, so no one else writes the same one.</summary>
    /// <param name="files">Every file but the manifest.</param>
    /// <param name="supersedes">The revision this one corrects, or null.</param>
    /// <exception cref="DiagnosticException">The archive is not writable or full, or the chain is broken; nothing was added.</exception>
    public ArchivedEdition Seal(EditionId id, IEnumerable<EditionFile> files, Provenance provenance, EditionLink? supersedes, CancellationToken cancellation)
    {
        var ordered = files.OrderBy(file => file.Path, StringComparer.Ordinal).ToImmutableArray();
        var target = FolderOf(id);
        var year = target.Parent!;
        DurableFile.CreateFolder(year.FullName);
        RemoveLeftovers(year, id);
        var working = Path.Combine(year.FullName, ArchiveFolders.WorkingPrefix + id.Name);
        try
        {
            foreach (var file in ordered)
            {
                cancellation.ThrowIfCancellationRequested();
                Write(Path.Combine(working, file.Path), file.Content.Span);
            }

            // One edition after the other from here on: the chain has one head.
            using var seal = TakeSealLock(cancellation);
            var head = chain.Head();
            chain.RemoveLeftovers();
            var manifest = new Manifest
            {
                Edition = id,
                Sequence = head is null ? 1 : head.Sequence + 1,
                Previous = head?.Link,
                Supersedes = supersedes,
                GeneratedAt = clock.GetUtcNow(),
                Provenance = provenance,
                Files = [.. ordered.Select(file => new FileSeal(file.Path, file.Content.Length, Sha256.Of(file.Content.Span)))],
            };
            var bytes = ManifestJson.Write(manifest);
            Write(Path.Combine(working, ManifestJson.FileName), bytes);
            cancellation.ThrowIfCancellationRequested();
            var sealedEdition = new ArchivedEdition(id, target, manifest, Sha256.Of(bytes));
            using var next = chain.Stage(sealedEdition);
            DurableFile.PublishFolder(working, target.FullName);
            next.Commit();
            return sealedEdition;
        }
        catch
        {
            ArchiveFolders.Discard(working);
            throw;
        }
    }

    /// <summary>Recomputes hashes, chain and head, and looks for what does not belong here.</summary>
    /// <param name="vouched">Hash of a sealed manifest, known from elsewhere, that must stand in the chain; null for none.</param>
    public ArchiveReport Verify(CancellationToken cancellation, string? vouched = null)
    {
        var verification = new ArchiveVerification(folder);
        var findings = verification.Run(cancellation);
        var editions = verification.Editions.ToImmutableArray();
        var named = vouched is null ? null : editions.FirstOrDefault(edition => edition.ManifestSha256 == vouched);
        if (vouched is not null && named is null)
            findings = findings.Add(Diagnostic.Error(new Place(folder.FullName), $"no edition of this archive has the manifest hash {vouched}."));
        return new ArchiveReport(findings, editions.LastOrDefault(), named);
    }

    /// <summary>Records the newest edition as the head again, after the record was lost, when the chain holds and ends with the hash given.</summary>
    /// <param name="manifestSha256">Hash of the newest edition's manifest, known from a mail or another copy.</param>
    /// <exception cref="DiagnosticException">The chain does not hold, or ends with another hash (integrity).</exception>
    public ArchivedEdition RecordHead(string manifestSha256, CancellationToken cancellation)
    {
        using var seal = TakeSealLock(cancellation);
        var report = Verify(cancellation, manifestSha256);
        var inTheWay = report.Findings.Where(finding => finding.IsError && Path.GetFileName(finding.Place.File) != ArchiveChain.HeadFile).ToImmutableArray();
        if (!inTheWay.IsEmpty)
            throw new DiagnosticException(FailureKind.Integrity, inTheWay);
        if (report.Named is not { } newest || newest != report.Newest)
        {
            throw new DiagnosticException(FailureKind.Integrity, Diagnostic.Error(
                new Place(folder.FullName), $"{report.Named?.Id.Name ?? "the edition named"} is not the newest one: {report.Newest?.Id.Name ?? "none"} is."));
        }

        using var head = chain.Stage(newest);
        head.Commit();
        return newest;
    }

    /// <summary>Removes the working folders of runs that were killed.</summary>
    /// <param name="locks">Tells which editions somebody is producing now; their folders stay.</param>
    public void RemoveLeftovers(EditionLocks locks, CancellationToken cancellation)
    {
        if (!folder.Exists)
            return;
        foreach (var year in folder.EnumerateDirectories().Where(ArchiveFolders.IsYear))
        {
            foreach (var left in year.EnumerateDirectories(ArchiveFolders.WorkingPrefix + "*"))
            {
                if (!EditionId.TryParse(left.Name[ArchiveFolders.WorkingPrefix.Length..], out var id))
                    continue;
                using var theirs = locks.TryTake(id.NoteId, id.AsOf, TimeSpan.Zero, cancellation);
                if (theirs is not null)
                    ArchiveFolders.Discard(left.FullName);
            }
        }
    }

    private DirectoryInfo FolderOf(EditionId id) => new(Path.Combine(folder.FullName, id.Year, id.Name));

    private FileLock TakeSealLock(CancellationToken cancellation) =>
        FileLock.TryTake(new FileInfo(Path.Combine(folder.FullName, ArchiveFolders.SealLock)), SealPatience, clock, cancellation)
        ?? throw new DiagnosticException(FailureKind.Delivery, Diagnostic.Error(
            new Place(folder.FullName), "another process has been sealing an edition for a minute.", "Look for a hanging rotation-notes process and run the command again."));

    private static void Write(string path, ReadOnlySpan<byte> content)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
            RandomAccess.Write(handle, content, 0);
        }
        catch (Exception failure) when (StorageFailure.Explains(failure))
        {
            throw StorageFailure.Describe(failure, path);
        }
    }

    // A killed process leaves its working folder; whoever holds the edition's lock next may remove it.
    private static void RemoveLeftovers(DirectoryInfo year, EditionId id)
    {
        var first = new EditionId(id.AsOf, id.NoteId, 1).Name[..^1];
        foreach (var left in year.EnumerateDirectories(ArchiveFolders.WorkingPrefix + first + "*"))
        {
            if (EditionId.TryParse(left.Name[ArchiveFolders.WorkingPrefix.Length..], out var leftId) && leftId.NoteId == id.NoteId)
                ArchiveFolders.Discard(left.FullName);
        }
    }
}
