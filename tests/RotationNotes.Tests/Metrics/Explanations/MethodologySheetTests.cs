using RotationNotes.Metrics.Explanations;
using RotationNotes.Metrics.Facts;
using RotationNotes.Tests.Architecture;

namespace RotationNotes.Tests.Metrics.Explanations;

/// <summary>The sheets say what the registry says.</summary>
public sealed class MethodologySheetTests
{
    public static TheoryData<string> Families => [.. MetricCatalogue.Default.All.Select(d => d.Family).Distinct()];

    [Theory]
    [MemberData(nameof(Families))]
    public void Sheet_HoldsTheTableOfItsFamily(string family) =>
        Check($"{family}.md", "family " + family, MethodologyTable.OfFamily(MetricCatalogue.Default, family));

    [Theory]
    [MemberData(nameof(Families))]
    public void Sheet_OfAFamily_HasAWorkedExample(string family) =>
        Assert.Contains("## Worked example\n", File.ReadAllText(Path.Combine(Repository.Root.FullName, "docs", "methodology", $"{family}.md")).ReplaceLineEndings("\n"), StringComparison.Ordinal);

    [Fact]
    public void Manual_HoldsTheTableOfFunctions() => Check("expressions.md", "functions", MethodologyTable.OfFunctions());

    // ROTATIONNOTES_WRITE_SHEETS=1 writes the tables into the sheets instead of comparing them.
    private static void Check(string sheet, string part, string table)
    {
        var path = Path.Combine(Repository.Root.FullName, "docs", "methodology", sheet);
        Assert.True(File.Exists(path), $"docs/methodology/{sheet} is missing.");
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        var opening = $"<!-- generated: {part} -->\n";
        var start = text.IndexOf(opening, StringComparison.Ordinal) + opening.Length;
        var end = text.IndexOf("<!-- end -->", start, StringComparison.Ordinal);
        Assert.True(start >= opening.Length && end >= start, $"docs/methodology/{sheet} has no part '{part}'.");

        if (Environment.GetEnvironmentVariable("ROTATIONNOTES_WRITE_SHEETS") == "1")
            File.WriteAllText(path, text[..start] + table + text[end..]);
        else
            Assert.Equal(table, text[start..end]);
    }
}
