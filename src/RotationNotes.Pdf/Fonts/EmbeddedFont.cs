using System.Security.Cryptography;
using RotationNotes.Pdf.Syntax;

namespace RotationNotes.Pdf.Fonts;

/// <summary>Writes a subset as a composite font: Type 0, CIDFontType2, Identity-H, with widths and ToUnicode (ISO 32000-1, 9.7).</summary>
internal static class EmbeddedFont
{
    private const int Symbolic = 4;
    private const int FixedPitch = 1;
    private const int Italic = 64;

    public static void Write(PdfFile file, int id, FontSubset subset)
    {
        var face = subset.Face;
        var program = TrueTypeSubset.Build(subset);
        var name = Tag(program) + "+" + face.PostScriptName;
        var data = file.Stream(program, buffer => buffer.Raw("/Length1 "u8).Integer(program.Length));
        var map = ToUnicodeMap.Write(subset);
        var toUnicode = file.Stream(map.Written);
        map.Release();
        var descriptor = file.Object(buffer =>
        {
            var box = face.Bounds;
            var flags = Symbolic | (face.IsFixedPitch ? FixedPitch : 0) | (face.ItalicAngleDegrees != 0 ? Italic : 0);
            buffer.Raw("<</Type/FontDescriptor/FontName"u8).Name(name).Raw("/Flags "u8).Integer(flags).Raw("/FontBBox["u8)
                .Integer(Thousandths(face.UnitsPerEm, box.XMin)).Byte((byte)' ').Integer(Thousandths(face.UnitsPerEm, box.YMin)).Byte((byte)' ')
                .Integer(Thousandths(face.UnitsPerEm, box.XMax)).Byte((byte)' ').Integer(Thousandths(face.UnitsPerEm, box.YMax))
                .Raw("]/ItalicAngle "u8).Number(face.ItalicAngleDegrees).Raw("/Ascent "u8).Integer((int)Math.Round(face.AscentEm * 1000))
                .Raw("/Descent "u8).Integer((int)Math.Round(-face.DescentEm * 1000)).Raw("/CapHeight "u8).Integer((int)Math.Round(face.CapHeightEm * 1000))
                .Raw("/XHeight "u8).Integer((int)Math.Round(face.XHeightEm * 1000))
                // Stem width is not stored in TrueType; this rises with weight as in common faces.
                .Raw("/StemV "u8).Integer(50 + face.WeightClass * face.WeightClass / 4225).Raw("/FontFile2 "u8).Reference(data).Raw(">>"u8);
        });
        var descendant = file.Object(buffer =>
        {
            buffer.Raw("<</Type/Font/Subtype/CIDFontType2/BaseFont"u8).Name(name)
                .Raw("/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap/Identity/DW 0/FontDescriptor "u8).Reference(descriptor).Raw("/W[0["u8);
            foreach (var entry in subset.Entries)
                buffer.Integer(subset.WidthOf(entry.Glyph)).Byte((byte)' ');
            buffer.Raw("]]>>"u8);
        });
        file.Object(id, buffer => buffer.Raw("<</Type/Font/Subtype/Type0/BaseFont"u8).Name(name).Raw("/Encoding/Identity-H/DescendantFonts["u8)
            .Reference(descendant).Raw("]/ToUnicode "u8).Reference(toUnicode).Raw(">>"u8));
    }

    private static int Thousandths(int unitsPerEm, int units) => (int)Math.Round(units * 1000.0 / unitsPerEm);

    /// <summary>Six letters that follow from the embedded bytes, so that the same subset has the same name everywhere.</summary>
    private static string Tag(byte[] program)
    {
        var hash = SHA256.HashData(program);
        Span<char> tag = stackalloc char[6];
        for (var i = 0; i < tag.Length; i++)
            tag[i] = (char)('A' + hash[i] % 26);
        return new string(tag);
    }
}
