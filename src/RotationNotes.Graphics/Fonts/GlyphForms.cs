namespace RotationNotes.Graphics.Fonts;

/// <summary>Drawn forms that a font may offer beside the usual ones (OpenType layout features).</summary>
[Flags]
public enum GlyphForms
{
    None = 0,
    /// <summary>Digits of equal width (<c>tnum</c>).</summary>
    TabularFigures = 1,
    /// <summary>Small raised forms drawn for their size (<c>sups</c>).</summary>
    Superiors = 2,
    /// <summary>Small lowered forms (<c>subs</c>).</summary>
    Inferiors = 4,
    /// <summary>Capitals as high as small letters, for lower-case letters (<c>smcp</c>).</summary>
    SmallCapitals = 8,
}
