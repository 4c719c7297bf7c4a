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
