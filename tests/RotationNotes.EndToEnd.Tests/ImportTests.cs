namespace RotationNotes.EndToEnd.Tests;

/// <summary>Broken market files: named with their line, never guessed, never half-imported.</summary>
public sealed class ImportTests : IDisposable
{
    private readonly Workbench desk = new();

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

        Assert.True(result.ExitCode == 4, $"{kind}: exit code {result.ExitCode}");
        Assert.Contains("RUT.csv", result.Data, StringComparison.Ordinal);
        Assert.Contains("RUT.csv", result.Talk, StringComparison.Ordinal);
        Assert.DoesNotContain("fault of the program", result.Talk, StringComparison.Ordinal);
        Assert.Empty(desk.Output());
        Assert.Contains("sample market", desk.Run("data", "status").Data, StringComparison.Ordinal);
    }

    [Fact]
    public void MissingFolder_IsAUsageFault() => Assert.Equal(2, desk.Run("data", "import", "nowhere").ExitCode);

    [Fact]
    public void OddDays_AreCounted_AndListedOnRequest()
    {
        Directory.CreateDirectory(desk.At("in"));
        File.WriteAllText(desk.At("in", "RUT.csv"), "Date,Close\n2024-07-11,2125\n2024-07-12,2125\n2024-07-15,2187\n2024-07-16,2187\n");

        var counted = desk.Run("data", "import", desk.At("in"));
        var listed = desk.Run("data", "import", desk.At("in"), "--odd-days");
        var json = desk.Run("data", "import", desk.At("in"), "--odd-days", "--json");

        Assert.Contains("RUT.csv: warning: the same value as the day before on 2 days.", counted.Talk, StringComparison.Ordinal);
        Assert.Contains("2 odd days were kept as the vendor has them; --odd-days lists each.", counted.Talk, StringComparison.Ordinal);
        Assert.DoesNotContain("2024-07-12", counted.Data, StringComparison.Ordinal);
        Assert.Matches(@"RUT\.csv +RUT +2024-07-12 +repeat +the same value as the day before\nRUT\.csv +RUT +2024-07-16 +repeat", listed.Data);
        Assert.Contains("\"date\": \"2024-07-16\"", json.Data, StringComparison.Ordinal);
    }

    [Fact]
    public void NoteWithoutVolatilityAndPositioning_PrintsWithVisibleHoles()
    {
        Directory.CreateDirectory(desk.At("in"));
        WriteCloses("RUT.csv", 2000);
        WriteCloses("SPX.csv", 5000);
        WriteCloses("NDX.csv", 18000);
        Assert.Equal(0, desk.Run("data", "import", desk.At("in")).ExitCode);

        var result = desk.Run("run");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("is a hole: no observation of RVX", result.Talk, StringComparison.Ordinal);
        var text = File.ReadAllText(Path.Combine(Path.GetDirectoryName(result.LastLine)!, "note.txt"));
        Assert.Contains("Not available: there were no data at this date.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("RVX is known", text, StringComparison.Ordinal);
        Assert.Contains("No current report on futures positions in the Russell 2000 is at hand", text, StringComparison.Ordinal);
    }

    [Fact]
    public void NoteThatStopsOnMissingData_GivesADataFault_AndNoEdition()
    {
        Directory.CreateDirectory(desk.At("in"));
        WriteCloses("RUT.csv", 2000);
        Assert.Equal(0, desk.Run("data", "import", desk.At("in")).ExitCode);
        var definition = desk.At("templates", "weekly-rotation", "note.json");
        File.WriteAllText(definition, File.ReadAllText(definition).Replace("\"onMissing\": \"hole\"", "\"onMissing\": \"stop\"", StringComparison.Ordinal));

        var result = desk.Run("run");

        Assert.Equal(4, result.ExitCode);
        Assert.Contains("set \"onMissing\" to \"hole\"", result.Talk, StringComparison.Ordinal);
        Assert.DoesNotContain(desk.Output(), path => path.EndsWith(".pdf", StringComparison.Ordinal) || path.EndsWith(".eml", StringComparison.Ordinal));
    }

    // Two years of weekdays to 16 July 2024, wandering a little, so that every kernel has something to work on.
    private void WriteCloses(string file, double start)
    {
        var lines = new List<string> { "Date,Close" };
        var day = 0;
        for (var date = new DateOnly(2022, 7, 18); date <= new DateOnly(2024, 7, 16); date = date.AddDays(1))
        {
            if (date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
                continue;
            var close = start * (1 + 0.1 * Math.Sin(day++ / 17.0) + 0.01 * Math.Sin(day * start));
            lines.Add(FormattableString.Invariant($"{date:yyyy-MM-dd},{close:F2}"));
        }

        File.WriteAllLines(desk.At("in", file), lines);
    }
}
