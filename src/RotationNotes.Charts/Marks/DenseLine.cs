using RotationNotes.Graphics.Geometry;

namespace RotationNotes.Charts.Marks;

/// <summary>A history with more values than the eye can tell apart: a line through the last value of each narrow column, and the band between its lowest and highest.</summary>
/// <remarks>Extremes stay on the page, in the band; the course and the present value can be followed, on the line.</remarks>
/// <param name="Line">Ends at the newest value.</param>
/// <param name="Band">Null when no two columns stand side by side.</param>
internal sealed record DenseLine(SeriesPath Line, VectorPath? Band)
{
    // A week of sessions within a point of paper is a smear, however thin the pen.
    private const double MostValuesPerPt = 5;
    private const double ColumnPt = 1.4;

    /// <param name="values">Number of values.</param>
    /// <param name="widthPt">Width they are drawn on.</param>
    public static bool IsNeeded(int values, double widthPt) => values > MostValuesPerPt * widthPt;

    /// <param name="values">The series on its axis.</param>
    /// <param name="x">Horizontal place of a session; ascending.</param>
    /// <param name="y">Vertical place of a value; rising or falling throughout.</param>
    /// <param name="occupancy">Takes note of where line and band run; may be null.</param>
    public static DenseLine Trace(SeriesValues values, Func<double, double> x, Func<double, double> y, Occupancy? occupancy)
    {
        var raw = values.Series.Values.AsSpan();
        var (columns, band) = (new List<Column>(), new PathBuilder());
        var begin = 0;
        for (var i = 0; i < raw.Length;)
        {
            if (SeriesValues.IsMissing(raw[i]) || values.HasHoleBefore(i))
            {
                AddBand(band, columns, begin);
                if (columns.Count > 0 && !columns[^1].IsGap)
                    columns.Add(Column.Gap);
                begin = columns.Count;
                if (SeriesValues.IsMissing(raw[i]))
                {
                    i++;
                    continue;
                }
            }

            var place = Math.Floor(x(values.SessionOf(i)) / ColumnPt);
            double low = raw[i], high = raw[i];
            var last = i;
            for (i++; i < raw.Length && !SeriesValues.IsMissing(raw[i]) && !values.HasHoleBefore(i) && Math.Floor(x(values.SessionOf(i)) / ColumnPt) == place; i++)
                (low, high, last) = (Math.Min(low, raw[i]), Math.Max(high, raw[i]), i);
            columns.Add(new Column(x(values.SessionOf(last)), y(low), y(high), y(raw[last])));
        }

        AddBand(band, columns, begin);
        Occupy(columns, occupancy);
        var line = SeriesPath.Trace(columns.Count, i => columns[i].X, i => columns[i].Y, occupancy);
        return new DenseLine(line, band.IsEmpty ? null : band.Build());
    }

    private static void AddBand(PathBuilder band, List<Column> columns, int begin)
    {
        if (columns.Count - begin < 2)
            return;
        band.Move(columns[begin].X, columns[begin].High);
        for (var i = begin + 1; i < columns.Count; i++)
            band.Line(columns[i].X, columns[i].High);
        for (var i = columns.Count - 1; i >= begin; i--)
            band.Line(columns[i].X, columns[i].Low);
        band.Close();
    }

    private static void Occupy(List<Column> columns, Occupancy? occupancy)
    {
        if (occupancy is null)
            return;
        occupancy.BeginLine();
        foreach (var column in columns.Where(column => !column.IsGap))
            occupancy.Segment(column.X, column.Low, column.X, column.High);
    }

    /// <param name="Y">Height of the column's last value.</param>
    private readonly record struct Column(double X, double Low, double High, double Y)
    {
        public static Column Gap => new(0, 0, 0, double.NaN);

        public bool IsGap => double.IsNaN(Y);
    }
}
