using System.Globalization;
using System.Text;

namespace RotationNotes.Graphics.Devices.Svg;

/// <summary>Where a drawing comes from, embedded as Dublin Core terms in RDF (SVG 1.1, chapter 21).</summary>
/// <param name="Creator">Who made it, e.g. the publishing house.</param>
/// <param name="AsOf">Date the numbers describe.</param>
/// <param name="Source">Origin of the numbers.</param>
/// <param name="Language">BCP 47 tag of its words.</param>
public sealed record SvgMetadata(string Creator, DateOnly AsOf, string Source, string Language)
{
    internal void Append(StringBuilder svg, string title)
    {
        svg.Append("<metadata><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><rdf:Description rdf:about=\"\">");
        Element(svg, "title", title);
        Element(svg, "creator", Creator);
        Element(svg, "date", AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Element(svg, "source", Source);
        Element(svg, "language", Language);
        svg.Append("<dc:format>image/svg+xml</dc:format></rdf:Description></rdf:RDF></metadata>\n");
    }

    private static void Element(StringBuilder svg, string name, string text)
    {
        if (text.Length == 0)
            return;
        svg.Append("<dc:").Append(name).Append('>');
        SvgText.Escape(svg, text).Append("</dc:").Append(name).Append('>');
    }
}
