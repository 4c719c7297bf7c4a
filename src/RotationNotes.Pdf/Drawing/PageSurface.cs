using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Scenes;
using RotationNotes.Graphics.Text;
using RotationNotes.Pdf.Structure;

namespace RotationNotes.Pdf.Drawing;

/// <summary>What fragments and page furniture draw on: a page of the PDF, or a picture of one. Points from the top left.</summary>
internal abstract class PageSurface
{
    /// <summary>Zero-based number of the page.</summary>
    public abstract int Index { get; }

    /// <summary>From here on content belongs to <paramref name="node"/>.</summary>
    public abstract void Tag(StructureNode node);

    public abstract void EndTag();

    /// <summary>From here on content is decoration that is not read aloud.</summary>
    public abstract void Artifact(PageFurniture furniture = PageFurniture.None);

    /// <summary>A place that links can lead to.</summary>
    public abstract void Anchor(string id, double y);

    public abstract void FillRectangle(Rect box, Color color);

    /// <summary>A line of text for <paramref name="node"/>, or as decoration when it is null.</summary>
    public abstract void Line(TextLine line, double x, double baseline, StructureNode? node);

    /// <summary>A finished drawing with its top left corner at <paramref name="x"/>, <paramref name="y"/>.</summary>
    public abstract void Scene(Scene scene, double x, double y);

    /// <summary>A rectangle in PDF coordinates.</summary>
    public abstract (double Left, double Bottom, double Right, double Top) Box(double x, double y, double width, double height);

    public void HorizontalRule(double x, double y, double width, double thickness, Color color) =>
        FillRectangle(new Rect(x, y - thickness / 2, width, thickness), color);
}
