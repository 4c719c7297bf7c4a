using System.Collections.Immutable;
using System.Text;
using RotationNotes.Graphics.Scenes;

namespace RotationNotes.Graphics.Fonts;

/// <summary>A glyph of a shaped line. All lengths are in em (multiply by the font size for points).</summary>
/// <param name="Glyph">Glyph index in the face.</param>
/// <param name="AdvanceEm">Advance including kerning.</param>
/// <param name="Cluster">Index of the first UTF-16 unit this glyph stands for.</param>
public readonly record struct ShapedGlyph(ushort Glyph, double AdvanceEm, int Cluster);

/// <summary>One face of a TrueType family: metrics, shaping, outlines.</summary>
public sealed class FontFace
{
    public string PostScriptName => throw new NotSupportedException();

    /// <summary>Height above the baseline in em, positive.</summary>
    public double AscentEm => throw new NotSupportedException();

    /// <summary>Depth below the baseline in em, positive.</summary>
    public double DescentEm => throw new NotSupportedException();

    public double CapHeightEm => throw new NotSupportedException();

    public double XHeightEm => throw new NotSupportedException();

    /// <summary>The face's glyph for a character, 0 when it has none.</summary>
    public ushort GlyphOf(Rune rune) => throw new NotSupportedException();

    /// <summary>Glyphs of one line of text, kerned; digits of equal width when asked for and offered.</summary>
    public ImmutableArray<ShapedGlyph> Shape(string text, bool tabularFigures = false) => throw new NotSupportedException();

    /// <summary>Width of one line of text in em.</summary>
    public double MeasureEm(string text, bool tabularFigures = false) => throw new NotSupportedException();

    /// <summary>Outline of a glyph in em, baseline at y = 0, y upwards.</summary>
    public VectorPath Outline(ushort glyph) => throw new NotSupportedException();
}
