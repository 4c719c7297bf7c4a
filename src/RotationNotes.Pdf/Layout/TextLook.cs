using RotationNotes.Graphics.Text;

namespace RotationNotes.Pdf.Layout;

/// <summary>How a paragraph is set: style, leading, space after it.</summary>
internal readonly record struct TextLook(SpanStyle Style, double LeadingPt, double SpaceAfterPt, TextAlignment Alignment = TextAlignment.Left, bool Hyphenates = false);
