namespace RotationNotes.Graphics.Text;

public enum TextAlignment
{
    /// <summary>Ragged right.</summary>
    Left,
    Right,
    Center,
    /// <summary>Flush on both sides, except the last line.</summary>
    Justified,
}

/// <summary>The measure text is broken to.</summary>
/// <param name="WidthPt">Line length in points, above zero.</param>
/// <param name="Hyphenates">Whether English words may be divided; a soft hyphen in the text may always become one.</param>
public readonly record struct TextSetting(double WidthPt, TextAlignment Alignment = TextAlignment.Left, bool Hyphenates = false);
