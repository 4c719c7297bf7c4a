using RotationNotes.Pdf.Syntax;

namespace RotationNotes.Pdf.Fonts;

/// <summary>The character map that makes text searchable and readable aloud (ISO 32000-1, 9.10.3).</summary>
internal static class ToUnicodeMap
{
    private const int MostPerSection = 100;

    public static PdfBuffer Write(FontSubset subset)
    {
        var buffer = new PdfBuffer(4096);
        buffer.Raw("""
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000> <FFFF>
            endcodespacerange

            """u8);
        var entries = subset.Entries;
        for (var start = 1; start < entries.Length; start += MostPerSection)
        {
            var end = Math.Min(start + MostPerSection, entries.Length);
            buffer.Integer(end - start).Raw(" beginbfchar\n"u8);
            for (var i = start; i < end; i++)
            {
                buffer.Byte((byte)'<').Hex16(i).Raw("> <"u8);
                foreach (var unit in entries[i].Text)
                    buffer.Hex16(unit);
                buffer.Raw(">\n"u8);
            }

            buffer.Raw("endbfchar\n"u8);
        }

        return buffer.Raw("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"u8);
    }
}
