using System.Collections.Immutable;
using RotationNotes.Charts.Look;
using RotationNotes.Charts.Marks;
using RotationNotes.Documents.Charts;
using RotationNotes.Documents.Words;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Scenes;

namespace RotationNotes.Charts.Kinds;

/// <summary>Ranked horizontal bars. Values stand at the bars, so there is no axis to read off.</summary>
internal static class BarDrawing
{
    private const double Gap = 4.5;

    public static void Draw(Sketch sketch, BarChart chart, Rect frame)
    {
        var style = sketch.Style;
        if (chart.Items.IsDefaultOrEmpty)
        {
            Nothing.Draw(sketch, frame);
            return;
        }

        var top = frame.Y;
        if (chart.AxisCaption is { } caption)
        {
            sketch.Text(TextWrap.Cut(caption, frame.Width, t => style.Measure(t)), style.Text(style.AxisInk), frame.X, top + style.CapHeight + 0.5);
            top += style.LineHeight + 2;
        }

        var room = Math.Max(1, (int)Math.Floor((frame.Bottom - top) / (style.LineHeight * 0.98)));
        var items = chart.Items.Length <= room ? chart.Items : Shorten(chart.Items, room);
        var hidden = chart.Items.Length - items.Length;
        var rows = items.Length + (hidden > 0 ? 1 : 0);
        var pitch = Math.Min((frame.Bottom - top) / rows, style.LineHeight * 2.1);
        var thickness = Math.Min(pitch * 0.62, 13);

        double names = 0, low = 0, high = 0, leftValues = 0, rightValues = 0;
        foreach (var item in items)
        {
            names = Math.Max(names, style.Measure(item.Label, item.Highlight));
            var width = style.Measure(Print(style, item.Value, chart.Format), item.Highlight, tabular: true);
            if (item.Value < 0)
                leftValues = Math.Max(leftValues, width);
            else
                rightValues = Math.Max(rightValues, width);
            if (SeriesValues.IsMissing(item.Value))
                continue;
            (low, high) = (Math.Min(low, item.Value), Math.Max(high, item.Value));
        }

        names = Math.Min(names, frame.Width * 0.42);
        var left = frame.X + names + Gap + 1 + (low < 0 ? leftValues + Gap : 0);
        var right = frame.Right - (rightValues > 0 ? rightValues + Gap : 1);
        var span = high - low > 0 ? high - low : 1;
        var scale = Math.Max(4, right - left) / span;
        var zero = left - low * scale;

        for (var i = 0; i < items.Length; i++)
        {
            var item = items[i];
            var y = top + (i + 0.5) * pitch;
            var ink = item.Highlight ? style.Readable(style.Accent) : style.Ink;
            var name = TextWrap.Cut(item.Label, names, t => style.Measure(t, item.Highlight));
            sketch.TextCentred(name, style.Text(ink, item.Highlight), frame.X, y);
            var value = Print(style, item.Value, chart.Format);
            if (SeriesValues.IsMissing(item.Value))
            {
                sketch.TextCentred(value, style.Text(style.AxisInk), zero + Gap, y);
                continue;
            }

            var end = zero + item.Value * scale;
            var color = item.Highlight ? style.Accent : style.Tint(style.Series(0), 0.5);
            sketch.Fill(new Rect(Math.Min(zero, end), y - thickness / 2, Math.Max(0.6, Math.Abs(end - zero)), thickness), color);
            sketch.TextCentred(value, style.Text(ink, item.Highlight, tabular: true), item.Value < 0 ? end - Gap : end + Gap, y, item.Value < 0 ? TextAnchor.End : TextAnchor.Start);
        }

        if (hidden > 0)
        {
            var text = style.Words.AndMore(hidden);
            sketch.TextCentred(text, style.Text(style.AxisInk), frame.X, top + (rows - 0.5) * pitch);
        }

        sketch.Line(zero, top, zero, top + items.Length * pitch, style.BaselineStroke);
    }

    // The bars the note is about stay, whatever their rank.
    private static ImmutableArray<BarItem> Shorten(ImmutableArray<BarItem> items, int room)
    {
        var places = room - 1;
        var marked = items.Count(item => item.Highlight);
        var others = Math.Max(0, places - marked);
        var kept = ImmutableArray.CreateBuilder<BarItem>();
        foreach (var item in items)
        {
            if (item.Highlight ? kept.Count < places : others-- > 0)
                kept.Add(item);
        }

        return kept.Count > 0 ? kept.ToImmutable() : [items[0]];
    }

    private static string Print(ChartStyle style, double value, ValueFormat format) => SeriesValues.IsMissing(value) ? style.Words.NoValue : style.Words.Print(value, format);
}
