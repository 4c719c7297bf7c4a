using System.Globalization;
using RotationNotes.Publishing.Records;

namespace RotationNotes.Tests.Publishing.Records;

public sealed class RoundedCsvTests
{
    private static readonly double[] Ratios = [.. Enumerable.Range(0, 60).Select(i => 0.4 + 0.1 * Math.Sin(i) / 3)];

    [Fact]
    public void Of_ComputedColumn_KeepsATwoThousandthOfItsRange()
    {
        var rounded = Column(RoundedCsv.Of(Csv(Ratios)), 1);

        Assert.All(rounded.Zip(Ratios), pair => Assert.Equal(pair.Second, pair.First, (Ratios.Max() - Ratios.Min()) / 4000));
        Assert.True(RoundedCsv.Of(Csv(Ratios)).Length < Csv(Ratios).Length / 2 + 300);
    }

    [Fact]
    public void Of_QuotedColumn_IsLeftAsItIs()
    {
        var csv = Csv([.. Enumerable.Range(0, 60).Select(i => 2263.67 + i)]);

        Assert.Equal(csv, RoundedCsv.Of(csv));
    }

    [Fact]
    public void Of_ShortTable_IsLeftAsItIs()
    {
        var csv = Csv(Ratios[..5]);

        Assert.Equal(csv, RoundedCsv.Of(csv));
    }

    [Fact]
    public void Of_QuotedNamesAndHoles_StayWhereTheyAre()
    {
        var csv = "name,\"a, \"\"b\"\"\"\n" + string.Concat(Ratios.Select((ratio, i) => i % 7 == 0 ? $"\"x, {i}\",\n" : string.Create(CultureInfo.InvariantCulture, $"y,{ratio:R}\n")));

        var rounded = RoundedCsv.Of(csv);

        Assert.StartsWith("name,\"a, \"\"b\"\"\"\n\"x, 0\",\ny,", rounded);
        Assert.Equal(csv.Split('\n').Length, rounded.Split('\n').Length);
    }

    private static string Csv(double[] values) => "date,ratio\n" + string.Concat(values.Select((value, i) => string.Create(CultureInfo.InvariantCulture, $"{new DateOnly(2024, 1, 1).AddDays(i):yyyy-MM-dd},{value:R}\n")));

    private static double[] Column(string csv, int column) => [.. csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(row => double.Parse(row.Split(',')[column], CultureInfo.InvariantCulture))];
}
