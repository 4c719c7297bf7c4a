namespace RotationNotes.Graphics.Themes;

/// <summary>How running text fills its measure.</summary>
/// <param name="Justified">Flush on both sides; otherwise ragged right.</param>
/// <param name="Hyphenated">Whether words of an English note may be divided.</param>
public sealed record TextRules(bool Justified = false, bool Hyphenated = false);
