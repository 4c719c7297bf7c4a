using System.Collections.Immutable;
using RotationNotes.Graphics.Fonts;
using RotationNotes.Graphics.Scenes;

namespace RotationNotes.Graphics.Png;

/// <summary>Draws a scene as a PNG picture with the own anti-aliased rasteriser: exact area coverage, blended in linear light.</summary>
public static class PngDevice
{
    private const int LargestSide = 12_000;

    /// <summary>The picture's file; the same scene and scale always give the same bytes.</summary>
    /// <param name="scene">What to draw.</param>
    /// <param name="scale">Pixels per point: a scene 487 pt wide at scale 2 is 974 pixels wide.</param>
    /// <param name="paper">Colour under the drawing; white when not given.</param>
    /// <param name="indexed">At most 256 colours, the rarest edge shades rounded to their neighbours: less than half the bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException">The picture would be empty or wider or higher than 12,000 pixels.</exception>
    public static byte[] Render(Scene scene, double scale, Color? paper = null, bool indexed = false)
    {
        using var pixels = Rasterize(scene, scale, paper ?? new Color(255, 255, 255));
        return PngEncoder.Encode(pixels, scale, indexed);
    }

    internal static PixelSurface Rasterize(Scene scene, double scale, Color paper)
    {
        var (width, height) = ((int)Math.Ceiling(scene.WidthPt * scale - 1e-6), (int)Math.Ceiling(scene.HeightPt * scale - 1e-6));
        if (width is < 1 or > LargestSide || height is < 1 or > LargestSide)
            throw new ArgumentOutOfRangeException(nameof(scale), scale, $"A scene of {scene.WidthPt} × {scene.HeightPt} pt would be {width} × {height} pixels; 1 to {LargestSide} are possible.");
        var pixels = new PixelSurface(width, height, paper);
        using var painter = new Painter(pixels, scale);
        painter.Draw(scene.Items, new PixelClip(0, 0, width, height, IsWhole: true));
        return pixels;
    }

    private sealed class Painter(PixelSurface pixels, double scale) : IDisposable
    {
        private readonly CoverageBuffer coverage = new();
        private readonly Transform toPixels = Transform.Scale(scale);

        public void Dispose() => coverage.Dispose();

        public void Draw(ImmutableArray<SceneItem> items, in PixelClip clip)
        {
            foreach (var item in items)
            {
                switch (item)
                {
                    case FilledPath filled: Fill(filled.Path, toPixels, filled.Fill, clip); break;
                    case StrokedPath stroked: Stroke(stroked, clip); break;
                    case TextRun text: Text(text, clip); break;
                    case ClippedGroup group:
                        var r = group.Clip;
                        Draw(group.Items, clip.Intersect(r.X * scale, r.Y * scale, r.Right * scale, r.Bottom * scale));
                        break;
                    default: throw new NotSupportedException($"No PNG rule for scene item '{item.GetType().Name}'. Add one to PngDevice.");
                }
            }
        }

        private void Fill(VectorPath path, in Transform transform, Color color, in PixelClip clip, bool isText = false)
        {
            var lines = Flattener.Flatten(path, transform);
            if (!Begin(lines, 0, clip))
                return;
            foreach (var line in lines)
            {
                for (var i = 1; i < line.Points.Count; i++)
                    coverage.Edge(line.Points[i - 1].X, line.Points[i - 1].Y, line.Points[i].X, line.Points[i].Y);
                coverage.Edge(line.Points[^1].X, line.Points[^1].Y, line.Points[0].X, line.Points[0].Y);
            }

            pixels.Paint(coverage, color, clip, isText);
        }

        private void Stroke(StrokedPath stroked, in PixelClip clip)
        {
            var stroke = stroked.Stroke;
            var width = stroke.WidthPt * scale;
            if (width <= 0)
                return;
            var lines = Flattener.Flatten(stroked.Path, toPixels);
            if (!Begin(lines, width / 2 * (stroke.Join == LineJoin.Miter ? Stroker.MiterLimit : 1.5) + 1, clip))
                return;
            var dashes = stroke.Dashes.IsDefaultOrEmpty ? [] : ScaleDashes(stroke.Dashes);
            var stroker = new Stroker(coverage, width, stroke.Cap, stroke.Join);
            foreach (var line in lines)
                stroker.Draw(line, dashes);
            pixels.Paint(coverage, stroke.Color, clip);
        }

        private void Text(TextRun run, in PixelClip clip)
        {
            var style = run.Style;
            var stretches = ShapedStretch.Of(style.Face, run.Text, style.TabularFigures);
            var widthEm = 0.0;
            foreach (var stretch in stretches)
                widthEm += stretch.WidthEm;
            var pen = run.Anchor switch { TextAnchor.Middle => -widthEm / 2, TextAnchor.End => -widthEm, _ => 0.0 };
            var angle = run.RotationDegrees * Math.PI / 180;
            double cos = Math.Cos(angle), sin = Math.Sin(angle), size = style.SizePt * scale;
            foreach (var stretch in stretches)
            {
                foreach (var glyph in stretch.Glyphs)
                {
                    var outline = stretch.Face.Outline(glyph.Glyph);
                    if (!outline.Verbs.IsEmpty)
                    {
                        // Outlines point upwards, the scene downwards: y changes its sign.
                        var map = new Transform(
                            cos * size, sin * size, run.X * scale + pen * size * cos,
                            sin * size, -cos * size, run.Y * scale + pen * size * sin);
                        Fill(outline, map, style.Color, clip, isText: true);
                    }

                    pen += glyph.AdvanceEm;
                }
            }
        }

        private bool Begin(List<Polyline> lines, double margin, in PixelClip clip)
        {
            double left = double.PositiveInfinity, top = left, right = double.NegativeInfinity, bottom = right;
            foreach (var line in lines)
            {
                foreach (var p in line.Points)
                {
                    (left, right) = (Math.Min(left, p.X), Math.Max(right, p.X));
                    (top, bottom) = (Math.Min(top, p.Y), Math.Max(bottom, p.Y));
                }
            }

            left = Math.Max(left - margin, clip.Left);
            right = Math.Min(right + margin, clip.Right);
            top = Math.Max(top - margin, clip.Top);
            bottom = Math.Min(bottom + margin, clip.Bottom);
            if (!(left < right && top < bottom))
                return false;
            coverage.Begin(
                Math.Max(0, (int)Math.Floor(left)), Math.Max(0, (int)Math.Floor(top)),
                Math.Min(pixels.Width, (int)Math.Ceiling(right)), Math.Min(pixels.Height, (int)Math.Ceiling(bottom)));
            return true;
        }

        private ImmutableArray<double> ScaleDashes(ImmutableArray<double> dashes)
        {
            // An odd list is walked twice, as PDF and SVG do.
            var times = dashes.Length % 2 == 0 ? 1 : 2;
            var scaled = ImmutableArray.CreateBuilder<double>(dashes.Length * times);
            for (var i = 0; i < dashes.Length * times; i++)
                scaled.Add(dashes[i % dashes.Length] * scale);
            return scaled.MoveToImmutable();
        }
    }
}
