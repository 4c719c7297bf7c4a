namespace RotationNotes.EndToEnd.Tests;

/// <summary>The checkout that the tests were built from.</summary>
internal static class Checkout
{
    public static DirectoryInfo Root { get; } = Above("RotationNotes.sln") ?? throw new InvalidOperationException($"No RotationNotes.sln above {AppContext.BaseDirectory}.");

    /// <summary>Real market files beside the checkout, or null.</summary>
    public static DirectoryInfo? RealData { get; } =
        new DirectoryInfo(Path.Combine(Root.FullName, "..", "shared", "data", "real")) is { Exists: true } folder ? folder : null;

    /// <summary>The program as built in the same configuration as this test assembly; the reference puts it beside the assembly.</summary>
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "rotation-notes.dll");

    private static DirectoryInfo? Above(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, file)))
                return folder;
        }

        return null;
    }
}
