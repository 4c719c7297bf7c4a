namespace RotationNotes.Publishing.Configuration;

/// <summary>Turns configured paths into full ones: relative paths start at the root folder.</summary>
public sealed class Paths(DirectoryInfo root)
{
    public DirectoryInfo Root => root;

    public DirectoryInfo Folder(string path) => new(Path.GetFullPath(path, root.FullName));

    public FileInfo File(string path) => new(Path.GetFullPath(path, root.FullName));

    /// <summary>A file that is used only when configured, and must then exist.</summary>
    public FileInfo? OptionalFile(OptionsReader reader, string key)
    {
        if (reader.OptionalText(key) is not { Length: > 0 } path)
            return null;
        var file = File(path);
        if (!file.Exists)
            reader.Refuse(key, $"names a file that does not exist: {path}.");
        return file;
    }

    /// <summary>A path as the user would type it: relative to the root when it lies below it.</summary>
    public string Shown(string path)
    {
        var relative = Path.GetRelativePath(root.FullName, path);
        return relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? path : relative;
    }
}
