namespace RotationNotes.Graphics.Fonts;

/// <summary>A glyph of a shaped line. All lengths are in em (multiply by the font size for points).</summary>
/// <param name="Glyph">Glyph index in the face.</param>
/// <param name="AdvanceEm">Advance including kerning.</param>
/// <param name="Cluster">Index of the first UTF-16 unit this glyph stands for.</param>
public readonly record struct ShapedGlyph(ushort Glyph, double AdvanceEm, int Cluster);
