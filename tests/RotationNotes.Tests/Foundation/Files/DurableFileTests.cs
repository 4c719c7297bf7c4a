using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Foundation.Files;

namespace RotationNotes.Tests.Foundation.Files;

public sealed class DurableFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Replace_ExistingFile_LeavesOnlyTheNewBytes()
    {
        File.WriteAllText(folder["note.txt"], "a much longer older text");

        DurableFile.Replace(folder["note.txt"], "new"u8);

        Assert.Equal("new", File.ReadAllText(folder["note.txt"]));
        Assert.Single(folder.Folder.GetFiles());
    }

    [Fact]
    public void WriteNew_NameTaken_ReturnsFalseAndKeepsTheFirstBytes()
    {
        Assert.True(DurableFile.WriteNew(folder["note.txt"], "first"u8));
        Assert.False(DurableFile.WriteNew(folder["note.txt"], "second"u8));

        Assert.Equal("first", File.ReadAllText(folder["note.txt"]));
        Assert.Single(folder.Folder.GetFiles());
    }

    [Fact]
    public void WriteNew_ManyAtOnce_ExactlyOneWins()
    {
        for (var round = 0; round < 50; round++)
        {
            var name = $"note-{round}.txt";
            var winners = 0;

            Parallel.For(0, 8, i =>
            {
                if (DurableFile.WriteNew(folder[name], [(byte)i]))
                    Interlocked.Increment(ref winners);
            });

            Assert.Equal(1, winners);
            Assert.Equal(1, new FileInfo(folder[name]).Length);
            Assert.Equal(round + 1, folder.Folder.GetFiles().Length);
        }
    }

    [Fact]
    public void Replace_FolderIsAFile_SaysWhereAndHow()
    {
        File.WriteAllText(folder["plain"], "");

        var failure = Assert.Throws<DiagnosticException>(() => DurableFile.Replace(Path.Combine(folder["plain"], "note.txt"), "x"u8));

        Assert.Equal(FailureKind.Configuration, failure.Kind);
        Assert.Contains("plain", failure.Diagnostics[0].Place.File, StringComparison.Ordinal);
        Assert.NotNull(failure.Diagnostics[0].Hint);
    }

    [Fact]
    public void Replace_FolderMissing_SaysSo()
    {
        var failure = Assert.Throws<DiagnosticException>(() => DurableFile.Replace(Path.Combine(folder["nowhere"], "note.txt"), "x"u8));

        Assert.Contains("does not exist", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Describe_FullDisk_IsToldApartFromOtherFailures()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "needs a device that is always full");

        var full = Record.Exception(() =>
        {
            using var stream = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            stream.Write("x"u8);
        });

        Assert.True(StorageFailure.Explains(full!));
        var failure = StorageFailure.Describe(full!, "output/note.pdf");
        Assert.Equal(FailureKind.Delivery, failure.Kind);
        Assert.Contains("disk is full", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PublishFolder_ShowsTheWholeFolderUnderItsFinalName()
    {
        var working = folder.Folder.CreateSubdirectory("edition.partial");
        working.CreateSubdirectory("data");
        File.WriteAllText(Path.Combine(working.FullName, "data", "rut.csv"), "1");

        DurableFile.PublishFolder(working.FullName, folder["edition"]);

        Assert.False(Directory.Exists(working.FullName));
        Assert.Equal("1", File.ReadAllText(Path.Combine(folder["edition"], "data", "rut.csv")));
    }

    [Fact]
    public void PublishFolder_NameTaken_LeavesTheOlderFolderAlone()
    {
        var working = folder.Folder.CreateSubdirectory("edition.partial");
        var taken = folder.Folder.CreateSubdirectory("edition");
        File.WriteAllText(Path.Combine(taken.FullName, "note.pdf"), "older");

        Assert.Throws<DiagnosticException>(() => DurableFile.PublishFolder(working.FullName, taken.FullName));

        Assert.Equal("older", File.ReadAllText(Path.Combine(taken.FullName, "note.pdf")));
    }

    [Fact]
    public void CreateFolder_WithMissingParents_MakesThem()
    {
        DurableFile.CreateFolder(folder["a/b/c"]);

        Assert.True(Directory.Exists(folder["a/b/c"]));
    }
}
