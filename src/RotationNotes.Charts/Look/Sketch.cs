using System.Collections.Immutable;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Scenes;

namespace RotationNotes.Charts.Look;

/// <summary>Collects the marks of one chart in painting order.</summary>
internal sealed class Sketch(ChartStyle style)
{
    private ImmutableArray<SceneItem>.Builder items = ImmutableArray.CreateBuilder<SceneItem>();

    public ChartStyle Style { get; } = style;

    public ImmutableArray<SceneItem> Finish() => items.ToImmutable();

    public void Add(SceneItem item) => items.Add(item);

    public void Line(double x1, double y1, double x2, double y2, Stroke stroke) => items.Add(new StrokedPath(VectorPath.Segment(x1, y1, x2, y2), stroke));

    public void Fill(Rect area, Color color)
    {
        if (area.Width > 0 && area.Height > 0)
            items.Add(new FilledPath(VectorPath.Rectangle(area), color));
    }

    public void Fill(VectorPath path, Color color) => items.Add(new FilledPath(path, color));

    public void Stroke(VectorPath path, Stroke stroke) => items.Add(new StrokedPath(path, stroke));

    /// <summary>A filled dot with a thin ring of paper that lifts it off what lies below.</summary>
    public void Dot(double x, double y, double radius, Color color)
    {
        items.Add(new FilledPath(VectorPath.Circle(x, y, radius + 0.7), Style.Paper));
        items.Add(new FilledPath(VectorPath.Circle(x, y, radius), color));
    }

    /// <summary>Text whose capitals and digits are centred on a height.</summary>
    public void TextCentred(string text, TextStyle text_, double x, double centreY, TextAnchor anchor = TextAnchor.Start) =>
        Text(text, text_, x, centreY + text_.Face.CapHeightEm * text_.SizePt / 2, anchor);

    public void Text(string text, TextStyle text_, double x, double baselineY, TextAnchor anchor = TextAnchor.Start, double rotation = 0)
    {
        if (text.Length > 0)
            items.Add(new TextRun(text, text_, x, baselineY, anchor, rotation));
    }

    /// <summary>Draws something inside a rectangle only.</summary>
    public void Clipped(Rect clip, Action draw)
    {
        var outer = items;
        items = ImmutableArray.CreateBuilder<SceneItem>();
        draw();
        var inner = items.ToImmutable();
        items = outer;
        if (!inner.IsEmpty)
            items.Add(new ClippedGroup(clip, inner));
    }
}
