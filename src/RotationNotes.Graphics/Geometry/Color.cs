namespace RotationNotes.Graphics.Geometry;

/// <summary>sRGB colour with opacity, each channel 0 to 255.</summary>
public readonly record struct Color(byte Red, byte Green, byte Blue, byte Alpha = 255)
{
    /// <summary>Reads <c>#rrggbb</c> or <c>#rrggbbaa</c>.</summary>
    /// <exception cref="FormatException">The text has another form.</exception>
    public static Color Parse(string hex)
    {
        if (hex.Length is not (7 or 9) || hex[0] != '#' || !uint.TryParse(hex.AsSpan(1), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var bits))
            throw new FormatException($"'{hex}' is not a colour of the form #rrggbb or #rrggbbaa.");
        return hex.Length == 7
            ? new Color((byte)(bits >> 16), (byte)(bits >> 8), (byte)bits)
            : new Color((byte)(bits >> 24), (byte)(bits >> 16), (byte)(bits >> 8), (byte)bits);
    }

    public string ToHex() => Alpha == 255 ? $"#{Red:x2}{Green:x2}{Blue:x2}" : $"#{Red:x2}{Green:x2}{Blue:x2}{Alpha:x2}";
}
