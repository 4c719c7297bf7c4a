using System.Globalization;
using System.Text;
using RotationNotes.Foundation.Text;
using RotationNotes.Storage;
using RotationNotes.Documents.Diagnostics;
using RotationNotes.Publishing.Editions;

namespace RotationNotes.Publishing.Archive;

/// <summary>The head of the chain of manifests. The caller holds the seal lock.</summary>
/// <remarks>
/// The file <c>.head</c> only spares reading every manifest: its edition count is compared with the folders on disk, and when a
/// process died between showing an edition and moving the head, the head is found again from the manifests.
/// </remarks>
internal sealed class ArchiveChain(DirectoryInfo archive)
{
    private readonly string headFile = Path.Combine(archive.FullName, ".head");

    /// <summary>The edition sealed last, or null in an empty archive.</summary>
    /// <exception cref="DiagnosticException">Manifests do not form one chain (integrity).</exception>
    public ChainHead? Head()
    {
        var editions = ArchiveFolders.Editions(archive);
        if (editions.IsEmpty)
            return null;
        return ReadHead() is { } head && head.Sequence == editions.Length && IsStillThere(head) ? head : Search(editions);
    }

    /// <summary>Remembers a newly shown edition as the head.</summary>
    public void Advance(ArchivedEdition edition) => DurableFile.Replace(headFile, Encoding.ASCII.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $"{edition.Manifest.Sequence} {edition.Id.Name} {edition.ManifestSha256}\n")));

    private ChainHead? ReadHead()
    {
        try
        {
            var parts = File.ReadAllText(headFile).Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
            return parts.Length == 3 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) && EditionId.TryParse(parts[1], out var id)
                ? new ChainHead(sequence, new EditionLink(id, parts[2]))
                : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private bool IsStillThere(ChainHead head)
    {
        var manifest = new FileInfo(Path.Combine(archive.FullName, head.Link.Edition.Year, head.Link.Edition.Name, ManifestJson.FileName));
        return manifest.Exists && Sha256.OfFile(manifest).Hash == head.Link.ManifestSha256;
    }

    private ChainHead Search(IEnumerable<EditionId> editions)
    {
        ArchivedEdition? newest = null;
        foreach (var id in editions)
        {
            var edition = ArchiveFolders.Open(new DirectoryInfo(Path.Combine(archive.FullName, id.Year, id.Name)), id);
            if (newest is null || edition.Manifest.Sequence > newest.Manifest.Sequence)
                newest = edition;
            else if (edition.Manifest.Sequence == newest.Manifest.Sequence)
            {
                throw new DiagnosticException(FailureKind.Integrity, Diagnostic.Error(
                    new Place(archive.FullName), $"{newest.Id} and {id} both claim place {newest.Manifest.Sequence} in the chain.", "Run `rotation-notes archive verify` and restore from a copy."));
            }
        }

        return new ChainHead(newest!.Manifest.Sequence, newest.Link);
    }
}

/// <summary>The last link and its place in the chain.</summary>
internal sealed record ChainHead(int Sequence, EditionLink Link);
