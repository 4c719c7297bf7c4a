using System.Collections.Concurrent;
using RotationNotes.Graphics.Fonts.TrueType;
using RotationNotes.Graphics.Geometry;
using SkiaSharp;

namespace RotationNotes.Graphics.Fonts;

/// <summary>The outlines of a face as Skia reads them, for pictures; pages embed the font and never ask.</summary>
/// <remarks>Safe to share between threads.</remarks>
internal sealed class GlyphOutlines
{
    private readonly ConcurrentDictionary<ushort, SKPath> known = new();
    private readonly string path;
    private readonly int unitsPerEm;
    private readonly SKTypeface typeface;

    /// <exception cref="FontException">Skia cannot read the file.</exception>
    public GlyphOutlines(string path, int unitsPerEm)
    {
        (this.path, this.unitsPerEm) = (path, unitsPerEm);
        typeface = SKTypeface.FromFile(path) ?? throw new FontException(path, "its outlines cannot be read; the file is damaged or has another format than TrueType.");
    }

    /// <summary>In font units, y downwards.</summary>
    /// <exception cref="FontException">The font has no such glyph, or its outline is damaged.</exception>
    public SKPath InUnits(ushort glyph) => known.GetOrAdd(glyph, static (glyph, all) => all.Read(glyph), this);

    /// <summary>In em, y upwards.</summary>
    public VectorPath InEm(ushort glyph)
    {
        var builder = new PathBuilder();
        using var walk = InUnits(glyph).CreateRawIterator();
        var points = new SKPoint[4];
        for (var verb = walk.Next(points); verb != SKPathVerb.Done; verb = walk.Next(points))
        {
            var (a, b, c, d) = (Em(points[0]), Em(points[1]), Em(points[2]), Em(points[3]));
            switch (verb)
            {
                case SKPathVerb.Move: builder.Move(a.X, a.Y); break;
                case SKPathVerb.Line: builder.Line(b.X, b.Y); break;
                // A quadratic curve as the cubic one that paths are made of.
                case SKPathVerb.Quad: builder.Cubic(a.X + (b.X - a.X) * 2 / 3, a.Y + (b.Y - a.Y) * 2 / 3, c.X + (b.X - c.X) * 2 / 3, c.Y + (b.Y - c.Y) * 2 / 3, c.X, c.Y); break;
                case SKPathVerb.Cubic: builder.Cubic(b.X, b.Y, c.X, c.Y, d.X, d.Y); break;
                case SKPathVerb.Close: builder.Close(); break;
                default: throw new NotSupportedException($"No rule for '{verb}' in the outline of a glyph. Add one to GlyphOutlines.");
            }
        }

        return builder.Build();
    }

    private SKPath Read(ushort glyph)
    {
        // At one pixel per font unit nothing is rounded.
        using var font = new SKFont(typeface, unitsPerEm) { Hinting = SKFontHinting.None, Subpixel = true, LinearMetrics = true };
        return font.GetGlyphPath(glyph) ?? throw new FontException(path, $"the outline of glyph {glyph} cannot be read; the file is damaged.");
    }

    private Point Em(SKPoint point) => new(point.X / (double)unitsPerEm, -point.Y / (double)unitsPerEm);
}
