namespace RotationNotes.Tests;

/// <summary>The real market files that may lie beside the project; they are never part of it.</summary>
public static class RealData
{
    /// <summary>The folder <c>shared/data/real</c> beside the project's root, or null when this machine does not have it.</summary>
    public static DirectoryInfo? Folder { get; } = Locate();

    /// <summary>The folder, or a skipped test.</summary>
    public static DirectoryInfo Required()
    {
        Assert.SkipWhen(Folder is null, "real market data is not here");
        return Folder!;
    }

    private static DirectoryInfo? Locate()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "RotationNotes.sln")))
                continue;
            var real = new DirectoryInfo(Path.Combine(folder.FullName, "..", "shared", "data", "real"));
            return real.Exists ? new DirectoryInfo(Path.GetFullPath(real.FullName)) : null;
        }

        return null;
    }
}
