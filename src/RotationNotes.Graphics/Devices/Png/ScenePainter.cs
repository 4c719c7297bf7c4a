using System.Collections.Immutable;
using RotationNotes.Graphics.Fonts;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Scenes;
using SkiaSharp;

namespace RotationNotes.Graphics.Devices.Png;

/// <summary>Paints the items of a scene with Skia. Letters are painted as the outlines of the shaped glyphs, never as Skia's own text.</summary>
internal sealed class ScenePainter : IDisposable
{
    // As PDF and SVG are told too.
    private const float MiterLimit = 10;
    private readonly SKCanvas canvas;
    private readonly double scale;
    private readonly SKMatrix toPixels;
    private readonly SKPaint fill = new() { IsAntialias = true, Style = SKPaintStyle.Fill };
    private readonly SKPaint line = new() { IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeMiter = MiterLimit };

    /// <param name="canvas">One unit per pixel.</param>
    /// <param name="scale">Pixels per point.</param>
    public ScenePainter(SKCanvas canvas, double scale)
    {
        (this.canvas, this.scale, toPixels) = (canvas, scale, SKMatrix.CreateScale((float)scale, (float)scale));
        canvas.SetMatrix(toPixels);
    }

    public void Paint(Scene scene, Color paper)
    {
        canvas.Clear(ToSkia(paper));
        Draw(scene.Items);
    }

    public void Dispose()
    {
        fill.Dispose();
        line.Dispose();
    }

    private void Draw(ImmutableArray<SceneItem> items)
    {
        foreach (var item in items)
        {
            switch (item)
            {
                case FilledPath filled: Fill(filled); break;
                case StrokedPath stroked: Stroke(stroked); break;
                case TextRun text: Text(text); break;
                case ClippedGroup group: Clipped(group); break;
                default: throw new NotSupportedException($"No PNG rule for scene item '{item.GetType().Name}'. Add one to ScenePainter.");
            }
        }
    }

    private void Clipped(ClippedGroup group)
    {
        var box = group.Clip;
        canvas.Save();
        canvas.ClipRect(new SKRect((float)box.X, (float)box.Y, (float)box.Right, (float)box.Bottom), SKClipOperation.Intersect, antialias: true);
        Draw(group.Items);
        canvas.Restore();
    }

    private void Fill(FilledPath filled)
    {
        fill.Color = ToSkia(filled.Fill);
        using var path = ToSkia(filled.Path);
        canvas.DrawPath(path, fill);
    }

    private void Stroke(StrokedPath stroked)
    {
        var stroke = stroked.Stroke;
        // Skia takes no width at all for the thinnest line it can draw.
        if (stroke.WidthPt <= 0)
            return;
        line.Color = ToSkia(stroke.Color);
        line.StrokeWidth = (float)stroke.WidthPt;
        line.StrokeCap = stroke.Cap switch { LineCap.Round => SKStrokeCap.Round, LineCap.Square => SKStrokeCap.Square, _ => SKStrokeCap.Butt };
        line.StrokeJoin = stroke.Join switch { LineJoin.Round => SKStrokeJoin.Round, LineJoin.Bevel => SKStrokeJoin.Bevel, _ => SKStrokeJoin.Miter };
        if (stroke is { Dashes.IsDefaultOrEmpty: true, Cap: LineCap.Butt, Color.Alpha: 255 } && LongLine.TryCut(stroked.Path, out var pieces))
        {
            foreach (var piece in pieces)
                Stroke(piece);
            return;
        }

        using var dashes = Dashes(stroke.Dashes);
        line.PathEffect = dashes;
        Stroke(stroked.Path);
        line.PathEffect = null;
    }

    private void Stroke(VectorPath path)
    {
        using var outline = ToSkia(path);
        canvas.DrawPath(outline, line);
    }

    private static SKPathEffect? Dashes(ImmutableArray<double> dashes)
    {
        if (dashes.IsDefaultOrEmpty || dashes.Sum() <= 0)
            return null;
        // An odd list is walked twice, as PDF and SVG do.
        IEnumerable<double> even = dashes.Length % 2 == 0 ? dashes : dashes.Concat(dashes);
        return SKPathEffect.CreateDash([.. even.Select(length => (float)length)], 0);
    }

    private void Text(TextRun run)
    {
        var style = run.Style;
        var stretches = ShapedStretch.Of(style.Face, run.Text, style.TabularFigures);
        var widthEm = 0.0;
        foreach (var stretch in stretches)
            widthEm += stretch.WidthEm;
        var pen = run.Anchor switch { TextAnchor.Middle => -widthEm / 2, TextAnchor.End => -widthEm, _ => 0.0 };
        var (sin, cos) = Math.SinCos(run.RotationDegrees * Math.PI / 180);
        var size = style.SizePt * scale;
        fill.Color = ToSkia(style.Color);
        foreach (var stretch in stretches)
        {
            var unit = size / stretch.Face.UnitsPerEm;
            foreach (var glyph in stretch.Glyphs)
            {
                var (along, above) = ((pen + glyph.XEm) * size, glyph.YEm * size);
                canvas.SetMatrix(new SKMatrix(
                    (float)(cos * unit), (float)(-sin * unit), (float)(run.X * scale + along * cos + above * sin),
                    (float)(sin * unit), (float)(cos * unit), (float)(run.Y * scale + along * sin - above * cos), 0, 0, 1));
                canvas.DrawPath(stretch.Face.SkiaOutline(glyph.Glyph), fill);
                pen += glyph.AdvanceEm;
            }
        }

        canvas.SetMatrix(toPixels);
    }

    private static SKColor ToSkia(Color color) => new(color.Red, color.Green, color.Blue, color.Alpha);

    private static SKPath ToSkia(VectorPath path)
    {
        using var builder = new SKPathBuilder();
        var points = path.Points.AsSpan();
        foreach (var verb in path.Verbs)
        {
            switch (verb)
            {
                case PathVerb.Move:
                    builder.MoveTo(ToSkia(points[0]));
                    points = points[1..];
                    break;
                case PathVerb.Line:
                    builder.LineTo(ToSkia(points[0]));
                    points = points[1..];
                    break;
                case PathVerb.Cubic:
                    builder.CubicTo(ToSkia(points[0]), ToSkia(points[1]), ToSkia(points[2]));
                    points = points[3..];
                    break;
                case PathVerb.Close:
                    builder.Close();
                    break;
            }
        }

        return builder.Detach();
    }

    private static SKPoint ToSkia(Point point) => new((float)point.X, (float)point.Y);
}
