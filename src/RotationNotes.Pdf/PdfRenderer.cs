using RotationNotes.Documents;
using RotationNotes.Graphics.Fonts;
using RotationNotes.Graphics.Themes;

namespace RotationNotes.Pdf;

/// <summary>A note as PDF: pages, embedded fonts, structure, metadata. The same document gives the same bytes.</summary>
public sealed class PdfRenderer(Theme theme, FontLibrary fonts)
{
    public Theme Theme { get; } = theme;

    public FontLibrary Fonts { get; } = fonts;

    public byte[] Render(NoteDocument document, PdfOptions options) => throw new NotSupportedException("Pages are not set yet.");
}
