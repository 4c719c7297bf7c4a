using System.Collections.Immutable;
using RotationNotes.Graphics.Fonts;
using RotationNotes.Graphics.Geometry;

namespace RotationNotes.Graphics.Themes;

/// <summary>How a house looks: page, families, colours, spacing. One theme drives PDF, charts, mail and web.</summary>
public sealed record Theme
{
    /// <summary>File name without extension, e.g. <c>research</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Name of the house in the masthead and footer, e.g. "Rotation Research".</summary>
    public required string House { get; init; }

    public required PageGeometry Page { get; init; }

    public required ThemeColors Colors { get; init; }

    /// <summary>Colours on dark paper, for screens; null when the theme has none.</summary>
    public ThemeColors? Dark { get; init; }

    public required TypeScale Type { get; init; }

    public TextRules Text { get; init; } = new();

    /// <summary>Font families in order of preference; the first that the library holds is used.</summary>
    public ImmutableArray<string> SerifFamilies { get; init; } = ["Source Serif 4", "DejaVu Serif", "Liberation Serif"];

    public ImmutableArray<string> SansFamilies { get; init; } = ["Inter", "DejaVu Sans", "Liberation Sans"];

    /// <summary>Families tried in order for a character that the other two lists lack, such as a Chinese one.</summary>
    public ImmutableArray<string> FallbackFamilies { get; init; } = FontFamilies.UsualFallback;

    /// <summary>The three lists together, as a font library takes them.</summary>
    public FontFamilies Families => new(SerifFamilies, SansFamilies, FallbackFamilies);

    public PageGrid Grid { get; init; } = new();

    public SpacingScale Spacing { get; init; } = new();

    /// <summary>Beside the publication's name, or null.</summary>
    public Logo? Logo { get; init; }

    /// <summary>Words in the running header, before the date.</summary>
    public string HeaderText { get; init; } = "";

    /// <summary>Second line in the footer of each page, e.g. "Confidential. Not for onward distribution."</summary>
    public string Confidentiality { get; init; } = "";

    /// <summary>Line in the footer of each page.</summary>
    public string FooterText { get; init; } = "";

    /// <summary>The same for notes in Chinese; empty where the theme has no other words for them.</summary>
    public string ChineseFooterText { get; init; } = "";

    /// <summary>The line in the footer of notes in a language.</summary>
    /// <param name="language">Language tag, e.g. <c>zh-CN</c>.</param>
    public string FooterIn(string language) =>
        ChineseFooterText.Length > 0 && language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? ChineseFooterText : FooterText;
}

/// <summary>Page and margins in points.</summary>
public sealed record PageGeometry(double WidthPt, double HeightPt, double MarginTopPt, double MarginBottomPt, double MarginLeftPt, double MarginRightPt)
{
    public static PageGeometry A4 { get; } = new(595.276, 841.89, 70, 62, 54, 54);

    public double TextWidthPt => WidthPt - MarginLeftPt - MarginRightPt;
}

public sealed record ThemeColors
{
    // Text stays readable on it, and the sign is seen in greyscale only by the number.
    private const double StrongestHeat = 0.42;

    /// <summary>Running text.</summary>
    public required Color Ink { get; init; }

    /// <summary>Captions, sources, furniture.</summary>
    public required Color MutedInk { get; init; }

    /// <summary>Thin rules and grid lines.</summary>
    public required Color Rule { get; init; }

    public required Color Paper { get; init; }

    /// <summary>House colour: headings, masthead, key numbers.</summary>
    public required Color Accent { get; init; }

    /// <summary>Fill of boxes behind text.</summary>
    public required Color AccentTint { get; init; }

    public required Color Positive { get; init; }

    public required Color Negative { get; init; }

    /// <summary>Grey of context series and bars.</summary>
    public required Color Context { get; init; }

    /// <summary>Ground of a cell whose value is −1 (deep negative) to 1 (deep positive).</summary>
    public Color Heat(double shade)
    {
        var (top, amount) = (shade > 0 ? Positive : Negative, StrongestHeat * Math.Min(1, Math.Abs(shade)));
        return new Color(Mixed(Paper.Red, top.Red), Mixed(Paper.Green, top.Green), Mixed(Paper.Blue, top.Blue));

        byte Mixed(byte ground, byte over) => (byte)Math.Round(ground + (over - ground) * amount);
    }

    /// <summary>Series colours in order, safe for colour blindness and greyscale.</summary>
    public required ImmutableArray<Color> Series { get; init; }
}

/// <summary>Sizes in points.</summary>
public sealed record TypeScale
{
    public double Body { get; init; } = 9.8;

    public double BodyLeading { get; init; } = 14;

    public double Lead { get; init; } = 11.5;

    public double Title { get; init; } = 24;

    public double Heading1 { get; init; } = 15;

    public double Heading2 { get; init; } = 11.5;

    public double ExhibitTitle { get; init; } = 9.6;

    public double Caption { get; init; } = 7.6;

    public double Table { get; init; } = 8.2;

    public double ChartLabel { get; init; } = 7.4;

    public double Disclosure { get; init; } = 7;
}
