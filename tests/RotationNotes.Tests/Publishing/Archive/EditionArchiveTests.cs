using System.Text;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Publishing.Archive;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Publishing.Archive;

public sealed class EditionArchiveTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2024, 7, 16, 12, 0, 0, TimeSpan.Zero);
    private readonly TemporaryFolder temporary = new();
    private readonly EditionArchive archive;

    public EditionArchiveTests() => archive = new EditionArchive(new DirectoryInfo(temporary.At("archive")), new FixedClock(Noon));

    public void Dispose() => temporary.Dispose();

    [Fact]
    public void Seal_WritesEveryFileAndAManifestThatNamesThem()
    {
        var edition = Seal(Id(16), ("note.pdf", "abc"), ("data/RUT.csv", "date,value\n"));

        Assert.Equal("abc", File.ReadAllText(temporary.At("archive", "2024", "2024-07-16-weekly-r1", "note.pdf")));
        Assert.Equal(["data/RUT.csv", "note.pdf"], edition.Manifest.Files.Select(file => file.Path));
        // printf 'abc' | sha256sum (FIPS 180-2, appendix B.1)
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", edition.Manifest.Files[1].Sha256);
        Assert.Equal(Noon, edition.Manifest.GeneratedAt);
    }

    [Fact]
    public void Seal_LeavesNothingButTheEdition()
    {
        Seal(Id(16), ("note.pdf", "x"));

        Assert.Equal(["2024-07-16-weekly-r1"], new DirectoryInfo(temporary.At("archive", "2024")).GetFileSystemInfos().Select(entry => entry.Name));
    }

    [Fact]
    public void Manifests_FormOneChainOverAllNotes()
    {
        var first = Seal(Id(16), ("a", "1"));
        var second = Seal(Id(9, "other"), ("a", "2"));
        var third = Seal(Id(16, revision: 2), ("a", "3"));

        Assert.Null(first.Manifest.Previous);
        Assert.Equal(first.Link, second.Manifest.Previous);
        Assert.Equal(second.Link, third.Manifest.Previous);
        Assert.Equal([1, 2, 3], new[] { first, second, third }.Select(edition => edition.Manifest.Sequence));
    }

    [Fact]
    public void Chain_FindsItsHeadAgain_WhenTheProcessDiedBeforeMovingIt()
    {
        Seal(Id(15), ("a", "1"));
        var headFile = temporary.At("archive", ".head");
        var old = File.ReadAllText(headFile);
        var second = Seal(Id(16), ("a", "2"));
        File.WriteAllText(headFile, old);

        var third = Seal(Id(17), ("a", "3"));

        Assert.Equal(second.Link, third.Manifest.Previous);
        Assert.Empty(archive.Verify(CancellationToken.None).Findings);
    }

    [Fact]
    public void Seal_RemovesWhatAKilledRunLeftBehind()
    {
        var left = Directory.CreateDirectory(temporary.At("archive", "2024", ".working-2024-07-16-weekly-r1"));
        File.WriteAllText(Path.Combine(left.FullName, "note.pdf"), "half");
        var foreign = Directory.CreateDirectory(temporary.At("archive", "2024", ".working-2024-07-16-other-r1"));

        Seal(Id(16), ("note.pdf", "whole"));

        Assert.False(Directory.Exists(left.FullName));
        Assert.True(Directory.Exists(foreign.FullName), "another note's run may still be writing there");
        Assert.Equal([Id(16)], archive.Ids());
    }

    [Fact]
    public void Seal_ThatIsCancelled_LeavesNothing()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Assert.Throws<OperationCanceledException>(() => archive.Seal(Id(16), [OfText("a", "1")], Origin, null, stop.Token));

        Assert.Empty(archive.Ids());
        Assert.Empty(new DirectoryInfo(temporary.At("archive", "2024")).GetFileSystemInfos());
    }

    [Fact]
    public void Open_OfABrokenManifest_IsAnIntegrityFailure()
    {
        var edition = Seal(Id(16), ("a", "1"));
        File.WriteAllText(edition.File(ManifestJson.FileName).FullName, "{");

        var failure = Assert.Throws<DiagnosticException>(() => archive.Open(Id(16)));

        Assert.Equal(FailureKind.Integrity, failure.Kind);
    }

    [Theory]
    [InlineData("forged")]
    [InlineData("deleted")]
    [InlineData("linked")]
    [InlineData("all deleted")]
    [InlineData("head deleted")]
    [InlineData("head garbled")]
    [InlineData("middle deleted")]
    [InlineData("copied")]
    public void Seal_OnAnArchiveThatIsNotAsSealed_IsRefused(string what)
    {
        Seal(Id(15), ("a", "1"));
        var middle = Seal(Id(16), ("a", "2"));
        var newest = Seal(Id(17), ("a", "3"));
        var head = temporary.At("archive", ".head");
        switch (what)
        {
            case "forged": File.AppendAllText(newest.File(ManifestJson.FileName).FullName, " "); break;
            case "deleted": newest.Folder.Delete(recursive: true); break;
            case "linked": MoveAndLink(newest.Folder); break;
            case "all deleted": newest.Folder.Parent!.Delete(recursive: true); break;
            case "head deleted": File.Delete(head); break;
            case "head garbled": File.WriteAllText(head, "3"); break;
            case "middle deleted": middle.Folder.Delete(recursive: true); break;
            case "copied": Copy(newest.Folder, newest.Folder.FullName.Replace("-r1", "-r2", StringComparison.Ordinal)); break;
        }

        var failure = Assert.Throws<DiagnosticException>(() => Seal(Id(18), ("a", "4")));

        Assert.Equal(FailureKind.Integrity, failure.Kind);
        Assert.False(archive.Contains(Id(18)));
    }

    [Fact]
    public void RemoveLeftovers_SparesWhatSomebodyIsWritingNow()
    {
        Seal(Id(15), ("a", "1"));
        var dead = Directory.CreateDirectory(temporary.At("archive", "2024", ".working-2024-07-16-weekly-r1"));
        var alive = Directory.CreateDirectory(temporary.At("archive", "2024", ".working-2024-07-17-weekly-r1"));
        var locks = new EditionLocks(new DirectoryInfo(temporary.At("locks")), new FixedClock(Noon));
        using var theirs = locks.TryTake("weekly", new DateOnly(2024, 7, 17), TimeSpan.Zero, CancellationToken.None);

        archive.RemoveLeftovers(locks, CancellationToken.None);

        Assert.False(Directory.Exists(dead.FullName));
        Assert.True(Directory.Exists(alive.FullName));
    }

    [Fact]
    public void RecordHead_TakesTheNewestEdition_WhenItsHashIsKnown()
    {
        var first = Seal(Id(15), ("a", "1"));
        var second = Seal(Id(16), ("a", "2"));
        File.Delete(temporary.At("archive", ".head"));

        Assert.Throws<DiagnosticException>(() => archive.RecordHead(first.ManifestSha256, CancellationToken.None));
        archive.RecordHead(second.ManifestSha256, CancellationToken.None);

        Assert.Empty(archive.Verify(CancellationToken.None).Findings);
        Assert.Equal(second.Link, Seal(Id(17), ("a", "3")).Manifest.Previous);
    }

    private static void MoveAndLink(DirectoryInfo folder)
    {
        var path = folder.FullName;
        folder.MoveTo(Path.Combine(folder.Parent!.Parent!.Parent!.FullName, "elsewhere"));
        Directory.CreateSymbolicLink(path, folder.FullName);
    }

    private static void Copy(DirectoryInfo folder, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in folder.GetFiles())
            file.CopyTo(Path.Combine(to, file.Name));
    }

    private static Provenance Origin { get; } = new("1.2.3", true, new string('0', 64), [new InputSeal("note.scriban", new string('1', 64))], []);

    private static EditionId Id(int day, string note = "weekly", int revision = 1) => new(new DateOnly(2024, 7, day), note, revision);

    private static EditionFile OfText(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));

    private ArchivedEdition Seal(EditionId id, params (string Path, string Text)[] files) =>
        archive.Seal(id, files.Select(file => OfText(file.Path, file.Text)), Origin, null, CancellationToken.None);
}
