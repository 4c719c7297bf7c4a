using RotationNotes.Graphics.Fonts;
using RotationNotes.Graphics.Geometry;

namespace RotationNotes.Graphics.Text;

/// <summary>Where text stands beside the line it belongs to.</summary>
public enum TextPosition
{
    OnTheLine,
    Superscript,
    Subscript,
}

/// <summary>How a stretch of text is set.</summary>
/// <param name="SizePt">Em size in points.</param>
/// <param name="RisePt">Shift above the baseline in points.</param>
/// <param name="TabularFigures">Whether digits take equal widths.</param>
public readonly record struct SpanStyle(FontRequest Font, double SizePt, Color Color, double RisePt = 0, bool TabularFigures = false)
{
    /// <summary>Raised or lowered text: the font's own small forms where it has them all, else the usual ones made smaller and shifted.</summary>
    public TextPosition Position { get; init; }

    /// <summary>Lower-case letters as small capitals: the font's own where it has them, else capitals made smaller. What is read stays lower case.</summary>
    public bool SmallCapitals { get; init; }

    public SpanStyle Bold() => this with { Font = Font with { Weight = FontWeight.SemiBold } };

    public SpanStyle Italic() => this with { Font = Font with { Italic = true } };
}
