namespace RotationNotes.Foundation.Files;

/// <summary>Where a path leads once every link in it is followed.</summary>
public static class RealPath
{
    private const int MostLinks = 40;

    /// <exception cref="IOException">Links lead round in a ring.</exception>
    public static string Of(string path)
    {
        var full = Path.GetFullPath(path);
        for (var followed = 0; followed < MostLinks; followed++)
        {
            if (Followed(full) is not { } next)
                return full;
            full = next;
        }

        throw new IOException($"{path}: links lead round in a ring.");
    }

    /// <summary>True when the file lies in the folder or below it, wherever links lead.</summary>
    /// <exception cref="IOException">Links lead round in a ring.</exception>
    public static bool IsWithin(DirectoryInfo folder, string path)
    {
        var root = Of(folder.FullName).TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar;
        return Of(path).StartsWith(root, StringComparison.Ordinal);
    }

    // The path with its first link replaced by what it points at; null when there is none.
    private static string? Followed(string full)
    {
        var root = Path.GetPathRoot(full)!;
        var parts = full[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries);
        var current = root;
        for (var i = 0; i < parts.Length; i++)
        {
            var next = Path.Combine(current, parts[i]);
            if (new FileInfo(next).LinkTarget is { } target)
                return Path.GetFullPath(Path.Combine([current, target, .. parts[(i + 1)..]]));
            current = next;
        }

        return null;
    }
}
