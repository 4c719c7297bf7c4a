using System.Globalization;
using System.Text;
using RotationNotes.Foundation.Units;
using RotationNotes.Market.Observations;
using RotationNotes.Publishing.Evidence;

namespace RotationNotes.Tests.Publishing.Evidence;

public sealed class SeriesCsvTests
{
    [Fact]
    public void EveryValue_ReadsBackToTheSameBits()
    {
        var random = new Random(20240716);
        double[] values = [0.1, 1.0 / 3, -1e-300, double.MaxValue, double.Epsilon, 2263.67, 100, .. Enumerable.Range(0, 2000).Select(_ => Math.Exp((random.NextDouble() * 80) - 40))];
        var dates = Enumerable.Range(0, values.Length).Select(day => new DateOnly(1990, 1, 1).AddDays(day)).ToArray();
        var series = new Series(new SeriesDescriptor(new SeriesId("X"), "X", Unit.Price, "Test"), dates, values);

        var lines = Encoding.UTF8.GetString(SeriesCsv.Write(series)).TrimEnd('\n').Split('\n');

        Assert.Equal("date,value", lines[0]);
        Assert.Equal(dates, lines.Skip(1).Select(line => DateOnly.ParseExact(line.Split(',')[0], "yyyy-MM-dd", CultureInfo.InvariantCulture)));
        Assert.Equal(values, lines.Skip(1).Select(line => double.Parse(line.Split(',')[1], CultureInfo.InvariantCulture)));
    }
}
