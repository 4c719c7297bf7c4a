using System.Text.Json;

namespace RotationNotes.EndToEnd.Tests;

/// <summary>What a stranger gets from one command on a fresh checkout.</summary>
public sealed class RunNowTests(Edition edition) : IClassFixture<Edition>
{
    [Fact]
    public void RunNow_EndsWithThePathOfAPdfOfSixToEightPages()
    {
        Assert.Equal(0, edition.Result.ExitCode);
        Assert.InRange(PdfLook.Pages(edition.Result.LastLine), 6, 8);
    }

    [Fact]
    public void RunNow_SaysThatTheDataAreGenerated_OnEveryPageAndInTheMail()
    {
        Assert.Contains("Sample data", edition.Result.Talk, StringComparison.Ordinal);
        Assert.Contains("sample data", File.ReadAllText(Path.Combine(edition.Folder, "note.txt")), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("sample data", File.ReadAllText(Path.Combine(edition.Folder, "note.html")), StringComparison.OrdinalIgnoreCase);
        var (_, text) = Tool.Run("pdftotext", "-layout", edition.Result.LastLine, "-");
        var pages = text.TrimEnd('\f').Split('\f');
        Assert.All(pages, page => Assert.Contains("sample data", page, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void RunNow_FillsTheArchiveFolder()
    {
        string[] expected = ["claims.json", "document.json", "manifest.json", "metrics.json", "note.html", "note.pdf", "note.txt"];

        Assert.Equal(expected, Directory.EnumerateFiles(edition.Folder).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal));
        Assert.True(Directory.EnumerateFiles(Path.Combine(edition.Folder, "exhibits"), "*.csv").Count() >= 8);
        Assert.NotEmpty(Directory.EnumerateFiles(Path.Combine(edition.Folder, "data"), "*.csv"));
    }

    [Fact]
    public void RunNow_WritesOneMailWithTextHtmlAndPdf()
    {
        var mail = File.ReadAllText(Assert.Single(Directory.EnumerateFiles(edition.Desk.At("output", "outbox"), "*.eml")));

        Assert.Contains("multipart/alternative", mail, StringComparison.Ordinal);
        Assert.Contains("text/plain", mail, StringComparison.Ordinal);
        Assert.Contains("text/html", mail, StringComparison.Ordinal);
        Assert.Contains("application/pdf", mail, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryClaim_StandsInTheText()
    {
        var text = Squeeze(File.ReadAllText(Path.Combine(edition.Folder, "note.txt")));
        using var claims = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(edition.Folder, "claims.json")));

        var missing = claims.RootElement.EnumerateArray().Select(claim => claim.GetProperty("text").GetString()!).Where(claim => !text.Contains(Squeeze(claim), StringComparison.Ordinal));

        Assert.Empty(missing);
    }

    [Fact]
    public void Qpdf_HasNothingToSay()
    {
        var (code, text) = Tool.Run("qpdf", "--check", edition.Result.LastLine);

        Assert.True(code == 0, text);
        Assert.DoesNotContain("WARNING", text, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryFont_IsEmbeddedAsASubset()
    {
        var (_, text) = Tool.Run("pdffonts", edition.Result.LastLine);
        var fonts = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).ToArray();

        Assert.NotEmpty(fonts);
        Assert.All(fonts, font => Assert.Matches(@"^[A-Z]{6}\+.* yes yes yes ", font));
    }

    [Fact]
    public void NoChart_IsARasterImage()
    {
        var (_, text) = Tool.Run("pdfimages", "-list", edition.Result.LastLine);

        Assert.Empty(text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2));
    }

    [Fact]
    public void SameCommandTwice_PrintsTheSamePath_AndAddsNothing()
    {
        using var desk = new Workbench();
        var first = desk.Run("--run-now");
        var bytes = File.ReadAllBytes(first.LastLine);
        var before = desk.Output();

        var second = desk.Run("run");

        Assert.Equal(0, second.ExitCode);
        Assert.Equal(first.LastLine, second.LastLine);
        Assert.Contains("already published", second.Talk, StringComparison.Ordinal);
        Assert.Equal(before, desk.Output());
        Assert.Equal(bytes, File.ReadAllBytes(edition.Result.LastLine));
    }

    [Fact]
    public void ChangedTemplate_BecomesTheNextRevision_AndTheArchiveVerifies()
    {
        using var desk = new Workbench();
        desk.Run("--run-now");
        File.AppendAllText(desk.At("templates", "weekly-rotation", "note.scriban"), "\n\nOne more sentence.\n");

        var second = desk.Run("--run-now");

        Assert.Equal(0, second.ExitCode);
        Assert.EndsWith("-r2" + Path.DirectorySeparatorChar + "note.pdf", second.LastLine, StringComparison.Ordinal);
        Assert.Contains("a correction of", second.Talk, StringComparison.Ordinal);
        Assert.Equal(0, desk.Run("archive", "verify").ExitCode);

        var pdf = Path.Combine(Path.GetDirectoryName(second.LastLine)!, "note.pdf");
        var bytes = File.ReadAllBytes(pdf);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(pdf, bytes);
        Assert.Equal(6, desk.Run("archive", "verify").ExitCode);
    }

    [Fact]
    public void DryRun_TouchesNeitherArchiveNorOutbox()
    {
        using var desk = new Workbench();

        var result = desk.Run("run", "--dry-run", "--to", "reader@example.com", "--out", "look.pdf");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(desk.At("look.pdf"), result.LastLine);
        Assert.InRange(PdfLook.Pages(result.LastLine), 6, 8);
        Assert.Equal("preview/2024-07-16-weekly-rotation-r1.reader_at_example.com.", Assert.Single(desk.Output())[..^"123456789012.eml".Length]);
    }

    [Fact]
    public void To_WritesOneMailPerReader_Once()
    {
        using var desk = new Workbench();
        desk.Run("run", "--to", "a@example.com", "--to", "b@example.com");
        desk.Run("run", "--to", "b@example.com", "--to", "c@example.com");

        var mails = Directory.EnumerateFiles(desk.At("output", "outbox"), "*.eml").ToArray();

        Assert.Equal(3, mails.Length);
        Assert.All(mails, mail => Assert.Single(File.ReadLines(mail), line => line.StartsWith("To:", StringComparison.Ordinal)));
    }

    // Lines are wrapped in the text; a claim may be split over two.
    private static string Squeeze(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
