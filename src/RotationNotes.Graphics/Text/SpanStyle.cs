using RotationNotes.Graphics.Fonts;
using RotationNotes.Graphics.Scenes;

namespace RotationNotes.Graphics.Text;

/// <summary>How a stretch of text is set.</summary>
/// <param name="SizePt">Em size in points.</param>
/// <param name="RisePt">Shift above the baseline in points: superscripts are positive.</param>
/// <param name="TabularFigures">Whether digits take equal widths.</param>
public readonly record struct SpanStyle(FontRequest Font, double SizePt, Color Color, double RisePt = 0, bool TabularFigures = false)
{
    public SpanStyle Bold() => this with { Font = Font with { Weight = FontWeight.SemiBold } };

    public SpanStyle Italic() => this with { Font = Font with { Italic = true } };
}
