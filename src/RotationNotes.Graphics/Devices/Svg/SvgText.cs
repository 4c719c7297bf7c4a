using System.Text;
using RotationNotes.Graphics.Fonts;

namespace RotationNotes.Graphics.Devices.Svg;

/// <summary>Fonts and characters of SVG text.</summary>
internal static class SvgText
{
    /// <summary>Family with fall-backs, weight and slope as attributes.</summary>
    public static void Font(StringBuilder svg, FontFace face)
    {
        var name = face.PostScriptName;
        var dash = name.IndexOf('-', StringComparison.Ordinal);
        var family = dash < 0 ? name : name[..dash];
        var style = dash < 0 ? "" : name[(dash + 1)..];
        svg.Append(" font-family=\"'");
        Escape(svg, SpacedFamily(family));
        svg.Append(family.Contains("Serif", StringComparison.OrdinalIgnoreCase)
            ? "', Georgia, 'DejaVu Serif', 'Times New Roman', serif\""
            : "', 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif\"");
        var weight = style.Contains("SemiBold", StringComparison.OrdinalIgnoreCase) ? 600
            : style.Contains("Bold", StringComparison.OrdinalIgnoreCase) ? 700
            : style.Contains("Medium", StringComparison.OrdinalIgnoreCase) ? 500 : 400;
        if (weight != 400)
            svg.Append(" font-weight=\"").Append(weight).Append('"');
        if (style.Contains("Italic", StringComparison.OrdinalIgnoreCase) || style.Contains("Oblique", StringComparison.OrdinalIgnoreCase))
            svg.Append(" font-style=\"italic\"");
    }

    public static StringBuilder Escape(StringBuilder svg, string text)
    {
        foreach (var c in text)
        {
            switch (c)
            {
                case '&': svg.Append("&amp;"); break;
                case '<': svg.Append("&lt;"); break;
                case '>': svg.Append("&gt;"); break;
                case '"': svg.Append("&quot;"); break;
                case '\'': svg.Append("&#39;"); break;
                // Characters XML 1.0 cannot carry at all become spaces.
                case < ' ' and not ('\t' or '\n' or '\r'): svg.Append(' '); break;
                case '\uFFFE' or '\uFFFF': svg.Append(' '); break;
                default: svg.Append(c); break;
            }
        }

        return svg;
    }

    // PostScript names drop the spaces of a family ("SourceSerif4"); a style sheet knows it with them ("Source Serif 4").
    private static string SpacedFamily(string name)
    {
        var spaced = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            var starts = i > 0 && ((char.IsUpper(name[i]) && char.IsLower(name[i - 1])) || (char.IsDigit(name[i]) && !char.IsDigit(name[i - 1])));
            if (starts)
                spaced.Append(' ');
            spaced.Append(name[i]);
        }

        return spaced.ToString();
    }
}
