using System.Collections.Immutable;
using RotationNotes.Charts.Labels;
using RotationNotes.Charts.Look;
using RotationNotes.Charts.Scales;
using RotationNotes.Documents.Words;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Scenes;

namespace RotationNotes.Charts.Plots;

/// <summary>A value axis over named slots.</summary>
internal sealed class CategoryPlot
{
    private const double EdgeMargin = 12;

    private readonly ChartStyle style;
    private readonly Rect frame;
    private readonly string? caption;
    private readonly Legend? legend;
    private readonly ImmutableArray<(int Slot, ImmutableArray<string> Lines)> names;

    private readonly double origin;

    private CategoryPlot(ChartStyle style, Rect frame, Rect plot, ValueAxis axis, double origin, double slotWidth, string? caption, Legend? legend, ImmutableArray<(int, ImmutableArray<string>)> names)
    {
        (this.style, this.frame, this.caption, this.legend, this.names) = (style, frame, caption, legend, names);
        (Plot, Axis, this.origin, SlotWidth) = (plot, axis, origin, slotWidth);
    }

    public Rect Plot { get; }

    public ValueAxis Axis { get; }

    public double SlotWidth { get; }

    /// <param name="style">Looks.</param>
    /// <param name="frame">Room.</param>
    /// <param name="categories">Names below the slots.</param>
    /// <param name="range">Values to hold.</param>
    /// <param name="format">How they print.</param>
    /// <param name="caption">Caption of the value axis, or null.</param>
    /// <param name="withZero">Whether zero is on the axis.</param>
    /// <param name="legend">Entries above the plot.</param>
    /// <param name="right">Room right of the plot.</param>
    /// <param name="toEdges">Whether the first and last slot are centred near the edges of the plot, as points of lines are, instead of half a slot inside.</param>
    /// <param name="inset">Room kept free inside the plot above and below the marks, for numbers at them.</param>
    public static CategoryPlot Arrange(ChartStyle style, Rect frame, ImmutableArray<string> categories, (double Low, double High) range, ValueFormat format, string? caption, bool withZero, ImmutableArray<LegendEntry> legend, double right, double inset = 0, bool toEdges = false)
    {
        while (true)
        {
            var rows = legend.IsDefaultOrEmpty ? null : Legend.Arrange(style, legend, frame.Width);
            var top = frame.Y + (rows?.Height ?? 0) + (caption is null ? 0 : style.LineHeight + 1) + style.CapHeight / 2 + 1;
            var bottom = Math.Max(top + 10, frame.Bottom - 6 - 2 * style.LineHeight);
            var share = inset / (bottom - top);
            var pad = (Math.Max(range.High, withZero ? 0 : range.High) - Math.Min(range.Low, withZero ? 0 : range.Low)) * share;
            var padded = (range.Low < 0 ? range.Low - pad : range.Low, range.High > 0 ? range.High + pad : range.High);
            var axis = ValueAxis.Fit(padded.Item1, padded.Item2, format, style.Words, Math.Clamp(Math.Floor((bottom - top) / 23), 2, 7), withZero);
            if (axis.Number.Unit is { } unit && caption is null)
            {
                caption = unit;
                continue;
            }

            var ticks = 0.0;
            foreach (var tick in axis.Ticks)
                ticks = Math.Max(ticks, style.Measure(axis.Label(tick), tabular: true));
            var left = frame.X + ticks + 5;
            var width = Math.Max(10, frame.Right - right - left);
            double slot = width / Math.Max(1, categories.Length), origin = left;
            if (toEdges && categories.Length > 1)
            {
                var margin = Math.Min(slot / 2, EdgeMargin);
                slot = (width - 2 * margin) / (categories.Length - 1);
                origin = left + margin - slot / 2;
            }

            var names = Names(style, categories, slot, origin - frame.X, frame.Right - origin - slot * categories.Length, (frame.X, frame.Right));
            if (names.All(name => name.Item2.Length < 2))
                bottom += style.LineHeight;
            return new CategoryPlot(style, frame, new Rect(left, top, width, bottom - top), axis, origin, slot, caption, rows, names);
        }
    }

    public double X(double slot) => origin + (slot + 0.5) * SlotWidth;

    public double Y(double value) => Plot.Bottom - Axis.Position(value) * Plot.Height;

    public void DrawGrid(Sketch sketch)
    {
        legend?.Draw(sketch, frame.X, frame.Y);
        if (caption is not null)
            sketch.Text(TextWrap.Cut(caption, frame.Width, t => style.Measure(t)), style.Text(style.AxisInk), frame.X, frame.Y + (legend?.Height ?? 0) + style.CapHeight + 0.5);
        foreach (var tick in Axis.Ticks)
        {
            sketch.Line(Plot.X, Y(tick), Plot.Right, Y(tick), style.GridStroke);
            sketch.TextCentred(Axis.Label(tick), style.Text(style.AxisInk, tabular: true), Plot.X - 4.5, Y(tick), TextAnchor.End);
        }
    }

    public void DrawAxes(Sketch sketch)
    {
        var zeroInside = Axis.Low < 0 && Axis.High > 0;
        if (zeroInside)
            sketch.Line(Plot.X, Y(0), Plot.Right, Y(0), style.BaselineStroke);
        else
            sketch.Line(Plot.X, Plot.Bottom, Plot.Right, Plot.Bottom, style.BaselineStroke);
        foreach (var (slot, lines) in names)
        {
            if (lines.Length == 2 && lines[0].Length == 0)
                sketch.Line(X(slot), Plot.Bottom + 2, X(slot), Plot.Bottom + 2.5 + style.LineHeight, style.LeaderStroke);
            for (var i = 0; i < lines.Length; i++)
            {
                var half = style.Measure(lines[i]) / 2;
                sketch.Text(lines[i], style.Text(style.AxisInk), DateTicks.Centre(X(slot), half, (frame.X, frame.Right)), Plot.Bottom + 4.5 + style.CapHeight + i * style.LineHeight, TextAnchor.Middle);
            }
        }
    }

    // Names over two lines in their slot; where slots are narrow, alternating between two rows; where even that is too little,
    // every second, third … name keeps the room of its neighbours.
    private static ImmutableArray<(int, ImmutableArray<string>)> Names(ChartStyle style, ImmutableArray<string> categories, double slot, double leftGutter, double rightGutter, (double Left, double Right) frame)
    {
        for (var every = 1; ; every++)
        {
            if (every == 2 && Alternates())
                return [.. categories.Select((name, i) => (i, i % 2 == 0 ? ImmutableArray.Create(name) : ["", name]))];
            var names = ImmutableArray.CreateBuilder<(int, ImmutableArray<string>)>();
            var fits = true;
            for (var i = 0; i < categories.Length && fits; i += every)
            {
                var room = Room(i, every);
                if (TextWrap.Lines(categories[i], room, 2, t => style.Measure(t)) is { } lines)
                    names.Add((i, lines));
                else if (every >= 4 || every >= categories.Length)
                    names.Add((i, [TextWrap.Cut(categories[i], room, t => style.Measure(t))]));
                else
                    fits = false;
            }

            if (fits)
                return names.ToImmutable();
        }

        // Whether names keep clear of the next but one.
        bool Alternates()
        {
            Span<double> ends = [double.NegativeInfinity, double.NegativeInfinity];
            for (var i = 0; i < categories.Length; i++)
            {
                var half = style.Measure(categories[i]) / 2;
                var centre = DateTicks.Centre(frame.Left + leftGutter + (i + 0.5) * slot, half, frame);
                if (centre - half < ends[i % 2] + 4)
                    return false;
                ends[i % 2] = centre + half;
            }

            return ends[0] <= frame.Right + 0.01 && ends[1] <= frame.Right + 0.01;
        }

        // The first and last name stay centred in their slots, so they have the gutters beside them but no more.
        double Room(int index, int every)
        {
            var room = slot * every - 4;
            room = index == 0 ? Math.Min(room, slot + 2 * leftGutter) : room;
            return index >= categories.Length - every ? Math.Min(room, slot + 2 * rightGutter + 2 * slot * (categories.Length - 1 - index)) : room;
        }
    }
}
