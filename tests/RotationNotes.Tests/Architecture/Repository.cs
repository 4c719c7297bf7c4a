namespace RotationNotes.Tests.Architecture;

/// <summary>The checkout the tests were built from, found by walking up from the test assembly.</summary>
internal static class Repository
{
    public static DirectoryInfo Root { get; } = Find();

    /// <summary>Source files below a top-level folder, in path order, build output left out.</summary>
    public static IEnumerable<FileInfo> Files(string folder, string pattern) =>
        new DirectoryInfo(Path.Combine(Root.FullName, folder))
            .EnumerateFiles(pattern, SearchOption.AllDirectories)
            .Where(file => !Relative(file).Split('/').Any(part => part is "bin" or "obj" or "node_modules"))
            .OrderBy(file => file.FullName, StringComparer.Ordinal);

    public static string Relative(FileInfo file) => Path.GetRelativePath(Root.FullName, file.FullName).Replace('\\', '/');

    private static DirectoryInfo Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "RotationNotes.sln")))
                return folder;
        }

        throw new InvalidOperationException($"No RotationNotes.sln above {AppContext.BaseDirectory}.");
    }
}
