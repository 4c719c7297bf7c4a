using RotationNotes.Charts.Look;
using RotationNotes.Graphics.Geometry;

namespace RotationNotes.Charts.Kinds;

/// <summary>Rows with names on the left: what ranked bars, ranges and strips share.</summary>
/// <param name="Top">Upper end of the first row.</param>
/// <param name="Pitch">Height of a row.</param>
/// <param name="Shown">Rows that fit.</param>
/// <param name="NamesWidth">Room of the names.</param>
internal readonly record struct RowLayout(double Top, double Pitch, int Shown, double NamesWidth)
{
    /// <param name="style">Looks.</param>
    /// <param name="area">Room for the rows.</param>
    /// <param name="names">Name and weight of each row.</param>
    public static RowLayout Fit(ChartStyle style, Rect area, IReadOnlyList<(string Name, bool Bold)> names)
    {
        var room = Math.Max(1, (int)Math.Floor(area.Height / (style.LineHeight * 0.98)));
        var shown = names.Count <= room ? names.Count : Math.Max(1, room - 1);
        var rows = shown + (shown < names.Count ? 1 : 0);
        var widest = 0.0;
        for (var i = 0; i < shown; i++)
            widest = Math.Max(widest, style.Measure(names[i].Name, names[i].Bold));
        var pitch = Math.Min(area.Height / Math.Max(1, rows), style.LineHeight * 2.2);
        // Rows with room for two lines leave more of the width to the marks.
        return new RowLayout(area.Y, pitch, shown, Math.Min(widest, area.Width * (pitch >= 1.9 * style.LineHeight ? 0.34 : 0.42)));
    }

    public double Centre(int row) => Top + (row + 0.5) * Pitch;

    /// <summary>Writes a row's name, cut where it is too long.</summary>
    public void Name(Sketch sketch, double x, int row, string name, bool bold, Color ink)
    {
        var style = sketch.Style;
        if (Pitch >= 1.9 * style.LineHeight && style.Measure(name, bold) > NamesWidth + 0.01 && TextWrap.Lines(name, NamesWidth, 2, t => style.Measure(t, bold)) is { } lines)
        {
            for (var i = 0; i < lines.Length; i++)
                sketch.TextCentred(lines[i], style.Text(ink, bold), x, Centre(row) + (i - 0.5) * style.LineHeight * 0.95);
            return;
        }

        sketch.TextCentred(TextWrap.Cut(name, NamesWidth + 0.01, t => style.Measure(t, bold)), style.Text(ink, bold), x, Centre(row));
    }

    /// <summary>Says how many rows had no room.</summary>
    public void More(Sketch sketch, double x, int total)
    {
        if (Shown < total)
            sketch.TextCentred(sketch.Style.Words.AndMore(total - Shown), sketch.Style.Text(sketch.Style.AxisInk), x, Centre(Shown));
    }
}
