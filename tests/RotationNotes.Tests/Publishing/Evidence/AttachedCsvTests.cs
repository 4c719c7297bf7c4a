using System.Globalization;
using RotationNotes.Publishing.Evidence;

namespace RotationNotes.Tests.Publishing.Evidence;

public sealed class AttachedCsvTests
{
    private static readonly double[] Ratios = [.. Enumerable.Range(0, 60).Select(i => 0.4 + 0.1 * Math.Sin(i) / 3)];

    [Fact]
    public void Of_ComputedColumn_KeepsATwoThousandthOfItsRange()
    {
        var rounded = Column(AttachedCsv.Of(Csv(Ratios)), 1);

        Assert.All(rounded.Zip(Ratios), pair => Assert.Equal(pair.Second, pair.First, (Ratios.Max() - Ratios.Min()) / 4000));
        Assert.True(AttachedCsv.Of(Csv(Ratios)).Length < Csv(Ratios).Length / 2 + 300);
    }

    [Fact]
    public void Of_QuotedColumn_IsLeftAsItIs()
    {
        var csv = Csv([.. Enumerable.Range(0, 60).Select(i => 2263.67 + i)]);

        Assert.Equal(csv, AttachedCsv.Of(csv));
    }

    [Fact]
    public void Of_ShortTable_IsLeftAsItIs()
    {
        var csv = Csv(Ratios[..5]);

        Assert.Equal(csv, AttachedCsv.Of(csv));
    }

    [Fact]
    public void Of_QuotedNamesAndHoles_StayWhereTheyAre()
    {
        var csv = "name,\"a, \"\"b\"\"\"\n" + string.Concat(Ratios.Select((ratio, i) => i % 7 == 0 ? $"\"x, {i}\",\n" : string.Create(CultureInfo.InvariantCulture, $"y,{ratio:R}\n")));

        var rounded = AttachedCsv.Of(csv);

        Assert.StartsWith("name,\"a, \"\"b\"\"\"\n\"x, 0\",\ny,", rounded);
        Assert.Equal(csv.Split('\n').Length, rounded.Split('\n').Length);
    }

    [Fact]
    public void Of_LongTable_KeepsTheRowsThatAreDrawn()
    {
        double[] values = [.. Enumerable.Range(0, 9000).Select(i => Math.Sin(i / 300.0) + (i == 4321 ? 5 : 0) - (i == 7777 ? 5 : 0))];

        var attached = AttachedCsv.Of(Csv(values));

        var rows = attached.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.InRange(rows.Length, 1000, AttachedCsv.MostRows);
        Assert.StartsWith("2024-01-01,", rows[1]);
        Assert.StartsWith(new DateOnly(2024, 1, 1).AddDays(8999).ToString("yyyy-MM-dd"), rows[^1]);
        Assert.Contains(rows, row => row.StartsWith(new DateOnly(2024, 1, 1).AddDays(4321).ToString("yyyy-MM-dd")));
        Assert.Contains(rows, row => row.StartsWith(new DateOnly(2024, 1, 1).AddDays(7777).ToString("yyyy-MM-dd")));
        Assert.Equal(rows[1..].Order(StringComparer.Ordinal), rows[1..]);
    }

    private static string Csv(double[] values) => "date,ratio\n" + string.Concat(values.Select((value, i) => string.Create(CultureInfo.InvariantCulture, $"{new DateOnly(2024, 1, 1).AddDays(i):yyyy-MM-dd},{value:R}\n")));

    private static double[] Column(string csv, int column) => [.. csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(row => double.Parse(row.Split(',')[column], CultureInfo.InvariantCulture))];
}
