using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Foundation.Files;
using RotationNotes.Foundation.Text;

namespace RotationNotes.Publishing.Archive;

/// <summary>The head of the chain of manifests: which edition was sealed last, and with which hash.</summary>
/// <remarks>
/// The file <c>.head</c> vouches for the newest edition, which no later manifest names yet. Nothing is sealed on an archive that
/// differs from it, with one exception: a process that died between showing its edition and moving the head leaves exactly one
/// edition more, and that one names the recorded head as the edition before.
/// </remarks>
internal sealed class ArchiveChain(DirectoryInfo archive)
{
    public const string HeadFile = ".head";

    private readonly string headFile = Path.Combine(archive.FullName, HeadFile);

    /// <summary>The edition sealed last, or null in an empty archive. The caller holds the seal lock.</summary>
    /// <exception cref="DiagnosticException">The editions on disk are not those that were sealed (integrity).</exception>
    public ChainHead? Head()
    {
        var editions = ArchiveFolders.Editions(archive);
        var recorded = Recorded();
        if (recorded is null && editions.IsEmpty)
            return null;
        if (recorded is null || IsStillThere(recorded.Link))
        {
            if (recorded?.Sequence == editions.Length)
                return recorded;
            if (editions.Length == (recorded?.Sequence ?? 0) + 1 && Successor(recorded, editions) is { } newest)
                return newest;
        }

        throw new DiagnosticException(FailureKind.Integrity, Diagnostic.Error(
            new Place(headFile),
            string.Create(CultureInfo.InvariantCulture, $"{Said(recorded)}, and the archive holds {editions.Length} editions: it is not as it was sealed, and nothing is added to it."),
            "`rotation-notes archive verify` names what differs; restore that from a copy."));
    }

    /// <summary>The head as it was recorded, or null where none was.</summary>
    /// <exception cref="DiagnosticException">The file is there and does not tell (integrity).</exception>
    public ChainHead? Recorded()
    {
        try
        {
            return File.Exists(headFile) || Directory.Exists(headFile) ? Read(File.ReadAllText(headFile)) : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new DiagnosticException(FailureKind.Integrity, Diagnostic.Error(
                new Place(headFile), $"the record of the newest edition cannot be read: {failure.Message}", "Restore it from a copy, or see `rotation-notes archive record-head`."));
        }
    }

    /// <summary>Writes an edition down as the coming head; whatever could refuse that does so before the edition is shown.</summary>
    public StagedFile Stage(ArchivedEdition edition) => DurableFile.Stage(headFile, Encoding.ASCII.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $"{edition.Manifest.Sequence} {edition.Id.Name} {edition.ManifestSha256}\n")));

    /// <summary>Heads that never took their place because a process died. The caller holds the seal lock, so nobody is writing one.</summary>
    public void RemoveLeftovers()
    {
        foreach (var left in archive.EnumerateFiles(HeadFile + ".*" + DurableFile.TemporarySuffix))
            left.Delete();
    }

    private static ChainHead Read(string text)
    {
        var parts = text.TrimEnd('\n').Split(' ');
        return parts.Length == 3 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            && EditionId.TryParse(parts[1], out var id) && Sha256.IsHash(parts[2])
            ? new ChainHead(sequence, new EditionLink(id, parts[2]))
            : throw new FormatException("it does not hold number, name and hash.");
    }

    private static string Said(ChainHead? recorded) => recorded is null
        ? "no newest edition is recorded"
        : string.Create(CultureInfo.InvariantCulture, $"{recorded.Link.Edition} is recorded as the newest edition, number {recorded.Sequence}");

    private bool IsStillThere(EditionLink link)
    {
        var folder = FolderOf(link.Edition);
        var manifest = new FileInfo(Path.Combine(folder.FullName, ManifestJson.FileName));
        return manifest.Exists && !ArchiveFolders.IsLink(folder.Parent!) && !ArchiveFolders.IsLink(folder) && !ArchiveFolders.IsLink(manifest)
            && Sha256.OfFile(manifest).Hash == link.ManifestSha256;
    }

    private ChainHead? Successor(ChainHead? recorded, ImmutableArray<EditionId> editions)
    {
        foreach (var id in editions)
        {
            var edition = ArchiveFolders.Open(FolderOf(id), id);
            if (edition.Manifest.Sequence == editions.Length)
                return edition.Manifest.Previous == recorded?.Link ? new ChainHead(editions.Length, edition.Link) : null;
        }

        return null;
    }

    private DirectoryInfo FolderOf(EditionId id) => new(Path.Combine(archive.FullName, id.Year, id.Name));
}

/// <summary>The last link and its place in the chain.</summary>
internal sealed record ChainHead(int Sequence, EditionLink Link);
