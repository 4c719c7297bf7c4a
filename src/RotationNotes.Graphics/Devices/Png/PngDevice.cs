using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Scenes;

namespace RotationNotes.Graphics.Devices.Png;

/// <summary>Draws a scene as a PNG picture: Skia paints the pixels, the palette and the file are ours.</summary>
public static class PngDevice
{
    private const int LargestSide = 12_000;

    /// <summary>The picture's file; the same scene and scale give the same bytes on the same machine.</summary>
    /// <param name="scene">What to draw.</param>
    /// <param name="scale">Pixels per point: a scene 487 pt wide at scale 2 is 974 pixels wide.</param>
    /// <param name="paper">Colour under the drawing; white when not given.</param>
    /// <param name="indexed">At most 160 colours, the rarest edge shades rounded to their neighbours: less than half the bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException">The picture would be empty or wider or higher than 12,000 pixels.</exception>
    public static byte[] Render(Scene scene, double scale, Color? paper = null, bool indexed = false)
    {
        using var pixels = Rasterize(scene, scale, paper ?? new Color(255, 255, 255));
        return PngEncoder.Encode(pixels, scale, indexed);
    }

    internal static PixelBuffer Rasterize(Scene scene, double scale, Color paper)
    {
        var (width, height) = ((int)Math.Ceiling(scene.WidthPt * scale - 1e-6), (int)Math.Ceiling(scene.HeightPt * scale - 1e-6));
        if (width is < 1 or > LargestSide || height is < 1 or > LargestSide)
            throw new ArgumentOutOfRangeException(nameof(scale), scale, $"A scene of {scene.WidthPt} × {scene.HeightPt} pt would be {width} × {height} pixels; 1 to {LargestSide} are possible.");
        var pixels = new PixelBuffer(width, height);
        try
        {
            pixels.Paint(canvas =>
            {
                using var painter = new ScenePainter(canvas, scale);
                painter.Paint(scene, paper);
            });
            return pixels;
        }
        catch (TypeInitializationException error) when (error.GetBaseException() is DllNotFoundException missing)
        {
            throw new PlatformNotSupportedException("Pictures need the library libSkiaSharp beside the program, which is missing for this system. Publish the program for it (dotnet publish -r).", missing);
        }
    }
}
