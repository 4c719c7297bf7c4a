using RotationNotes.Graphics.Geometry;

namespace RotationNotes.Graphics.Themes;

/// <summary>Contrast ratio of two opaque sRGB colours, 1 to 21 (WCAG 2.2, "contrast ratio" and "relative luminance").</summary>
public static class Contrast
{
    /// <summary>WCAG AA for text below 14 pt bold or 18 pt regular.</summary>
    public const double Text = 4.5;

    /// <summary>WCAG AA for graphical marks.</summary>
    public const double Mark = 3;

    public static double Ratio(Color one, Color other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(Color color) =>
        0.2126 * Linear(color.Red) + 0.7152 * Linear(color.Green) + 0.0722 * Linear(color.Blue);

    private static double Linear(byte channel)
    {
        var value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
