using RotationNotes.Charts.Look;
using RotationNotes.Charts.Marks;
using RotationNotes.Documents.Charts;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Scenes;

namespace RotationNotes.Charts.Kinds;

/// <summary>Shaded cells with their values; positive and negative differ in hue, magnitude in depth.</summary>
internal static class HeatMapDrawing
{
    private const double DeepestShade = 0.86;
    private const double GapBeforeTotal = 5;

    public static void Draw(Sketch sketch, HeatMapChart chart, Rect frame)
    {
        if (chart.Values.IsDefaultOrEmpty)
        {
            Nothing.Draw(sketch, frame);
            return;
        }

        var style = sketch.Style;
        var grid = Grid.Fit(style, chart, frame);
        DrawColumnNames(sketch, chart, grid, frame);
        // One size for all cells: either every value fits or none is printed.
        var scale = TextScale(style, chart, grid);
        var (full, fullTotal) = (FullShade(chart, 0, grid.LastPlain), FullShade(chart, grid.LastPlain, chart.Columns.Length));
        for (var r = 0; r < chart.Rows.Length; r++)
        {
            var y = grid.Top + (r + 0.5) * grid.Height;
            if (grid.Height >= style.LineHeight * 0.9)
                sketch.TextCentred(TextWrap.Cut(chart.Rows[r], grid.Names + 0.01, t => style.Measure(t)), style.Text(style.Ink), frame.X, y);
            for (var c = 0; c < chart.Columns.Length; c++)
            {
                if (!chart.Has(r, c))
                    continue;
                var value = chart.At(r, c);
                var gap = Math.Min(0.6, Math.Min(grid.Width, grid.Height) * 0.1);
                var cell = new Rect(grid.Left(c) + gap / 2, y - grid.Height / 2 + gap / 2, grid.Width - gap, grid.Height - gap);
                if (SeriesValues.IsMissing(value))
                {
                    sketch.Fill(cell, style.Tint(style.Context, 0.86));
                    continue;
                }

                var deepest = c < grid.LastPlain ? chart.FullShade ?? full : fullTotal;
                var share = deepest > 0 ? Math.Min(1, Math.Abs(value) / deepest) * DeepestShade : 0;
                var ground = style.Tint(value < 0 ? style.Negative : style.Accent, 1 - share);
                sketch.Fill(cell, ground);
                if (scale > 0)
                    sketch.TextCentred(style.Words.Print(value, chart.Format), style.Text(style.On(ground), scale: scale, tabular: true), grid.Left(c) + grid.Width / 2, y, TextAnchor.Middle);
            }
        }
    }

    // Names that a column is too narrow for are all set on two lines, or cut.
    private static void DrawColumnNames(Sketch sketch, HeatMapChart chart, Grid grid, Rect frame)
    {
        var style = sketch.Style;
        for (var c = 0; c < chart.Columns.Length; c++)
        {
            var lines = TextWrap.Lines(chart.Columns[c], grid.Width - 1, grid.NameLines, t => style.Measure(t)) ?? [TextWrap.Cut(chart.Columns[c], grid.Width - 1, t => style.Measure(t))];
            for (var i = 0; i < lines.Length; i++)
                sketch.TextCentred(lines[i], style.Text(style.AxisInk), grid.Left(c) + grid.Width / 2, frame.Y + (grid.NameLines - lines.Length + i + 0.5) * style.LineHeight, TextAnchor.Middle);
        }
    }

    private static double FullShade(HeatMapChart chart, int from, int to)
    {
        var full = 0.0;
        for (var r = 0; r < chart.Rows.Length; r++)
        {
            for (var c = from; c < to; c++)
                full = chart.Has(r, c) && !SeriesValues.IsMissing(chart.At(r, c)) ? Math.Max(full, Math.Abs(chart.At(r, c))) : full;
        }

        return full;
    }

    private static double TextScale(ChartStyle style, HeatMapChart chart, Grid grid)
    {
        var widest = 0.0;
        foreach (var value in chart.Values)
        {
            if (!SeriesValues.IsMissing(value))
                widest = Math.Max(widest, style.Measure(style.Words.Print(value, chart.Format), tabular: true));
        }

        var scale = Math.Min(1, Math.Min((grid.Width - 3) / Math.Max(widest, 1), grid.Height * 0.9 / style.LineHeight));
        return scale >= 0.78 ? scale : 0;
    }

    /// <summary>Where the cells stand.</summary>
    /// <param name="X">Left end of the first column.</param>
    /// <param name="LastPlain">Columns before the total.</param>
    /// <param name="Names">Room of the row names.</param>
    private readonly record struct Grid(double X, double Top, double Width, double Height, int LastPlain, double Names, int NameLines)
    {
        public double Left(int column) => X + column * Width + (column >= LastPlain ? GapBeforeTotal : 0);

        public static Grid Fit(ChartStyle style, HeatMapChart chart, Rect frame)
        {
            var names = 0.0;
            foreach (var row in chart.Rows)
                names = Math.Max(names, style.Measure(row));
            names = Math.Min(names, frame.Width * 0.34);
            var x = frame.X + names + 5;
            var hasTotal = chart.LastColumnIsTotal && chart.Columns.Length > 1;
            var width = (frame.Right - x - (hasTotal ? GapBeforeTotal : 0)) / chart.Columns.Length;
            var nameLines = chart.Columns.All(name => style.Measure(name) <= width - 1) ? 1 : 2;
            var top = frame.Y + nameLines * style.LineHeight + 1;
            var height = Math.Min((frame.Bottom - top) / chart.Rows.Length, style.LineHeight * 2.2);
            return new Grid(x, top, width, height, chart.Columns.Length - (hasTotal ? 1 : 0), names, nameLines);
        }
    }
}
