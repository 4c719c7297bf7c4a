namespace RotationNotes.Publishing.Archive;

/// <summary>One file of an edition as it will lie in the archive.</summary>
public sealed record EditionFile
{
    /// <exception cref="ArgumentException">The path leaves the edition's folder or is not in canonical form.</exception>
    public EditionFile(string path, ReadOnlyMemory<byte> content)
    {
        if (!IsInside(path))
            throw new ArgumentException($"'{path}' is not a relative path with forward slashes inside an edition.", nameof(path));
        (Path, Content) = (path, content);
    }

    /// <summary>Relative path with forward slashes, e.g. <c>data/RUT.csv</c>.</summary>
    public string Path { get; }

    public ReadOnlyMemory<byte> Content { get; }

    /// <summary>Whether a relative path stays below its folder whatever the file system.</summary>
    public static bool IsInside(string path) =>
        path.Length > 0 && !path.Contains('\\', StringComparison.Ordinal) && !path.Contains(':', StringComparison.Ordinal)
        && path.Split('/').All(part => part.Length > 0 && part != "." && part != "..");
}
