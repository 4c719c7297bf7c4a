namespace RotationNotes.Tests;

/// <summary>Folders that many tests make and none keeps: all lie in one, which goes when the tests end.</summary>
internal static class Scratch
{
    private static readonly DirectoryInfo All = Create();
    private static int made;

    /// <summary>A new empty folder.</summary>
    public static DirectoryInfo Folder() => All.CreateSubdirectory($"{Interlocked.Increment(ref made)}");

    private static DirectoryInfo Create()
    {
        var folder = Directory.CreateTempSubdirectory("rotation-notes-tests-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Delete(recursive: true);
        return folder;
    }
}
