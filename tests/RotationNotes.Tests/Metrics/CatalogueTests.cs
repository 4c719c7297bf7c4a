using System.Reflection;
using System.Text.RegularExpressions;
using RotationNotes.Market.Calendar;
using RotationNotes.Market.Import.Layouts;
using RotationNotes.Market.Sample;
using RotationNotes.Market.Views;
using RotationNotes.Metrics.Expressions;
using RotationNotes.Metrics.Facts;
using RotationNotes.Narrative.Notes;
using RotationNotes.Tests.Architecture;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Metrics;

/// <summary>docs/catalogue.md promises only what is there.</summary>
public sealed partial class CatalogueTests
{
    private static readonly Lazy<MarketView> sample = new(() => SampleMarket.Create(TradingCalendar.Load()).AsOf(TestMarket.Day("2024-07-16")));

    public static TheoryData<int> Numbers => [.. Enumerable.Range(1, 89)];

    public static TheoryData<int> VendorNumbers => [.. Rows.Where(r => r.Value.Status.StartsWith("needs ", StringComparison.Ordinal)).Select(r => r.Key)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void EveryId_EvaluatesOnTheSample(int number)
    {
        var row = Rows[number];
        foreach (var id in row.Ids)
        {
            Assert.True(MetricCatalogue.Default.Find(id) is not null, $"There is no metric '{id}'.");
            var fact = MetricCatalogue.Default.Evaluate(sample.Value, id);
            Assert.True(fact.Value is not null, $"{id}: {fact.Unavailable}");
        }

        foreach (var text in row.Expressions)
        {
            if (text.StartsWith("editorial ", StringComparison.Ordinal))
                Assert.NotNull(EditorialSheet.Find(text["editorial ".Length..]));
            else
                Assert.NotEqual(0, SeriesExpression.Parse(text).Evaluate(sample.Value).Values.Length);
        }

        Assert.True(row.Ids.Length + row.Expressions.Length > 0);
        Assert.Matches("^(works|editorial|needs .+)$", row.Status);
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void EveryProof_IsATest(int number)
    {
        var (type, method) = (Rows[number].Proof.Split('.')[0], Rows[number].Proof.Split('.')[1]);
        var test = typeof(CatalogueTests).Assembly.GetTypes().Where(t => t.Name == type).SelectMany(t => t.GetMethods()).FirstOrDefault(m => m.Name == method);

        Assert.True(test?.GetCustomAttributes().Any(a => a is FactAttribute) is true, $"There is no test '{Rows[number].Proof}'.");
    }

    [Theory]
    [MemberData(nameof(VendorNumbers))]
    public void VendorRow_NamesTheFileThatFillsIt(int number)
    {
        var row = Rows[number];
        var layout = row.Status["needs ".Length..];
        var quotes = TestMarket.View("2024-07-16", ["RUT", "SPX", "NDX", "CPER", "GLD", "RVX"], 300);

        Assert.Contains("\n### " + layout + "\n", File.ReadAllText(Path.Combine(Repository.Root.FullName, "docs", "market-data.md")), StringComparison.Ordinal);
        Assert.True(layout == "CFTC legacy" || TableLayouts.All.Any(l => l.Name == layout), $"No importer is called '{layout}'.");
        // At least one of the ids is a hole without that file, and says its name.
        var holes = row.Ids.Select(id => MetricCatalogue.Default.Evaluate(quotes, id).Unavailable).OfType<string>().ToArray();
        Assert.Contains(holes, h => h.Contains($"'{layout}'", StringComparison.Ordinal));
    }

    [Fact]
    public void TheTable_HasAllRows() => Assert.Equal(Enumerable.Range(1, 89), Rows.Keys.Order());

    private static Dictionary<int, Row> Rows { get; } = File.ReadAllLines(Path.Combine(Repository.Root.FullName, "docs", "catalogue.md"))
        .Select(line => line.Split(" | "))
        .Where(cells => cells.Length == 7 && cells[0].StartsWith("| ", StringComparison.Ordinal) && int.TryParse(cells[0][2..], out _))
        .ToDictionary(cells => int.Parse(cells[0][2..]), cells => new Row(Marked(cells[3]), Marked(cells[4]), cells[5], Marked(cells[6])[0]));

    private static string[] Marked(string cell) => [.. Backticks().Matches(cell).Select(m => m.Groups[1].Value)];

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Backticks();

    private sealed record Row(string[] Ids, string[] Expressions, string Status, string Proof);
}
