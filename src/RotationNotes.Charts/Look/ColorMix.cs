using RotationNotes.Graphics.Geometry;

namespace RotationNotes.Charts.Look;

/// <summary>Tints and readable shades of theme colours.</summary>
internal static class ColorMix
{
    /// <summary>The colour moved towards another; 0 leaves it, 1 gives the other.</summary>
    public static Color Towards(Color color, Color other, double share) => new(
        Channel(color.Red, other.Red, share), Channel(color.Green, other.Green, share), Channel(color.Blue, other.Blue, share));

    /// <summary>Contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance).</summary>
    public static double Contrast(Color a, Color b)
    {
        double la = Luminance(a), lb = Luminance(b);
        return (Math.Max(la, lb) + 0.05) / (Math.Min(la, lb) + 0.05);
    }

    /// <summary>The colour, moved towards the ink only as far as small text on this paper needs to be read.</summary>
    public static Color Readable(Color color, Color paper, Color ink)
    {
        const double SmallText = 4.5;
        for (var share = 0.0; share < 1; share += 0.08)
        {
            var shade = Towards(color, ink, share);
            if (Contrast(shade, paper) >= SmallText)
                return shade;
        }

        return ink;
    }

    public static double Luminance(Color c) => 0.2126 * Linear(c.Red) + 0.7152 * Linear(c.Green) + 0.0722 * Linear(c.Blue);

    private static byte Channel(byte from, byte to, double share) => (byte)Math.Round(from + (to - from) * share);

    private static double Linear(byte channel)
    {
        var s = channel / 255.0;
        return s <= 0.04045 ? s / 12.92 : Math.Pow((s + 0.055) / 1.055, 2.4);
    }
}
