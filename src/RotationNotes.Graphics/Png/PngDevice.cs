using RotationNotes.Graphics.Scenes;

namespace RotationNotes.Graphics.Png;

/// <summary>Draws a scene as a PNG picture with the own anti-aliased rasteriser.</summary>
public static class PngDevice
{
    /// <param name="scene">What to draw.</param>
    /// <param name="scale">Pixels per point: a scene 487 pt wide at scale 2 is 974 pixels wide.</param>
    public static byte[] Render(Scene scene, double scale) =>
        throw new NotSupportedException($"No raster for {scene.WidthPt} × {scene.HeightPt} at {scale}.");
}
