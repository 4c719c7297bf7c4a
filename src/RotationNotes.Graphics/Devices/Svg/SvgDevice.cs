using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RotationNotes.Graphics.Characters;
using RotationNotes.Graphics.Characters.Bidi;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Scenes;

namespace RotationNotes.Graphics.Devices.Svg;

/// <summary>Writes a scene as a standalone SVG document with text as text.</summary>
/// <remarks>Ids are derived from the content, so that several drawings can stand inline in one page. User units are points.</remarks>
public static class SvgDevice
{
    /// <summary>The document, without XML declaration, so that it can also be put inside a web page.</summary>
    /// <param name="scene">What to draw.</param>
    /// <param name="title">Short name, read first by screen readers.</param>
    /// <param name="description">The alternative text.</param>
    /// <param name="metadata">Origin of the drawing for programs that file it; left out when null.</param>
    public static string Render(Scene scene, string title, string description, SvgMetadata? metadata = null)
    {
        var body = new SvgBody();
        body.Draw(scene.Items);
        var content = body.ToString();
        var id = Id(title, description, content);
        var svg = new StringBuilder(content.Length + 1000);
        svg.Append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"").Append(id).Append("t\" aria-describedby=\"").Append(id).Append("d\" width=\"");
        SvgNumber.Append(svg, scene.WidthPt).Append("pt\" height=\"");
        SvgNumber.Append(svg, scene.HeightPt).Append("pt\" viewBox=\"0 0 ");
        SvgNumber.Append(svg, scene.WidthPt).Append(' ');
        SvgNumber.Append(svg, scene.HeightPt).Append("\">\n<title id=\"").Append(id).Append("t\">");
        SvgText.Escape(svg, title).Append("</title>\n<desc id=\"").Append(id).Append("d\">");
        SvgText.Escape(svg, description).Append("</desc>\n");
        metadata?.Append(svg, title);
        // Clip ids are written as a place holder first: the final id is a digest of everything drawn.
        svg.Append(content.Replace(SvgBody.IdMark, id, StringComparison.Ordinal)).Append("</svg>\n");
        return svg.ToString();
    }

    private static string Id(string title, string description, string content)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(title + "\n" + description + "\n" + content));
        return "c" + Convert.ToHexStringLower(digest.AsSpan(0, 5));
    }
}

/// <summary>Elements of a drawing in painting order.</summary>
internal sealed class SvgBody
{
    public const string IdMark = "\uE000";

    private readonly StringBuilder svg = new();
    private int clips;

    public override string ToString() => svg.ToString();

    public void Draw(ImmutableArray<SceneItem> items)
    {
        foreach (var item in items)
        {
            switch (item)
            {
                case FilledPath filled:
                    svg.Append("<path d=\"");
                    PathData(filled.Path);
                    svg.Append('"');
                    Paint("fill", filled.Fill);
                    svg.Append("/>\n");
                    break;
                case StrokedPath stroked: Stroke(stroked); break;
                case TextRun text: Text(text); break;
                case ClippedGroup group: Clip(group); break;
                default: throw new NotSupportedException($"No SVG rule for scene item '{item.GetType().Name}'. Add one to SvgDevice.");
            }
        }
    }

    private void Stroke(StrokedPath stroked)
    {
        var stroke = stroked.Stroke;
        if (stroke.WidthPt <= 0)
            return;
        svg.Append("<path d=\"");
        PathData(stroked.Path);
        svg.Append("\" fill=\"none\"");
        Paint("stroke", stroke.Color);
        svg.Append(" stroke-width=\"");
        SvgNumber.Append(svg, stroke.WidthPt).Append('"');
        if (stroke.Join != LineJoin.Miter)
            svg.Append(" stroke-linejoin=\"").Append(stroke.Join == LineJoin.Round ? "round" : "bevel").Append('"');
        else
            svg.Append(" stroke-miterlimit=\"10\"");
        if (stroke.Cap != LineCap.Butt)
            svg.Append(" stroke-linecap=\"").Append(stroke.Cap == LineCap.Round ? "round" : "square").Append('"');
        if (!stroke.Dashes.IsDefaultOrEmpty)
        {
            svg.Append(" stroke-dasharray=\"");
            for (var i = 0; i < stroke.Dashes.Length; i++)
                SvgNumber.Append(i > 0 ? svg.Append(' ') : svg, stroke.Dashes[i]);
            svg.Append('"');
        }

        svg.Append("/>\n");
    }

    private void Text(TextRun run)
    {
        if (run.Text.Length == 0)
            return;
        var style = run.Style;
        svg.Append("<text x=\"");
        SvgNumber.Append(svg, run.X).Append("\" y=\"");
        SvgNumber.Append(svg, run.Y).Append('"');
        // Text that starts right to left has its start at the right; our anchors mean the left and right ends.
        var turned = BidiText.StartsRightToLeft(run.Text);
        if (turned)
            svg.Append(" direction=\"rtl\"");
        if (run.Anchor == TextAnchor.Middle)
            svg.Append(" text-anchor=\"middle\"");
        else if ((run.Anchor == TextAnchor.End) != turned)
            svg.Append(" text-anchor=\"end\"");
        if (run.RotationDegrees != 0)
        {
            svg.Append(" transform=\"rotate(");
            SvgNumber.Append(svg, run.RotationDegrees).Append(' ');
            SvgNumber.Append(svg, run.X).Append(' ');
            SvgNumber.Append(svg, run.Y).Append(")\"");
        }

        SvgText.Font(svg, style.Face);
        svg.Append(" font-size=\"");
        SvgNumber.Append(svg, style.SizePt).Append('"');
        Paint("fill", style.Color);
        // A viewer without our fonts squeezes its own into the room the layout was made for.
        svg.Append(" textLength=\"");
        SvgNumber.Append(svg, style.Face.MeasureEm(run.Text, style.TabularFigures) * style.SizePt).Append("\" lengthAdjust=\"spacingAndGlyphs\"");
        if (style.TabularFigures)
            svg.Append(" font-variant=\"tabular-nums\"");
        svg.Append('>');
        SvgText.Escape(svg, TextControls.Blanked(run.Text)).Append("</text>\n");
    }

    private void Clip(ClippedGroup group)
    {
        var number = (++clips).ToString(CultureInfo.InvariantCulture);
        svg.Append("<clipPath id=\"").Append(IdMark).Append('k').Append(number).Append("\"><rect x=\"");
        SvgNumber.Append(svg, group.Clip.X).Append("\" y=\"");
        SvgNumber.Append(svg, group.Clip.Y).Append("\" width=\"");
        SvgNumber.Append(svg, group.Clip.Width).Append("\" height=\"");
        SvgNumber.Append(svg, group.Clip.Height).Append("\"/></clipPath>\n<g clip-path=\"url(#").Append(IdMark).Append('k').Append(number).Append(")\">\n");
        Draw(group.Items);
        svg.Append("</g>\n");
    }

    private void Paint(string property, Color color)
    {
        svg.Append(' ').Append(property).Append("=\"").Append((color with { Alpha = 255 }).ToHex()).Append('"');
        if (color.Alpha != 255)
        {
            svg.Append(' ').Append(property).Append("-opacity=\"");
            SvgNumber.Append(svg, color.Alpha / 255.0).Append('"');
        }
    }

    private void PathData(VectorPath path)
    {
        var point = 0;
        var lineRun = false;
        foreach (var verb in path.Verbs)
        {
            switch (verb)
            {
                case PathVerb.Move:
                    svg.Append('M');
                    Pair(path.Points[point++]);
                    break;
                case PathVerb.Line:
                    svg.Append(lineRun ? ' ' : 'L');
                    Pair(path.Points[point++]);
                    break;
                case PathVerb.Cubic:
                    svg.Append('C');
                    Pair(path.Points[point++]);
                    svg.Append(' ');
                    Pair(path.Points[point++]);
                    svg.Append(' ');
                    Pair(path.Points[point++]);
                    break;
                case PathVerb.Close:
                    svg.Append('Z');
                    break;
            }

            lineRun = verb == PathVerb.Line;
        }
    }

    private void Pair(Point p)
    {
        SvgNumber.Append(svg, p.X).Append(' ');
        SvgNumber.Append(svg, p.Y);
    }
}
