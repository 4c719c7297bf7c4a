namespace RotationNotes.Tests;

/// <summary>A folder that lives as long as one test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder() => Folder = Directory.CreateTempSubdirectory("rotation-notes-test-");

    public DirectoryInfo Folder { get; }

    public string Path => Folder.FullName;

    public string this[string name] => System.IO.Path.Combine(Folder.FullName, name);

    public string At(params string[] parts) => System.IO.Path.Combine([Folder.FullName, .. parts]);

    public void Dispose()
    {
        if (Directory.Exists(Folder.FullName))
            Folder.Delete(recursive: true);
    }
}
