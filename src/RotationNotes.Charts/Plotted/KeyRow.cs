using RotationNotes.Charts.Look;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Scenes;

namespace RotationNotes.Charts.Plotted;

/// <summary>One row above a plot that says what its marks are: a sample and its name, from the left, as long as there is room.</summary>
internal sealed class KeyRow(Sketch sketch, Rect frame)
{
    private const double Between = 11;
    private double x = frame.X;

    private double Middle => frame.Y + sketch.Style.LineHeight / 2;

    /// <summary>A name with its sample.</summary>
    /// <param name="sample">Draws the sample from a left edge, around a height.</param>
    /// <param name="width">Room of the sample, in points.</param>
    public KeyRow Add(string name, double width, Action<double, double> sample)
    {
        var room = frame.Right - x - width - 4;
        // Half a name helps nobody but at the beginning, where there is no other.
        var text = x > frame.X ? name : TextWrap.Cut(name, room, t => sketch.Style.Measure(t));
        if (text.Length == 0 || sketch.Style.Measure(text) > room)
            return this;
        sample(x, Middle);
        sketch.TextCentred(text, sketch.Style.Text(sketch.Style.Ink), x + width + 4, Middle);
        x += width + 4 + sketch.Style.Measure(text) + Between;
        return this;
    }

    /// <summary>A remark in the quiet colour of axes, at the right end; left out where the names leave no room for it.</summary>
    public void Remark(string text)
    {
        if (x + sketch.Style.Measure(text) <= frame.Right)
            sketch.TextCentred(text, sketch.Style.Text(sketch.Style.AxisInk), frame.Right, Middle, TextAnchor.End);
    }
}
