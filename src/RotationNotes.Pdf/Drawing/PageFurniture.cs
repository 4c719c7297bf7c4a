namespace RotationNotes.Pdf.Drawing;

/// <summary>Which part of the page's frame a decoration belongs to.</summary>
internal enum PageFurniture
{
    None,
    Header,
    Footer,
    Watermark,
}
