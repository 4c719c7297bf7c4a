namespace RotationNotes.EndToEnd.Tests;

/// <summary>Broken market files: named with their line, never guessed, never half-imported.</summary>
public sealed class ImportTests : IDisposable
{
    private readonly Desk desk = new();

    public void Dispose() => desk.Dispose();

    [Theory]
    [InlineData("broken-row", "Date,Close\n2024-07-15,2187.02\n2024-07-16\n")]
    [InlineData("html", "<!DOCTYPE html>\n<html><body>429 Too Many Requests</body></html>\n")]
    [InlineData("html-inside", "Date,Close\n2024-07-15,2187.02\n<html><body>error</body></html>\n")]
    [InlineData("decimal-commas", "Date,Close\n2024-07-15,\"2187,02\"\n2024-07-16,\"2263,67\"\n")]
    [InlineData("duplicate-date", "Date,Close\n2024-07-15,2187.02\n2024-07-15,2263.67\n")]
    [InlineData("empty", "")]
    [InlineData("header-only", "Date,Close\n")]
    public void BadFile_IsListedWithItsReason_AndNothingOfItIsStored(string kind, string content)
    {
        Directory.CreateDirectory(desk.At("in"));
        File.WriteAllText(desk.At("in", "RUT.csv"), content);

        var result = desk.Run("data", "import", desk.At("in"));

        Assert.True(result.ExitCode is 0 or 4, $"{kind}: exit code {result.ExitCode}");
        Assert.Contains("RUT.csv", result.Data, StringComparison.Ordinal);
        Assert.Contains("RUT.csv", result.Talk, StringComparison.Ordinal);
        Assert.DoesNotContain("fault of the program", result.Talk, StringComparison.Ordinal);
        Assert.Empty(desk.Output());
        Assert.Contains("sample market", desk.Run("data", "status").Data, StringComparison.Ordinal);
    }

    [Fact]
    public void MissingFolder_IsAUsageFault() => Assert.Equal(2, desk.Run("data", "import", "nowhere").ExitCode);
}
