using System.Globalization;
using System.Text;

namespace RotationNotes.Graphics.Devices.Svg;

/// <summary>Numbers of an SVG document: at most two decimals, no trailing zeros, never an exponent or a negative zero.</summary>
internal static class SvgNumber
{
    public static StringBuilder Append(StringBuilder svg, double value)
    {
        if (!double.IsFinite(value) || Math.Abs(value) > 1e9)
            throw new ArgumentOutOfRangeException(nameof(value), value, "A scene holds finite coordinates near the page only.");
        var hundredths = (long)Math.Round(value * 100, MidpointRounding.AwayFromZero);
        if (hundredths < 0)
        {
            svg.Append('-');
            hundredths = -hundredths;
        }

        svg.Append(CultureInfo.InvariantCulture, $"{hundredths / 100}");
        var rest = (int)(hundredths % 100);
        if (rest == 0)
            return svg;
        svg.Append('.').Append((char)('0' + rest / 10));
        return rest % 10 == 0 ? svg : svg.Append((char)('0' + rest % 10));
    }
}
