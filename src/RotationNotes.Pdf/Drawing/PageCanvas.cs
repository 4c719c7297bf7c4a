using RotationNotes.Graphics.Geometry;
using RotationNotes.Pdf.Fonts;
using RotationNotes.Pdf.Structure;
using RotationNotes.Pdf.Syntax;

namespace RotationNotes.Pdf.Drawing;

/// <summary>The content stream of one page. Coordinates come in points from the top left, as layout and scenes use them.</summary>
internal sealed partial class PageCanvas(DocumentCanvas document, int index, double heightPt) : PageSurface
{
    private readonly PdfBuffer content = new(64 * 1024);
    private readonly List<StructureNode> owners = [];
    private readonly List<PageLink> links = [];
    private StructureNode? open;
    private bool inArtifact;
    private Color? fill;
    private Color? stroke;
    private byte opacity = 255;
    private double lineWidth = -1;
    private (FontSubset Font, double Size)? font;

    public override int Index { get; } = index;

    public DocumentCanvas Document { get; } = document;

    public PdfBuffer Content => content;

    /// <summary>The element of each marked-content number.</summary>
    public IReadOnlyList<StructureNode> Owners => owners;

    public IReadOnlyList<PageLink> Links => links;

    /// <summary>Whether anything on the page lets its ground through.</summary>
    public bool IsTransparent { get; private set; }

    /// <summary>From here on content belongs to <paramref name="node"/>; a new stretch begins only when the owner changes.</summary>
    public override void Tag(StructureNode node)
    {
        if (open == node)
            return;
        EndTag();
        content.Name(node.Type).Raw("<</MCID "u8).Integer(owners.Count).Raw(">>BDC\n"u8);
        node.AddContent(Index, owners.Count);
        owners.Add(node);
        open = node;
    }

    public override void EndTag()
    {
        if (open is null && !inArtifact)
            return;
        content.Raw("EMC\n"u8);
        (open, inArtifact) = (null, false);
    }

    /// <summary>From here on content is decoration that is not read aloud.</summary>
    public override void Artifact(PageFurniture furniture = PageFurniture.None)
    {
        if (inArtifact && furniture == PageFurniture.None)
            return;
        EndTag();
        content.Raw(furniture switch
        {
            PageFurniture.Header => "/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC\n"u8,
            PageFurniture.Footer => "/Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>BDC\n"u8,
            PageFurniture.Watermark => "/Artifact<</Type/Pagination/Subtype/Watermark>>BDC\n"u8,
            _ => "/Artifact<</Type/Layout>>BDC\n"u8,
        });
        inArtifact = true;
    }

    public override void Anchor(string id, double y) => Document.Anchors.TryAdd(id, new AnchorPlace(Index, heightPt - y));

    public override void FillRectangle(Rect box, Color color)
    {
        SetFill(color);
        Place(box.X, box.Bottom).Number(box.Width, 2).Byte((byte)' ').Number(box.Height, 2).Raw(" re f\n"u8);
    }

    /// <summary>A rectangle in PDF coordinates.</summary>
    public override (double Left, double Bottom, double Right, double Top) Box(double x, double y, double width, double height) =>
        (x, heightPt - y - height, x + width, heightPt - y);

    /// <summary>A point in PDF coordinates.</summary>
    private PdfBuffer Place(double x, double y) => content.Number(x, 2).Byte((byte)' ').Number(heightPt - y, 2).Byte((byte)' ');

    private void SetFill(Color color)
    {
        SetOpacity(color.Alpha);
        var opaque = color with { Alpha = 255 };
        if (fill == opaque)
            return;
        Channels(opaque).Raw(opaque.Red == opaque.Green && opaque.Green == opaque.Blue ? " g\n"u8 : " rg\n"u8);
        fill = opaque;
    }

    private void SetStroke(Color color)
    {
        SetOpacity(color.Alpha);
        var opaque = color with { Alpha = 255 };
        if (stroke == opaque)
            return;
        Channels(opaque).Raw(opaque.Red == opaque.Green && opaque.Green == opaque.Blue ? " G\n"u8 : " RG\n"u8);
        stroke = opaque;
    }

    private PdfBuffer Channels(Color color)
    {
        content.Number(color.Red / 255.0);
        if (color.Red != color.Green || color.Green != color.Blue)
            content.Byte((byte)' ').Number(color.Green / 255.0).Byte((byte)' ').Number(color.Blue / 255.0);
        return content;
    }

    private void SetOpacity(byte alpha)
    {
        if (opacity == alpha)
            return;
        Document.UseOpacity(alpha);
        IsTransparent |= alpha != 255;
        content.Name(DocumentCanvas.OpacityName(alpha)).Raw(" gs\n"u8);
        opacity = alpha;
    }

    private void SaveState() => content.Raw("q\n"u8);

    private void RestoreState()
    {
        content.Raw("Q\n"u8);
        // What was set inside is gone; what was set before may have been set again, so nothing is assumed.
        (fill, stroke, font, lineWidth) = (null, null, null, -1);
    }
}
