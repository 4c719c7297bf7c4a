using System.Collections.Immutable;
using RotationNotes.Charts.Look;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Scenes;

namespace RotationNotes.Charts.Labels;

/// <param name="Name">Printed name.</param>
/// <param name="Line">Stroke of a line sample, or null for a filled sample.</param>
/// <param name="Fill">Fill of a filled sample.</param>
internal sealed record LegendEntry(string Name, Stroke? Line, Color Fill);

/// <summary>Names with samples in rows above a plot: used only when labels at the marks cannot fit.</summary>
internal sealed class Legend
{
    private const double Sample = 11;
    private const double Between = 10;

    private readonly ChartStyle style;
    private readonly ImmutableArray<(LegendEntry Entry, string Name, double X, int Row)> places;

    private Legend(ChartStyle style, ImmutableArray<(LegendEntry, string, double, int)> places, int rows) =>
        (this.style, this.places, Rows) = (style, places, rows);

    public int Rows { get; }

    public double Height => Rows * style.LineHeight + 3;

    public static Legend Arrange(ChartStyle style, ImmutableArray<LegendEntry> entries, double width)
    {
        var places = ImmutableArray.CreateBuilder<(LegendEntry, string, double, int)>();
        double x = 0;
        var row = 0;
        foreach (var entry in entries)
        {
            var name = TextWrap.Cut(entry.Name, width - Sample - 4, text => style.Measure(text));
            var length = Sample + 4 + style.Measure(name);
            if (x > 0 && x + length > width)
            {
                x = 0;
                row++;
            }

            places.Add((entry, name, x, row));
            x += length + Between;
        }

        return new Legend(style, places.ToImmutable(), places.Count == 0 ? 0 : row + 1);
    }

    public void Draw(Sketch sketch, double left, double top)
    {
        foreach (var (entry, name, x, row) in places)
        {
            var y = top + (row + 0.5) * style.LineHeight;
            if (entry.Line is { } line)
                sketch.Line(left + x, y, left + x + Sample, y, line);
            else
                sketch.Fill(new Rect(left + x + 2, y - 3, Sample - 4, 6), entry.Fill);
            sketch.TextCentred(name, style.Text(style.Ink), left + x + Sample + 4, y);
        }
    }
}
