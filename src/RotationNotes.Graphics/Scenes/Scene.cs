using System.Collections.Immutable;
using RotationNotes.Graphics.Fonts;
using RotationNotes.Graphics.Geometry;

namespace RotationNotes.Graphics.Scenes;

/// <summary>A finished drawing: paths and text runs in points, origin top left, y downwards; knows no device.</summary>
/// <param name="WidthPt">Width in points.</param>
/// <param name="HeightPt">Height in points.</param>
/// <param name="Items">Marks in painting order.</param>
public sealed record Scene(double WidthPt, double HeightPt, ImmutableArray<SceneItem> Items);

/// <summary>One mark. Closed set: every device has a rule for each kind.</summary>
public abstract record SceneItem;

public sealed record FilledPath(VectorPath Path, Color Fill) : SceneItem;

public sealed record StrokedPath(VectorPath Path, Stroke Stroke) : SceneItem;

/// <summary>One line of text. The anchor point lies on the baseline; a rotation turns clockwise around it.</summary>
public sealed record TextRun(string Text, TextStyle Style, double X, double Y, TextAnchor Anchor = TextAnchor.Start, double RotationDegrees = 0) : SceneItem;

/// <summary>Items drawn only inside a rectangle.</summary>
public sealed record ClippedGroup(Rect Clip, ImmutableArray<SceneItem> Items) : SceneItem;

public enum TextAnchor
{
    Start,
    Middle,
    End,
}

/// <param name="Face">Font face to draw with.</param>
/// <param name="SizePt">Em size in points.</param>
/// <param name="TabularFigures">Whether digits take equal widths where the font offers it.</param>
public sealed record TextStyle(FontFace Face, double SizePt, Color Color, bool TabularFigures = false);

public enum LineCap
{
    Butt,
    Round,
    Square,
}

public enum LineJoin
{
    Miter,
    Round,
    Bevel,
}

/// <param name="WidthPt">Line width in points.</param>
/// <param name="Dashes">Lengths of dashes and gaps in points; empty for a solid line.</param>
public sealed record Stroke(Color Color, double WidthPt, ImmutableArray<double> Dashes = default, LineCap Cap = LineCap.Butt, LineJoin Join = LineJoin.Round);
