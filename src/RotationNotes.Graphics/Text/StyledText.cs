namespace RotationNotes.Graphics.Text;

/// <summary>A stretch of characters in one style. A line feed ends the line.</summary>
/// <param name="Mark">What the characters belong to (a link, a footnote mark); carried through to the lines untouched.</param>
public sealed record StyledText(string Text, SpanStyle Style, object? Mark = null);
