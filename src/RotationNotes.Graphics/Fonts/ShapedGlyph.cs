namespace RotationNotes.Graphics.Fonts;

/// <summary>A glyph of a shaped line. All lengths are in em (multiply by the font size for points).</summary>
/// <param name="Glyph">Glyph index in the face.</param>
/// <param name="AdvanceEm">How far the pen moves on, kerning included; 0 for a mark on a letter.</param>
/// <param name="Cluster">Index of the first UTF-16 unit this glyph stands for.</param>
/// <param name="XEm">How far right of the pen the glyph is drawn.</param>
/// <param name="YEm">How far above the baseline the glyph is drawn.</param>
public readonly record struct ShapedGlyph(ushort Glyph, double AdvanceEm, int Cluster, float XEm = 0, float YEm = 0);
