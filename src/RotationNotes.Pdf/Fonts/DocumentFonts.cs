using System.Globalization;
using RotationNotes.Graphics.Fonts;
using RotationNotes.Graphics.Fonts.TrueType;
using RotationNotes.Pdf.Syntax;

namespace RotationNotes.Pdf.Fonts;

/// <summary>The faces a document prints with, in order of first use.</summary>
internal sealed class DocumentFonts
{
    private readonly Dictionary<FontFace, FontSubset> byFace = [];
    private readonly List<FontSubset> order = [];

    public FontSubset Of(FontFace face)
    {
        if (byFace.TryGetValue(face, out var subset))
            return subset;
        if (!face.MayEmbed)
            throw new FontException(face.Path, "the font's licence does not allow embedding; choose another family in the theme.");
        subset = new FontSubset(face, "F" + (order.Count + 1).ToString(CultureInfo.InvariantCulture));
        byFace.Add(face, subset);
        order.Add(subset);
        return subset;
    }

    /// <summary>Writes all fonts and returns the object that maps resource names to them.</summary>
    public int Write(PdfFile file)
    {
        var ids = order.Select(_ => file.Reserve()).ToList();
        for (var i = 0; i < order.Count; i++)
            EmbeddedFont.Write(file, ids[i], order[i]);
        return file.Object(buffer =>
        {
            buffer.Raw("<<"u8);
            for (var i = 0; i < order.Count; i++)
                buffer.Name(order[i].ResourceName).Byte((byte)' ').Reference(ids[i]);
            buffer.Raw(">>"u8);
        });
    }
}
