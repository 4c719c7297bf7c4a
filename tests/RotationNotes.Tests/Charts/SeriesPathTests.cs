using RotationNotes.Charts.Marks;
using RotationNotes.Graphics.Scenes;

namespace RotationNotes.Tests.Charts;

public class SeriesPathTests
{
    [Fact]
    public void Trace_LongSeries_KeepsLowestAndHighestOfEveryColumn()
    {
        var random = new Random(5);
        var values = Enumerable.Range(0, 20_000).Select(_ => random.NextDouble() * 100).ToArray();
        double X(int i) => i * 400.0 / values.Length;

        var path = SeriesPath.Trace(values.Length, X, i => values[i], null);

        Assert.True(path.PointCount <= 4 * 801, $"{path.PointCount} points");
        var drawn = path.Path.Points;
        for (var column = 0; column < 800; column++)
        {
            var inside = values.Where((_, i) => (int)(X(i) / 0.5) == column).ToArray();
            var kept = drawn.Where(p => (int)(p.X / 0.5) == column).Select(p => p.Y).ToArray();
            Assert.Equal((inside.Min(), inside.Max()), (kept.Min(), kept.Max()));
        }

        Assert.Equal((values[0], values[^1]), (drawn[0].Y, drawn[^1].Y));
    }

    [Fact]
    public void Trace_ShortSeries_KeepsEveryPoint() =>
        Assert.Equal(50, SeriesPath.Trace(50, i => i * 3.0, i => i % 7, null).PointCount);

    [Fact]
    public void Trace_MissingValue_LiftsThePen()
    {
        double[] values = [1, 2, double.NaN, 3, 4];

        var path = SeriesPath.Trace(values.Length, i => i * 10, i => values[i], null).Path;

        Assert.Equal([PathVerb.Move, PathVerb.Line, PathVerb.Move, PathVerb.Line], path.Verbs);
    }

    [Fact]
    public void Trace_ValueBetweenGaps_IsReportedAlone()
    {
        double[] values = [1, double.NaN, 2, double.NaN, 3];

        var path = SeriesPath.Trace(values.Length, i => i * 10, i => values[i], null);

        Assert.Equal([new Point(0, 1), new Point(20, 2), new Point(40, 3)], path.Alone);
    }
}
