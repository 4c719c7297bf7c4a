using RotationNotes.Graphics.Scenes;

namespace RotationNotes.Graphics.Svg;

/// <summary>Writes a scene as a standalone SVG document with text as text.</summary>
public static class SvgDevice
{
    /// <param name="scene">What to draw.</param>
    /// <param name="title">Short name, read first by screen readers.</param>
    /// <param name="description">The alternative text.</param>
    public static string Render(Scene scene, string title, string description) =>
        throw new NotSupportedException($"No SVG for {scene.WidthPt} × {scene.HeightPt} ('{title}', {description.Length} characters).");
}
