using RotationNotes.Charts.Look;
using RotationNotes.Charts.Scales;
using RotationNotes.Graphics.Scenes;

namespace RotationNotes.Charts.Kinds;

/// <summary>A horizontal value axis below rows: quiet vertical lines and numbers.</summary>
internal static class NumberLine
{
    public static void Draw(Sketch sketch, ValueAxis axis, Func<double, double> x, double top, double bottom, (double Left, double Right) room)
    {
        var style = sketch.Style;
        var end = double.NegativeInfinity;
        var baseline = bottom + 4 + style.CapHeight;
        for (var i = 0; i < axis.Ticks.Length; i++)
        {
            var tick = axis.Ticks[i];
            sketch.Line(x(tick), top, x(tick), bottom, tick == 0 ? style.BaselineStroke : style.GridStroke);
            // The last number carries the unit that the others leave out.
            var text = axis.Label(tick) + (i == axis.Ticks.Length - 1 && axis.Number.Unit is { } unit ? "\u00A0" + unit : "");
            var half = style.Measure(text) / 2;
            var centre = DateTicks.Centre(x(tick), half, room);
            if (centre - half < end + 5)
                continue;
            sketch.Text(text, style.Text(style.AxisInk), centre, baseline, TextAnchor.Middle);
            end = centre + half;
        }
    }
}
