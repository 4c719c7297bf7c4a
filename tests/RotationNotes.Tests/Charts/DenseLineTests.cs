using RotationNotes.Charts.Marks;
using RotationNotes.Charts.Scales;
using RotationNotes.Documents.Charts;
using RotationNotes.Graphics.Geometry;

namespace RotationNotes.Tests.Charts;

public class DenseLineTests
{
    [Fact]
    public void Trace_DecadesOfDays_DrawsOnePointAColumnAndEndsAtTheNewestValue()
    {
        var (values, raw) = Noise(6_300);

        var dense = DenseLine.Trace(values, i => i * 150.0 / raw.Length, value => -value, null);

        Assert.InRange(dense.Line.PointCount, 100, 108);
        Assert.Equal(-raw[^1], dense.Line.Path.Points[^1].Y);
    }

    [Fact]
    public void Trace_DecadesOfDays_KeepsLowestAndHighestInTheBand()
    {
        var (values, raw) = Noise(6_300);

        var dense = DenseLine.Trace(values, i => i * 150.0 / raw.Length, value => value, null);

        Assert.Equal((raw.Min(), raw.Max()), (dense.Band!.Points.Min(p => p.Y), dense.Band.Points.Max(p => p.Y)));
    }

    [Fact]
    public void Trace_MissingValues_PartLineAndBand()
    {
        var (_, raw) = Noise(3_000);
        raw[1_500] = double.NaN;

        var dense = DenseLine.Trace(Values(raw), i => i * 100.0 / raw.Length, value => value, null);

        Assert.Equal(2, dense.Line.Path.Verbs.Count(verb => verb == PathVerb.Move));
        Assert.Equal(2, dense.Band!.Verbs.Count(verb => verb == PathVerb.Close));
    }

    [Theory]
    [InlineData(6_300, 150, true)]
    [InlineData(2_500, 487, true)]
    [InlineData(750, 170, false)]
    public void IsNeeded_OnlyBeyondAWeekOfSessionsInAPoint(int values, double widthPt, bool expected) =>
        Assert.Equal(expected, DenseLine.IsNeeded(values, widthPt));

    private static (SeriesValues Values, double[] Raw) Noise(int count)
    {
        var random = new Random(11);
        var raw = Enumerable.Range(0, count).Select(_ => random.NextDouble()).ToArray();
        return (Values(raw), raw);
    }

    private static SeriesValues Values(double[] raw)
    {
        var series = new ChartSeries("Noise", [.. Enumerable.Range(0, raw.Length).Select(i => new DateOnly(1990, 1, 1).AddDays(i))], [.. raw]);
        return new SeriesValues(series, SessionAxis.Of([series]));
    }
}
