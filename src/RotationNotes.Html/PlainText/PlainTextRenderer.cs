using RotationNotes.Documents;

namespace RotationNotes.Html.PlainText;

/// <summary>Renders a note as text that reads well in a terminal or a text-only mail client.</summary>
public static class PlainTextRenderer
{
    public static string Render(NoteDocument document) => throw new NotSupportedException(document.NoteId);
}
