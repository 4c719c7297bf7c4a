using System.Text;
using RotationNotes.Foundation.Text;
using RotationNotes.Publishing.Archive;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Publishing.Archive;

public sealed class ArchiveVerificationTests : IDisposable
{
    private readonly TemporaryFolder temporary = new();
    private readonly EditionArchive archive;

    public ArchiveVerificationTests() =>
        archive = new EditionArchive(new DirectoryInfo(temporary.At("archive")), new FixedClock(new DateTimeOffset(2024, 7, 16, 12, 0, 0, TimeSpan.Zero)));

    public void Dispose() => temporary.Dispose();

    [Fact]
    public void UntouchedArchive_GivesNoFinding_AndItsHead()
    {
        Seal(15, ("a", "1"));
        var newest = Seal(16, ("a", "2"), ("b/c", "3"));

        var report = Verify();

        Assert.Empty(report.Findings);
        Assert.Equal(newest.ManifestSha256, report.Newest!.ManifestSha256);
    }

    [Fact]
    public void ChangedMissingAndAddedFiles_AreEachNamed()
    {
        var edition = Seal(16, ("changed", "1"), ("missing", "2"), ("kept", "3"));
        File.WriteAllText(edition.File("changed").FullName, "!");
        File.Delete(edition.File("missing").FullName);
        File.WriteAllText(edition.File("added").FullName, "4");
        edition.Folder.CreateSubdirectory("folder");

        Assert.Equal(
            ["2024/2024-07-16-weekly-r1/changed", "2024/2024-07-16-weekly-r1/missing", "2024/2024-07-16-weekly-r1/added", "2024/2024-07-16-weekly-r1/folder"],
            Errors());
    }

    [Fact]
    public void RemovedEdition_IsFoundThroughTheChain()
    {
        Seal(15, ("a", "1"));
        var second = Seal(16, ("a", "2"));
        Seal(17, ("a", "3"));
        second.Folder.Delete(recursive: true);

        Assert.Contains(Verify().Findings, finding => finding.Message.Contains("an edition is missing", StringComparison.Ordinal));
    }

    [Fact]
    public void RewrittenManifest_IsFoundThroughItsSuccessor()
    {
        var first = Seal(15, ("a", "1"));
        Seal(16, ("a", "2"));
        Rewrite(first);

        var finding = Assert.Single(Verify().Findings);

        Assert.Contains("does not name 2024-07-15-weekly-r1", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RewrittenNewestManifest_IsFoundThroughTheHead()
    {
        Seal(15, ("a", "1"));
        Rewrite(Seal(16, ("a", "2")));

        Assert.Equal(["2024/2024-07-16-weekly-r1/manifest.json"], Errors());
    }

    [Fact]
    public void ForgedNewestFile_WithItsHashInTheManifest_IsFoundThroughTheHead()
    {
        var edition = Seal(16, ("a", "2"));
        File.WriteAllText(edition.File("a").FullName, "3");
        var manifest = edition.File(ManifestJson.FileName).FullName;
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace(Sha256.Of("2"u8), Sha256.Of("3"u8), StringComparison.Ordinal));

        Assert.Equal(["2024/2024-07-16-weekly-r1/manifest.json"], Errors());
    }

    [Fact]
    public void DeletedNewestEdition_IsFoundThroughTheHead()
    {
        Seal(15, ("a", "1"));
        Seal(16, ("a", "2")).Folder.Delete(recursive: true);

        Assert.Equal(["2024-07-16-weekly-r1"], Errors());
    }

    [Fact]
    public void DeletedYear_IsFoundThroughTheHead()
    {
        Seal(15, ("a", "1")).Folder.Parent!.Delete(recursive: true);

        Assert.Equal(["2024-07-15-weekly-r1"], Errors());
    }

    [Fact]
    public void DeletedHead_IsAnError_UnlessOneEditionMayHaveBeenSealedBeforeAny()
    {
        Seal(15, ("a", "1"));
        File.Delete(temporary.At("archive", ".head"));
        Assert.True(Verify().IsWhole);

        var second = Seal(16, ("a", "2"));
        File.Delete(temporary.At("archive", ".head"));

        Assert.Equal([".head"], Errors());
        Assert.Equal(second.Id, Verify().Newest!.Id);
    }

    [Fact]
    public void HeadThatIsOneBehind_IsAWarning_AsAfterAKill()
    {
        Seal(15, ("a", "1"));
        var head = temporary.At("archive", ".head");
        var old = File.ReadAllText(head);
        Seal(16, ("a", "2"));
        File.WriteAllText(head, old);

        var report = Verify();

        Assert.True(report.IsWhole);
        Assert.Contains("is not recorded as the newest", Assert.Single(report.Findings).Message, StringComparison.Ordinal);

        Seal(17, ("a", "3"));
        File.WriteAllText(head, old);
        Assert.Equal([".head"], Errors());
    }

    [Fact]
    public void Links_AreNamed_WhateverTheyLeadTo()
    {
        var edition = Seal(15, ("a", "1"), ("b/c", "2"));
        Seal(16, ("a", "1"));
        var linked = Seal(17, ("a", "3"));
        var outside = Directory.CreateDirectory(temporary.At("outside")).FullName;
        MoveAndLink(edition.File("a"), Path.Combine(outside, "a"));
        linked.Folder.MoveTo(Path.Combine(outside, "edition"));
        Directory.CreateSymbolicLink(temporary.At("archive", "2024", "2024-07-17-weekly-r1"), linked.Folder.FullName);

        Assert.Equal(["2024/2024-07-15-weekly-r1/a", "2024/2024-07-17-weekly-r1"], Errors());
    }

    [Fact]
    public void LinkedYear_IsNamed()
    {
        var year = Seal(15, ("a", "1")).Folder.Parent!;
        var path = year.FullName;
        year.MoveTo(temporary.At("elsewhere"));
        Directory.CreateSymbolicLink(path, year.FullName);

        Assert.Equal(["2024/2024-07-15-weekly-r1"], Errors());
    }

    [Fact]
    public void StraysAndLeftovers_AreWarnings()
    {
        Seal(15, ("a", "1"));
        Directory.CreateDirectory(temporary.At("archive", "2024", ".working-2024-07-16-weekly-r1"));
        Directory.CreateDirectory(temporary.At("archive", "2024", "2023-07-16-weekly-r1"));
        File.WriteAllText(temporary.At("archive", "2024", "notes.txt"), "");
        File.WriteAllText(temporary.At("archive", ".head.7-1.partial"), "");
        Directory.CreateDirectory(temporary.At("archive", "old"));

        var report = Verify();

        Assert.True(report.IsWhole);
        Assert.Equal(
            [".head.7-1.partial", "2024/.working-2024-07-16-weekly-r1", "2024/2023-07-16-weekly-r1", "2024/notes.txt", "old"],
            report.Findings.Select(finding => finding.Place.File));
    }

    [Fact]
    public void VouchedHash_NamesItsEdition_OrIsAnError()
    {
        var first = Seal(15, ("a", "1"));
        var second = Seal(16, ("a", "2"));

        Assert.Equal(second.Id, archive.Verify(CancellationToken.None, second.ManifestSha256).Named!.Id);
        Assert.Equal(first.Id, archive.Verify(CancellationToken.None, first.ManifestSha256).Named!.Id);
        Assert.False(archive.Verify(CancellationToken.None, new string('0', 64)).IsWhole);
    }

    [Fact]
    public void EveryFlippedBitOfAFile_IsOneError()
    {
        var path = Seal(16, ("note.pdf", "The quick brown fox")).Pdf.FullName;

        EachFlippedBit(path, () => Assert.Single(Errors()));
    }

    [Fact]
    public void EveryFlippedBitOfManifestOrHead_IsAnError()
    {
        var edition = Seal(16, ("a", "1"));

        EachFlippedBit(edition.File(ManifestJson.FileName).FullName, () => Assert.NotEmpty(Errors()));
        EachFlippedBit(temporary.At("archive", ".head"), () => Assert.NotEmpty(Errors()));
    }

    private static void EachFlippedBit(string path, Action check)
    {
        var bytes = File.ReadAllBytes(path);
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            File.WriteAllBytes(path, bytes);
            check();
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        File.WriteAllBytes(path, bytes);
    }

    private static void Rewrite(ArchivedEdition edition)
    {
        var manifest = edition.File(ManifestJson.FileName).FullName;
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("1.2.3", "1.2.4", StringComparison.Ordinal));
    }

    private static void MoveAndLink(FileInfo file, string to)
    {
        var path = file.FullName;
        file.MoveTo(to);
        File.CreateSymbolicLink(path, to);
    }

    private ArchiveReport Verify() => archive.Verify(CancellationToken.None);

    private IEnumerable<string?> Errors() => Verify().Findings.Where(finding => finding.IsError)
        .Select(finding => Path.IsPathFullyQualified(finding.Place.File!) ? Path.GetFileName(finding.Place.File) : finding.Place.File);

    private ArchivedEdition Seal(int day, params (string Path, string Text)[] files) => archive.Seal(
        new EditionId(new DateOnly(2024, 7, day), "weekly", 1),
        files.Select(file => new EditionFile(file.Path, Encoding.UTF8.GetBytes(file.Text))),
        new Provenance("1.2.3", true, new string('0', 64), [], []),
        null,
        CancellationToken.None);
}
