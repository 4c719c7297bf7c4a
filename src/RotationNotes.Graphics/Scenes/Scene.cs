using System.Collections.Immutable;
using RotationNotes.Graphics.Fonts;

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

/// <summary>sRGB colour with opacity, each channel 0 to 255.</summary>
public readonly record struct Color(byte Red, byte Green, byte Blue, byte Alpha = 255)
{
    /// <summary>Reads <c>#rrggbb</c> or <c>#rrggbbaa</c>.</summary>
    /// <exception cref="FormatException">The text has another form.</exception>
    public static Color Parse(string hex)
    {
        if (hex.Length is not (7 or 9) || hex[0] != '#' || !uint.TryParse(hex.AsSpan(1), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var bits))
            throw new FormatException($"'{hex}' is not a colour of the form #rrggbb or #rrggbbaa.");
        return hex.Length == 7
            ? new Color((byte)(bits >> 16), (byte)(bits >> 8), (byte)bits)
            : new Color((byte)(bits >> 24), (byte)(bits >> 16), (byte)(bits >> 8), (byte)bits);
    }

    public string ToHex() => Alpha == 255 ? $"#{Red:x2}{Green:x2}{Blue:x2}" : $"#{Red:x2}{Green:x2}{Blue:x2}{Alpha:x2}";
}

public readonly record struct Point(double X, double Y);

public readonly record struct Rect(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;

    public double Bottom => Y + Height;

    public bool Overlaps(Rect other) => X < other.Right && other.X < Right && Y < other.Bottom && other.Y < Bottom;
}
