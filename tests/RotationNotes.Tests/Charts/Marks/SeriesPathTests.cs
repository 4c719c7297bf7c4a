using RotationNotes.Charts.Marks;
using RotationNotes.Charts.Scales;
using RotationNotes.Documents.Charts;
using RotationNotes.Graphics.Geometry;

namespace RotationNotes.Tests.Charts.Marks;

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

    [Fact]
    public void Trace_Series_IsTheLineOfItsPoints_WithGapsAndHoles()
    {
        var random = new Random(9);
        for (var round = 0; round < 200; round++)
        {
            var day = new DateOnly(2000, 1, 3);
            var dates = new List<DateOnly>();
            var values = new List<double>();
            for (var i = 0; i < 1 + random.Next(1500); i++)
            {
                dates.Add(day);
                values.Add(random.Next(40) == 0 ? double.NaN : Math.Round(random.NextDouble() * 20, 1));
                day = day.AddDays(random.Next(300) == 0 ? 60 : 1);
            }

            var series = new ChartSeries("Any", [.. dates], [.. values]);
            var axis = SessionAxis.Of([series]);
            var placed = new SeriesValues(series, axis);
            double X(double session) => 20 + session * 300.0 / axis.Count;

            var path = SeriesPath.Trace(placed, X, value => 100 - value, null).Path;

            var pieces = 0;
            var expected = new Dictionary<int, (double Low, double High)>();
            for (var i = 0; i < values.Count; i++)
            {
                if (double.IsNaN(values[i]))
                    continue;
                pieces += i == 0 || double.IsNaN(values[i - 1]) || placed.HasHoleBefore(i) ? 1 : 0;
                var column = (int)Math.Floor(X(placed.SessionOf(i)) / 0.5);
                var (low, high) = expected.GetValueOrDefault(column, (double.MaxValue, double.MinValue));
                expected[column] = (Math.Min(low, values[i]), Math.Max(high, values[i]));
            }

            Assert.Equal(pieces, path.Verbs.Count(verb => verb == PathVerb.Move));
            var drawn = path.Points.GroupBy(p => (int)Math.Floor(p.X / 0.5)).ToDictionary(g => g.Key, g => (100 - g.Max(p => p.Y), 100 - g.Min(p => p.Y)));
            Assert.Equal(expected.Keys.Order(), drawn.Keys.Order());
            foreach (var (column, (low, high)) in expected)
                Assert.True(Math.Abs(drawn[column].Item1 - low) < 1e-9 && Math.Abs(drawn[column].Item2 - high) < 1e-9, $"round {round}, column {column}");
        }
    }
}
