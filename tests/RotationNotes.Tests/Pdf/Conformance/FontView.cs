using System.Buffers.Binary;
using System.Text;

namespace RotationNotes.Tests.Pdf.Conformance;

/// <summary>A composite font of a file: its dictionaries, its widths, its Unicode map, its program.</summary>
public sealed class FontView
{
    private readonly byte[] program;

    public FontView(PdfModel pdf, PdfDictionary font)
    {
        Font = font;
        Descendant = pdf.Dictionary(pdf.Array(font.Get("DescendantFonts"))[0])!;
        Descriptor = pdf.Dictionary(Descendant.Get("FontDescriptor"));
        ToUnicodeStream = pdf.Stream(font.Get("ToUnicode"));
        ProgramStream = pdf.Stream(Descriptor?.Get("FontFile2"));
        program = ProgramStream?.Data ?? [];
        Widths = ReadWidths(pdf);
        Unicode = ToUnicodeStream is null ? [] : ReadUnicode(ToUnicodeStream.Data);
    }

    public PdfDictionary Font { get; }

    public PdfDictionary Descendant { get; }

    public PdfDictionary? Descriptor { get; }

    public PdfStream? ToUnicodeStream { get; }

    public PdfStream? ProgramStream { get; }

    /// <summary>Widths as the dictionary states them, in thousandths of an em.</summary>
    public Dictionary<int, double> Widths { get; }

    public Dictionary<int, string> Unicode { get; }

    public int GlyphCount => BinaryPrimitives.ReadUInt16BigEndian(Table("maxp")[4..]);

    public static IEnumerable<FontView> Of(PdfModel pdf) => pdf.Dictionaries().Where(entries => entries.NameOf("Subtype") == "Type0").Select(font => new FontView(pdf, font));

    /// <summary>Width of a glyph in the program, in thousandths of an em.</summary>
    public double ProgramWidth(int glyph)
    {
        var count = BinaryPrimitives.ReadUInt16BigEndian(Table("hhea")[34..]);
        var advance = BinaryPrimitives.ReadUInt16BigEndian(Table("hmtx")[(4 * Math.Min(glyph, count - 1))..]);
        return advance * 1000.0 / BinaryPrimitives.ReadUInt16BigEndian(Table("head")[18..]);
    }

    /// <summary>Tables that lie outside the program, whose sum is wrong, or that are missing.</summary>
    public IEnumerable<string> DamagedTables()
    {
        var needed = new List<string> { "glyf", "head", "hhea", "hmtx", "loca", "maxp" };
        for (var i = 0; i < BinaryPrimitives.ReadUInt16BigEndian(program.AsSpan(4)); i++)
        {
            var record = program.AsSpan(12 + 16 * i, 16);
            var (tag, offset, length) = (Encoding.ASCII.GetString(record[..4]), BinaryPrimitives.ReadInt32BigEndian(record[8..]), BinaryPrimitives.ReadInt32BigEndian(record[12..]));
            needed.Remove(tag);
            if (offset % 4 != 0 || offset + length > program.Length)
                yield return $"{tag} lies outside";
            else if (tag != "head" && Sum(program.AsSpan(offset, length)) != BinaryPrimitives.ReadUInt32BigEndian(record[4..]))
                yield return $"{tag} has a wrong sum";
        }

        foreach (var tag in needed)
            yield return $"{tag} is missing";
        if (program.Length % 4 == 0 && Sum(program) != 0xB1B0AFBA)
            yield return "the whole has a wrong sum";
        for (var glyph = 0; glyph < GlyphCount; glyph++)
        {
            if (Offset(glyph + 1) < Offset(glyph) || Offset(glyph + 1) > Table("glyf").Length)
                yield return $"glyph {glyph} lies outside";
        }
    }

    private int Offset(int glyph) => BinaryPrimitives.ReadInt16BigEndian(Table("head")[50..]) == 0
        ? 2 * BinaryPrimitives.ReadUInt16BigEndian(Table("loca")[(2 * glyph)..])
        : BinaryPrimitives.ReadInt32BigEndian(Table("loca")[(4 * glyph)..]);

    private ReadOnlySpan<byte> Table(string tag)
    {
        for (var i = 0; i < BinaryPrimitives.ReadUInt16BigEndian(program.AsSpan(4)); i++)
        {
            var record = program.AsSpan(12 + 16 * i, 16);
            if (Encoding.ASCII.GetString(record[..4]) == tag)
                return program.AsSpan(BinaryPrimitives.ReadInt32BigEndian(record[8..]), BinaryPrimitives.ReadInt32BigEndian(record[12..]));
        }

        throw new FormatException($"no table {tag}");
    }

    private static uint Sum(ReadOnlySpan<byte> data)
    {
        var sum = 0u;
        for (var i = 0; i < data.Length; i++)
            sum += (uint)data[i] << (24 - 8 * (i % 4));
        return sum;
    }

    private Dictionary<int, double> ReadWidths(PdfModel pdf)
    {
        var widths = new Dictionary<int, double>();
        var list = pdf.Array(Descendant.Get("W"));
        for (var i = 0; i + 1 < list.Count;)
        {
            var first = (int)pdf.Number(list[i]);
            if (list[i + 1] is PdfArray each)
            {
                for (var k = 0; k < each.Count; k++)
                    widths[first + k] = pdf.Number(each[k]);
                i += 2;
            }
            else
            {
                for (var code = first; code <= pdf.Number(list[i + 1]); code++)
                    widths[code] = pdf.Number(list[i + 2]);
                i += 3;
            }
        }

        return widths;
    }

    private static Dictionary<int, string> ReadUnicode(byte[] data)
    {
        var map = new Dictionary<int, string>();
        var (lexer, operands) = (new PdfLexer(data), new List<object?>());
        while (!lexer.AtEnd)
        {
            var value = lexer.Next();
            if (value is not PdfWord word)
            {
                operands.Add(value);
                continue;
            }

            var codes = operands.OfType<PdfString>().ToList();
            if (word.Value == "endbfchar")
            {
                for (var i = 0; i + 1 < codes.Count; i += 2)
                    map.Add(Code(codes[i]), Encoding.BigEndianUnicode.GetString(codes[i + 1].Bytes));
            }
            else if (word.Value == "endbfrange")
            {
                for (var i = 0; i + 2 < codes.Count; i += 3)
                {
                    for (var code = Code(codes[i]); code <= Code(codes[i + 1]); code++)
                        map.Add(code, ((char)(Code(codes[i + 2]) + code - Code(codes[i]))).ToString());
                }
            }

            operands.Clear();
        }

        return map;
    }

    private static int Code(PdfString text) => (text.Bytes[0] << 8) | text.Bytes[1];
}
