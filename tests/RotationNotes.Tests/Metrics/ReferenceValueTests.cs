using System.Globalization;
using RotationNotes.Foundation.Text;
using RotationNotes.Foundation.Units;
using RotationNotes.Market.Observations;
using RotationNotes.Market.Views;
using RotationNotes.Metrics.Events;
using RotationNotes.Metrics.Expressions;
using RotationNotes.Metrics.Facts;
using RotationNotes.Metrics.Kernels;
using RotationNotes.Tests.Architecture;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Metrics;

/// <summary>Every function of the language against columns that pandas, numpy and scipy computed; origin: Reference/README.md.</summary>
public sealed class ReferenceValueTests
{
    private const string AsOf = "2016-03-18";
    private const double Relative = 1e-9;
    private const double NearZero = 1e-12;

    private static readonly Lazy<CsvFile> Columns = new(() => CsvFile.Read("expressions.csv"));
    private static readonly Lazy<MarketView> View = new(() => TestMarket.View(AsOf, [.. ReadSeries()]));

    public static TheoryData<string> Expressions => [.. Columns.Value.Header.Skip(1)];

    [Theory]
    [MemberData(nameof(Expressions))]
    public void Expression_IsTheReferenceColumn(string expression)
    {
        var column = Array.IndexOf(Columns.Value.Header, expression);
        var expected = Columns.Value.Rows.Where(row => row[column].Length > 0).Select(row => (Date: TestMarket.Day(row[0]), Value: Number(row[column]))).ToArray();

        var result = SeriesExpression.Parse(expression).Evaluate(View.Value);

        Assert.Equal(expected.Select(e => e.Date), result.Dates.ToArray());
        for (var i = 0; i < expected.Length; i++)
            Close(expected[i].Value, result.Values.Span[i], $"{expression} on {expected[i].Date:yyyy-MM-dd}");
    }

    [Fact]
    public void EveryFunctionOfTheLanguage_HasAColumn() =>
        Assert.DoesNotContain(ExpressionFunctions.All, f => !Columns.Value.Header.Any(h => h.Contains(f.Name + "(", StringComparison.Ordinal)));

    [Fact]
    public void EventStudy_IsTheReferenceStudy()
    {
        var reference = Studies();
        var evaluation = MetricCatalogue.Default.Over(View.Value);

        var study = EventStudy.Run(evaluation, new EventStudyRequest
        {
            Signal = SeriesExpression.Parse("ret(A, 5) >= 3%"), Outcome = SeriesExpression.Parse("A"), Horizons = [5, 21, 63], Resamples = 500,
        });

        Assert.Equal((reference["events"], reference["kept"]), (study.Events.Length, study.Kept.Length));
        foreach (var outcome in study.Outcomes)
        {
            var key = outcome.Horizon.ToString(CultureInfo.InvariantCulture);
            (string Name, double Value)[] found =
            [
                ("n", outcome.N), ("hit", outcome.HitRate), ("lower", outcome.LowerQuartile), ("median", outcome.Median), ("upper", outcome.UpperQuartile),
                ("usualhit", outcome.UsualHitRate), ("usualmedian", outcome.UsualMedian),
                .. outcome.Interval is { } interval ? new (string, double)[] { ("low", interval.Low), ("high", interval.High) } : [],
            ];
            Assert.Equal(found.Length, reference.Keys.Count(k => k.StartsWith(key + ".", StringComparison.Ordinal)));
            foreach (var (name, value) in found)
                Close(reference[$"{key}.{name}"], value, $"{key}.{name}");
        }
    }

    [Fact]
    public void AnalogSearch_FindsTheReferenceStretches()
    {
        var reference = Studies();

        var search = AnalogSearch.Run(MetricCatalogue.Default.Over(View.Value), SeriesExpression.Parse("A"), 20, 10, 3);

        Assert.Equal(reference["analogs.searched"], search.Searched);
        for (var i = 0; i < 3; i++)
        {
            Close(reference[$"analogs.{i}.distance"], search.Analogs[i].Distance, $"distance {i}");
            Assert.Equal(reference[$"analogs.{i}.end"], search.Analogs[i].End.DayNumber);
        }
    }

    [Fact]
    public void FisherInterval_IsTheReferenceInterval()
    {
        var reference = Studies();

        var (low, high) = FisherInterval.Of(reference["fisher.r"], 25)!.Value;

        Close(reference["fisher.low"], low, "low");
        Close(reference["fisher.high"], high, "high");
    }

    private static void Close(double expected, double actual, string what) =>
        Assert.True(Math.Abs(actual - expected) <= Relative * Math.Abs(expected) + NearZero, $"{what}: expected {expected:R}, found {actual:R}");

    private static Dictionary<string, double> Studies() => CsvFile.Read("studies.csv").Rows.ToDictionary(row => row[0], row => Number(row[1]), StringComparer.Ordinal);

    private static IEnumerable<Series> ReadSeries()
    {
        var file = CsvFile.Read("series.csv");
        for (var column = 1; column < file.Header.Length; column++)
        {
            var name = file.Header[column];
            var rows = file.Rows.Where(row => row[column].Length > 0).ToArray();
            var unit = name switch { "Y" => Unit.Percent, "V" => Unit.VolatilityPoints, "L" or "S" => Unit.Contracts, "C" or "P" or "E" => Unit.IndexNumber, _ => Unit.Price };
            var isReport = unit == Unit.Contracts;
            yield return new Series(
                new SeriesDescriptor(new SeriesId(name), name, unit, "Synthetic", isReport ? Frequency.Weekly : unit == Unit.IndexNumber ? Frequency.Monthly : Frequency.Daily, isReport ? ReleaseRule.CommitmentsOfTraders : ReleaseRule.SameDayClose),
                [.. rows.Select(row => TestMarket.Day(row[0]))], [.. rows.Select(row => Number(row[column]))]);
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private sealed record CsvFile(string[] Header, List<string[]> Rows)
    {
        public static CsvFile Read(string name)
        {
            using var records = new CsvReader(File.OpenText(Repository.Files("tests/RotationNotes.Tests/Metrics/Reference", name).Single().FullName));
            var rows = new List<string[]>();
            while (records.Read())
                rows.Add(records.Fields());
            return new CsvFile(rows[0], rows[1..]);
        }
    }
}
