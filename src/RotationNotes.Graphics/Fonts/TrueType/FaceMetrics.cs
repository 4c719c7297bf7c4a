using System.Text;

namespace RotationNotes.Graphics.Fonts.TrueType;

/// <summary>Numbers of a face in font units: <c>head</c>, <c>hhea</c>, <c>maxp</c>, <c>hmtx</c>, <c>OS/2</c>, <c>post</c>, <c>name</c>.</summary>
internal sealed class FaceMetrics
{
    private const int PostScriptNameId = 6;
    private readonly SfntFile file;
    private readonly ushort[] advances;
    private string? postScriptName;

    public FaceMetrics(SfntFile file)
    {
        this.file = file;
        var head = file.Require("head");
        UnitsPerEm = head.U16(18);
        if (UnitsPerEm is < 16 or > 16384)
            throw new FontException(file.Path, $"{UnitsPerEm} units per em is outside 16 to 16384; the file is damaged.");
        Bounds = (head.I16(36), head.I16(38), head.I16(40), head.I16(42));
        LongOffsets = head.I16(50) != 0;
        var hhea = file.Require("hhea");
        (Ascent, Descent) = (hhea.I16(4), hhea.I16(6));
        GlyphCount = file.Require("maxp").U16(4);
        advances = ReadAdvances(file.Require("hmtx"), hhea.U16(34));
        if (file.Find("post") is { } post)
            (ItalicAngleDegrees, IsFixedPitch) = ((int)post.U32(4) / 65536.0, post.U32(12) != 0);
        (WeightClass, MayEmbed, XHeight, CapHeight) = (400, true, (int)(0.5 * UnitsPerEm), (int)(0.7 * UnitsPerEm));
        if (file.Find("OS/2") is { } os2)
        {
            WeightClass = os2.U16(4);
            // Bit 1 forbids embedding when it stands alone; bit 9 allows bitmaps only.
            var rights = os2.U16(8);
            MayEmbed = (rights & 0x020F) is not 0x0002 && (rights & 0x0200) == 0;
            if (os2.U16(0) >= 2 && os2.I16(88) > 0)
                (XHeight, CapHeight) = (os2.I16(86), os2.I16(88));
        }
    }

    public int UnitsPerEm { get; }

    public int GlyphCount { get; }

    public bool LongOffsets { get; }

    public (int XMin, int YMin, int XMax, int YMax) Bounds { get; }

    public int Ascent { get; }

    public int Descent { get; }

    public int CapHeight { get; }

    public int XHeight { get; }

    public double ItalicAngleDegrees { get; }

    public int WeightClass { get; }

    public bool IsFixedPitch { get; }

    public bool MayEmbed { get; }

    public string PostScriptName => postScriptName ??= ReadPostScriptName();

    public int Advance(ushort glyph) => advances[Math.Min(glyph, advances.Length - 1)];

    private ushort[] ReadAdvances(SfntTable hmtx, int count)
    {
        if (count == 0)
            throw hmtx.Damaged();
        var values = new ushort[count];
        for (var i = 0; i < count; i++)
            values[i] = hmtx.U16(4 * i);
        return values;
    }

    private string ReadPostScriptName()
    {
        if (file.Find("name") is { } name)
        {
            var strings = name.From(name.U16(4));
            for (int i = 0, count = name.U16(2); i < count; i++)
            {
                var record = 6 + 12 * i;
                if (name.U16(record + 6) != PostScriptNameId)
                    continue;
                var bytes = strings.Bytes(name.U16(record + 10), name.U16(record + 8));
                var text = name.U16(record) is 0 or 3 ? Encoding.BigEndianUnicode.GetString(bytes) : Encoding.Latin1.GetString(bytes);
                if (Clean(text) is { Length: > 0 } clean)
                    return clean;
            }
        }

        return Clean(System.IO.Path.GetFileNameWithoutExtension(file.Path)) is { Length: > 0 } stem ? stem : "Font";
    }

    // A PDF name may hold more, but printers' tools expect the characters PostScript allows.
    private static string Clean(string text) => string.Concat(text.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'));
}
