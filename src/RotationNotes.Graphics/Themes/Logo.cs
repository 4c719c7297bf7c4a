using System.Collections.Immutable;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Scenes;

namespace RotationNotes.Graphics.Themes;

/// <summary>The mark of the house as filled paths; stands beside the publication's name, which says the same in words.</summary>
/// <param name="ViewBox">The part of the paths' plane that is shown.</param>
public sealed record Logo(Rect ViewBox, double HeightPt, ImmutableArray<FilledPath> Paths)
{
    public double WidthPt => HeightPt * ViewBox.Width / ViewBox.Height;

    /// <summary>The mark at its height, clipped to its view box.</summary>
    public Scene ToScene()
    {
        var scale = HeightPt / ViewBox.Height;
        ImmutableArray<SceneItem> paths = [.. Paths.Select(path => path with { Path = path.Path with { Points = [.. path.Path.Points.Select(point => new Point((point.X - ViewBox.X) * scale, (point.Y - ViewBox.Y) * scale))] } })];
        return new Scene(WidthPt, HeightPt, [new ClippedGroup(new Rect(0, 0, WidthPt, HeightPt), paths)]);
    }
}
