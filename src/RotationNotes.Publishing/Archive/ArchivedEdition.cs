namespace RotationNotes.Publishing.Archive;

/// <summary>A sealed edition as it lies in the archive.</summary>
/// <param name="Folder">Its folder; nothing in it changes any more.</param>
/// <param name="ManifestSha256">Hash of its manifest.json, the value the next edition's manifest names.</param>
public sealed record ArchivedEdition(EditionId Id, DirectoryInfo Folder, Manifest Manifest, string ManifestSha256)
{
    public const string PdfName = "note.pdf";

    public FileInfo Pdf => File(PdfName);

    /// <summary>A file of the edition by its relative path.</summary>
    public FileInfo File(string path) => new(Path.Combine(Folder.FullName, path));

    /// <summary>Link by which later manifests name this edition.</summary>
    public EditionLink Link => new(Id, ManifestSha256);
}
