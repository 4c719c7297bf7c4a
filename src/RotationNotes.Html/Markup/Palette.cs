using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Themes;

namespace RotationNotes.Html.Markup;

/// <summary>Colours of screen text as hex, for light and for dark surroundings.</summary>
internal sealed record Palette(string Paper, string Desk, string Ink, string MutedInk, string Rule, string Accent, string Tint, string Negative)
{
    /// <summary>The theme's own colours; the desk is the surface around the sheet.</summary>
    public static Palette Light(ThemeColors colors) => new(
        colors.Paper.ToHex(),
        Mix(colors.Paper, colors.Rule, 0.45).ToHex(),
        colors.Ink.ToHex(),
        colors.MutedInk.ToHex(),
        colors.Rule.ToHex(),
        colors.Accent.ToHex(),
        colors.AccentTint.ToHex(),
        colors.Negative.ToHex());

    /// <summary>Derived: a near-black sheet with a trace of the accent, light ink, and signal colours of the same hue, light enough for 4.5:1.</summary>
    public static Palette Dark(ThemeColors colors)
    {
        var black = new Color(0x12, 0x15, 0x1a);
        var white = new Color(0xf2, 0xf4, 0xf7);
        var paper = Mix(black, colors.Accent, 0.10);
        return new Palette(
            paper.ToHex(),
            Mix(black, colors.Accent, 0.03).ToHex(),
            Mix(white, paper, 0.08).ToHex(),
            Mix(white, paper, 0.36).ToHex(),
            Mix(paper, white, 0.20).ToHex(),
            Lightened(colors.Accent, 0.74).ToHex(),
            Mix(paper, colors.Accent, 0.22).ToHex(),
            Lightened(colors.Negative, 0.72).ToHex());
    }

    /// <summary>Cell background for a heat value between −1 and 1: the theme's sign colours thinned on paper so that ink stays readable.</summary>
    public static Color Heat(ThemeColors colors, double shade)
    {
        var strength = Math.Clamp(Math.Abs(shade), 0, 1);
        return Mix(colors.Paper, shade < 0 ? colors.Negative : colors.Positive, 0.32 * strength);
    }

    /// <summary>A colour on the way from one to another; 0 is <paramref name="from"/>, 1 is <paramref name="to"/>.</summary>
    public static Color Mix(Color from, Color to, double share) => new(
        Channel(from.Red, to.Red, share), Channel(from.Green, to.Green, share), Channel(from.Blue, to.Blue, share));

    // Mixing a deep blue with white gives grey; raising the lightness alone keeps the hue. Saturation is capped, since neon tires the eye.
    private static Color Lightened(Color color, double lightness)
    {
        double r = color.Red / 255.0, g = color.Green / 255.0, b = color.Blue / 255.0;
        double high = Math.Max(r, Math.Max(g, b)), low = Math.Min(r, Math.Min(g, b));
        var span = high - low;
        var saturation = span == 0 ? 0 : Math.Min(0.6, span / (1 - Math.Abs(high + low - 1)));
        var chroma = saturation * (1 - Math.Abs((2 * lightness) - 1));
        var foot = lightness - (chroma / 2);
        return new Color(Raise(r), Raise(g), Raise(b));

        byte Raise(double channel) => (byte)Math.Round(255 * (foot + (span == 0 ? 0 : chroma * (channel - low) / span)), MidpointRounding.AwayFromZero);
    }

    private static byte Channel(byte from, byte to, double share) => (byte)Math.Round(from + ((to - from) * share), MidpointRounding.AwayFromZero);
}
