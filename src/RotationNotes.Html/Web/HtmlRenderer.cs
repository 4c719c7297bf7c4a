using RotationNotes.Documents;
using RotationNotes.Graphics.Fonts;
using RotationNotes.Graphics.Themes;

namespace RotationNotes.Html.Web;

/// <summary>Renders a note as a standalone web page: no script, no outside resource.</summary>
public sealed class HtmlRenderer(Theme theme, FontLibrary fonts)
{
    public string RenderWeb(NoteDocument document) => throw new NotSupportedException($"{theme.Id} {fonts} {document.NoteId}");
}
