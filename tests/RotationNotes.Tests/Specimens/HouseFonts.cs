using RotationNotes.Graphics.Fonts;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Themes;

namespace RotationNotes.Tests.Specimens;

/// <summary>The fonts that lie beside the tests, and a theme to draw with.</summary>
public static class HouseFonts
{
    public static Theme Theme { get; } = new()
    {
        Id = "test",
        House = "Rotation Research",
        Page = PageGeometry.A4,
        Type = new TypeScale(),
        FooterText = "For institutional readers",
        Colors = new ThemeColors
        {
            Ink = Color.Parse("#1b1f27"),
            MutedInk = Color.Parse("#5b6472"),
            Rule = Color.Parse("#c9ced6"),
            Paper = Color.Parse("#ffffff"),
            Accent = Color.Parse("#0b3a5b"),
            AccentTint = Color.Parse("#eef3f7"),
            Positive = Color.Parse("#1d6f5c"),
            Negative = Color.Parse("#a83232"),
            Context = Color.Parse("#a7aeb9"),
            Series = [Color.Parse("#0b3a5b"), Color.Parse("#b8641b"), Color.Parse("#4f7f52"), Color.Parse("#7a5195")],
        },
    };

    public static FontLibrary Library { get; } = FontLibrary.Load(FontLibrary.DefaultFolders(AppContext.BaseDirectory), Theme.Families);

    public static FontFace Sans => Library.Resolve(new FontRequest(FontFamily.Sans));

    public static FontFace Serif => Library.Resolve(new FontRequest(FontFamily.Serif));
}
