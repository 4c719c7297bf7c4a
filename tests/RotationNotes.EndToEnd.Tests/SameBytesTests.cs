using System.Security.Cryptography;

namespace RotationNotes.EndToEnd.Tests;

/// <summary>The same note has the same bytes in another process, folder, culture, time zone and on a processor without vector units.</summary>
public sealed class SameBytesTests(Edition edition) : IClassFixture<Edition>
{
    [Theory]
    [InlineData("tr_TR.UTF-8", "Asia/Tokyo", "1")]
    [InlineData("de_DE.UTF-8", "America/New_York", "0")]
    [InlineData("ar_SA.UTF-8", "Pacific/Apia", "0")]
    public void AnotherDesk_MakesTheSameFiles(string culture, string zone, string vectors)
    {
        using var desk = new Workbench();

        var result = desk.Run([("LANG", culture), ("LC_ALL", culture), ("TZ", zone), ("DOTNET_EnableHWIntrinsic", vectors)], "--run-now");

        Assert.Equal(0, result.ExitCode);
        foreach (var name in (string[])["note.pdf", "note.html", "note.txt", "document.json", "claims.json", "metrics.json"])
            Assert.Equal(Digest(Path.Combine(edition.Folder, name)), Digest(Path.Combine(Path.GetDirectoryName(result.LastLine)!, name)));
    }

    private static string Digest(string path) => Path.GetFileName(path) + " " + Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)));
}
