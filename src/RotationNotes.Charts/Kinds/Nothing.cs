using RotationNotes.Charts.Look;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Scenes;

namespace RotationNotes.Charts.Kinds;

/// <summary>What is drawn in place of a chart without a single value: a plain statement.</summary>
internal static class Nothing
{
    public static void Draw(Sketch sketch, Rect frame)
    {
        var style = sketch.Style;
        sketch.Line(frame.X, frame.Bottom - 0.5, frame.Right, frame.Bottom - 0.5, style.GridStroke);
        sketch.TextCentred(style.Words.NothingToShow, style.Text(style.AxisInk), frame.X + frame.Width / 2, frame.Y + frame.Height / 2, TextAnchor.Middle);
    }
}
