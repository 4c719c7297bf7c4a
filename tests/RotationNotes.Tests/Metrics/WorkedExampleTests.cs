using System.Globalization;
using RotationNotes.Foundation.Units;
using RotationNotes.Market.Observations;
using RotationNotes.Metrics.Expressions;
using RotationNotes.Tests.Architecture;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Metrics;

/// <summary>The numbers that the definition sheets show are the numbers that the program computes.</summary>
/// <remarks>
/// A block marked <c>example</c> holds series, <c>NAME (Unit, weekly) = values</c>, on sessions that end on 16 July 2024 (prices unless
/// a unit is named; monthly ones end in June 2024), and expressions with their value on that date.
/// </remarks>
public sealed class WorkedExampleTests
{
    private const string LastDay = "2024-07-16";

    public static TheoryData<string> Sheets =>
        [.. Repository.Files("docs/methodology", "*.md").Where(file => File.ReadAllText(file.FullName).Contains("```example", StringComparison.Ordinal)).Select(file => file.Name)];

    [Theory]
    [MemberData(nameof(Sheets))]
    public void Example_IsWhatTheProgramComputes(string sheet)
    {
        var file = Repository.Files("docs/methodology", sheet).Single();
        var series = new List<Series>();
        var expected = new List<(string Expression, double Value)>();
        foreach (var line in File.ReadAllLines(file.FullName).SkipWhile(l => l != "```example").Skip(1).TakeWhile(l => l != "```"))
        {
            var split = line.LastIndexOf(" = ", StringComparison.Ordinal);
            string left = line[..split], right = line[(split + 3)..];
            if (right.Contains(',', StringComparison.Ordinal))
                series.Add(Read(left, right));
            else
                expected.Add((left, double.Parse(right, CultureInfo.InvariantCulture)));
        }

        // A daily lead lets the newest weekly report, public three days later, into the view.
        var asOf = series.Exists(s => s.Descriptor.Frequency == Frequency.Weekly) ? "2024-07-22" : LastDay;
        series.Add(TestMarket.Daily("CALENDAR", Unit.Price, asOf, 1, 1));
        var view = TestMarket.View(asOf, [.. series]);

        Assert.NotEmpty(expected);
        foreach (var (expression, value) in expected)
            Assert.Equal(value, SeriesExpression.Parse(expression).Evaluate(view).Values.Span[^1], 1e-9);
    }

    private static Series Read(string left, string right)
    {
        var values = right.Split(',').Select(v => double.Parse(v, CultureInfo.InvariantCulture)).ToArray();
        var id = left.Split(' ')[0];
        var unit = left.Contains('(', StringComparison.Ordinal) ? Enum.Parse<Unit>(left[(left.IndexOf('(') + 1)..].Split(',', ')')[0]) : Unit.Price;
        if (left.Contains("monthly", StringComparison.Ordinal))
            return TestMarket.Series(id, unit, [.. Enumerable.Range(0, values.Length).Select(i => new DateOnly(2024, 6, 1).AddMonths(i - values.Length + 1))], values);
        return left.Contains("weekly", StringComparison.Ordinal) ? TestMarket.Weekly(id, unit, LastDay, values) : TestMarket.Daily(id, unit, LastDay, values);
    }
}
