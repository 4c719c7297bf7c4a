namespace RotationNotes.Graphics.Fonts;

/// <summary>Which of a theme's two families a text belongs to.</summary>
public enum FontFamily
{
    /// <summary>Running text.</summary>
    Serif,
    /// <summary>Headings, tables, charts, furniture.</summary>
    Sans,
}

public enum FontWeight
{
    Regular = 400,
    SemiBold = 600,
    Bold = 700,
}

/// <summary>What a text asks for; the library answers with the nearest face it has.</summary>
public readonly record struct FontRequest(FontFamily Family, FontWeight Weight = FontWeight.Regular, bool Italic = false);

/// <summary>The faces a run may use, found once and handed in.</summary>
public sealed class FontLibrary
{
    /// <summary>The nearest face for a request: exact weight and slope if there, else the closest of the same family.</summary>
    public FontFace Resolve(FontRequest request) => throw new NotSupportedException();
}
