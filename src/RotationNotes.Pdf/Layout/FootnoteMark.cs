using RotationNotes.Pdf.Structure;

namespace RotationNotes.Pdf.Layout;

/// <summary>The raised number in the text; carries its note to the foot of the page it lands on.</summary>
internal sealed class FootnoteMark(FootnoteFragment note) : TextMark($"Footnote {note.Number}")
{
    public FootnoteFragment Note { get; } = note;
}
