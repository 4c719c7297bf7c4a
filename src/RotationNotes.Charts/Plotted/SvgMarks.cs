using System.Collections.Immutable;
using System.Globalization;
using System.Xml;
using RotationNotes.Graphics.Devices.Svg;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Scenes;

namespace RotationNotes.Charts.Plotted;

/// <summary>Reads the shapes that Skia's SVG canvas writes; anything else it could write is refused, so that nothing is lost unseen.</summary>
internal static class SvgMarks
{
    // Skia writes a colour's name where that is shorter than its digits.
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["aqua"] = "#00ffff", ["black"] = "#000000", ["blue"] = "#0000ff", ["fuchsia"] = "#ff00ff", ["gray"] = "#808080", ["green"] = "#008000",
        ["lime"] = "#00ff00", ["maroon"] = "#800000", ["navy"] = "#000080", ["olive"] = "#808000", ["purple"] = "#800080", ["red"] = "#ff0000",
        ["silver"] = "#c0c0c0", ["teal"] = "#008080", ["white"] = "#ffffff", ["yellow"] = "#ffff00",
    };

    /// <param name="svg">A document of Skia's.</param>
    /// <param name="stroke">Replaces the stroke of every line, or null.</param>
    /// <exception cref="NotSupportedException">The document holds text, pictures, gradients or other things that a scene does not have.</exception>
    public static ImmutableArray<SceneItem> Read(Stream svg, Stroke? stroke)
    {
        var items = ImmutableArray.CreateBuilder<SceneItem>();
        using var reader = XmlReader.Create(svg);
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            switch (reader.LocalName)
            {
                case "svg" or "g":
                    break;
                case "clipPath":
                    // The caller clips; what stands inside is no mark.
                    if (!reader.IsEmptyElement)
                        Pass(reader);
                    break;
                case "path" or "rect" or "line":
                    Paint(items, reader, Shape(reader), stroke);
                    break;
                default:
                    throw new NotSupportedException($"A plottable drew '{reader.LocalName}', which a chart's scene does not hold. Words, numbers and pictures are drawn by the kind itself.");
            }
        }

        return items.ToImmutable();
    }

    private static void Paint(ImmutableArray<SceneItem>.Builder items, XmlReader reader, VectorPath path, Stroke? stroke)
    {
        if (reader["fill-rule"] is "evenodd")
            throw new NotSupportedException("A plottable filled a path by the even-odd rule; a scene has the non-zero rule only.");
        if (Ink(reader, "fill") is { } fill)
            items.Add(new FilledPath(path, fill));
        if (Ink(reader, "stroke") is { } ink)
            items.Add(new StrokedPath(path, stroke ?? new Stroke(ink, Number(reader, "stroke-width", 1), [], Cap(reader["stroke-linecap"]), Join(reader["stroke-linejoin"]))));
    }

    private static VectorPath Shape(XmlReader reader)
    {
        var path = reader.LocalName switch
        {
            "rect" when reader["rx"] is null => VectorPath.Rectangle(new Rect(Number(reader, "x", 0), Number(reader, "y", 0), Number(reader, "width", 0), Number(reader, "height", 0))),
            "line" => VectorPath.Segment(Number(reader, "x1", 0), Number(reader, "y1", 0), Number(reader, "x2", 0), Number(reader, "y2", 0)),
            "path" => SvgPathReader.Read(reader["d"] ?? ""),
            _ => throw new NotSupportedException("A plottable drew a rectangle with round corners, which has no rule in SvgMarks."),
        };
        return reader["transform"] is { } transform ? Moved(path, transform) : path;
    }

    private static VectorPath Moved(VectorPath path, string transform)
    {
        const string Translate = "translate(";
        if (!transform.StartsWith(Translate, StringComparison.Ordinal) || transform[^1] != ')')
            throw new NotSupportedException($"A plottable turned or scaled its marks ({transform}), which has no rule in SvgMarks.");
        var parts = transform[Translate.Length..^1].Split(' ', ',');
        double dx = Number(parts[0]), dy = parts.Length > 1 ? Number(parts[1]) : 0;
        return path with { Points = [.. path.Points.Select(p => new Point(p.X + dx, p.Y + dy))] };
    }

    private static Color? Ink(XmlReader reader, string property)
    {
        if (reader[property] is not { } text || text == "none")
            return null;
        if (text.StartsWith("url", StringComparison.Ordinal))
            throw new NotSupportedException("A plottable drew a gradient or pattern, which a chart's scene does not hold.");
        var hex = Names.GetValueOrDefault(text, text);
        // #abc is short for #aabbcc.
        if (hex.Length == 4)
            hex = $"#{hex[1]}{hex[1]}{hex[2]}{hex[2]}{hex[3]}{hex[3]}";
        return Color.Parse(hex) with { Alpha = (byte)Math.Round(255 * Number(reader, property + "-opacity", 1)) };
    }

    private static LineCap Cap(string? text) => text switch { "round" => LineCap.Round, "square" => LineCap.Square, _ => LineCap.Butt };

    private static LineJoin Join(string? text) => text switch { "round" => LineJoin.Round, "bevel" => LineJoin.Bevel, _ => LineJoin.Miter };

    private static double Number(XmlReader reader, string name, double absent) => reader[name] is { } text ? Number(text) : absent;

    // A hundredth of a thousandth of a point is finer than any device, and hides the last digit of a single-precision number.
    private static double Number(string text) => Math.Round(double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture), 5);

    // To the end of the element, so that the next read finds what follows it.
    private static void Pass(XmlReader reader)
    {
        var depth = reader.Depth;
        while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
        {
        }
    }
}
