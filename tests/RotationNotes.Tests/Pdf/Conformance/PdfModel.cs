using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace RotationNotes.Tests.Pdf.Conformance;

/// <summary>A whole PDF as its cross-reference stream describes it: every object, decoded streams, pages with their operators.</summary>
/// <remarks>The objects can be changed, so that a test can break one promise and see whether its rule notices.</remarks>
public sealed class PdfModel
{
    private readonly Dictionary<int, object?> objects = [];

    public PdfModel(byte[] bytes)
    {
        Bytes = bytes;
        var text = Encoding.Latin1.GetString(bytes);
        var start = text.LastIndexOf("startxref\n", StringComparison.Ordinal) + 10;
        var at = int.Parse(text[start..text.IndexOf('\n', start)]);
        var table = (PdfStream)Indirect(at).Value!;
        Trailer = table.Dictionary;
        var widths = ((PdfArray)Trailer.Get("W")!).Select(width => (int)(long)width!).ToArray();
        var packed = new List<(int Id, int Stream, int Index)>();
        for (int id = 0, row = 0; row < table.Data.Length; id++, row += widths.Sum())
        {
            var fields = new int[3];
            for (int f = 0, offset = row; f < 3; offset += widths[f++])
            {
                for (var i = 0; i < widths[f]; i++)
                    fields[f] = (fields[f] << 8) | table.Data[offset + i];
            }

            if (fields[0] == 1)
            {
                var (found, value) = Indirect(fields[1]);
                if (found != id)
                    throw new FormatException($"object {id} should be at {fields[1]}, object {found} is there");
                objects.Add(id, value);
                Offsets.Add(id, fields[1]);
            }
            else if (fields[0] == 2)
            {
                packed.Add((id, fields[1], fields[2]));
            }
        }

        foreach (var group in packed.GroupBy(entry => entry.Stream))
            Unpack((PdfStream)objects[group.Key]!, [.. group]);
        Pages = [.. Leaves(Dictionary(Catalog.Get("Pages"))!).Select(page => new PdfPage(this, page))];
    }

    public byte[] Bytes { get; set; }

    public PdfDictionary Trailer { get; }

    public List<PdfPage> Pages { get; }

    public PdfDictionary Catalog => Dictionary(Trailer.Get("Root"))!;

    /// <summary>Where each object that lies in the file itself begins.</summary>
    public Dictionary<int, int> Offsets { get; } = [];

    public Dictionary<int, object?> Objects => objects;

    public object? Follow(object? value) => value is PdfReference reference ? objects.GetValueOrDefault(reference.Id) : value;

    public PdfDictionary? Dictionary(object? value) => Follow(value) switch { PdfDictionary found => found, PdfStream stream => stream.Dictionary, _ => null };

    public PdfArray Array(object? value) => Follow(value) as PdfArray ?? [];

    public PdfStream? Stream(object? value) => Follow(value) as PdfStream;

    public string? Text(object? value) => (Follow(value) as PdfString)?.Text;

    public double Number(object? value) => Follow(value) switch { long whole => whole, double real => real, _ => double.NaN };

    /// <summary>The dictionaries of the whole file, those of streams and those inside others included.</summary>
    public IEnumerable<PdfDictionary> Dictionaries() => Values().OfType<PdfDictionary>();

    public IEnumerable<PdfStream> Streams() => objects.Values.OfType<PdfStream>();

    /// <summary>Every value of the file, however deep.</summary>
    public List<object?> Values()
    {
        var all = new List<object?>();
        foreach (var value in objects.Values)
            Collect(value, all);
        Collect(Trailer, all);
        return all;
    }

    private static void Collect(object? value, List<object?> into)
    {
        into.Add(value);
        switch (value)
        {
            case PdfDictionary dictionary:
                foreach (var inner in dictionary.Values)
                    Collect(inner, into);
                break;
            case PdfStream stream:
                Collect(stream.Dictionary, into);
                break;
            case PdfArray array:
                foreach (var inner in array)
                    Collect(inner, into);
                break;
        }
    }

    private IEnumerable<PdfDictionary> Leaves(PdfDictionary node) =>
        node.NameOf("Type") == "Page" ? [node] : Array(node.Get("Kids")).SelectMany(kid => Leaves(Dictionary(kid)!));

    private (int Id, object? Value) Indirect(int at)
    {
        var lexer = new PdfLexer(Bytes, at);
        var id = (int)(long)lexer.Next()!;
        lexer.Next();
        if (lexer.Next() is not PdfWord { Value: "obj" })
            throw new FormatException($"no object begins at {at}");
        var value = lexer.Next();
        if (value is not PdfDictionary dictionary || lexer.AtEnd || !Bytes.AsSpan(lexer.At).StartsWith("stream\n"u8))
            return (id, value);
        var raw = Bytes.AsSpan(lexer.At + 7, (int)(long)dictionary.Get("Length")!).ToArray();
        var stream = new PdfStream(dictionary, raw) { Data = dictionary.NameOf("Filter") == "FlateDecode" ? Inflate(raw) : raw };
        return (id, stream);
    }

    private void Unpack(PdfStream stream, List<(int Id, int Stream, int Index)> entries)
    {
        var header = new PdfLexer(stream.Data);
        var first = (int)(long)stream.Dictionary.Get("First")!;
        var places = new List<(int Id, int Offset)>();
        for (var i = 0; i < (long)stream.Dictionary.Get("N")!; i++)
            places.Add(((int)(long)header.Next()!, (int)(long)header.Next()!));
        foreach (var (id, _, index) in entries)
        {
            if (places[index].Id != id)
                throw new FormatException($"object {id} is not at place {index} of its object stream");
            objects.Add(id, new PdfLexer(stream.Data, first + places[index].Offset).Next());
        }
    }

    private static byte[] Inflate(byte[] data)
    {
        using var zlib = new ZLibStream(new MemoryStream(data), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        zlib.CopyTo(plain);
        var result = plain.ToArray();
        if (Adler32(result) != BinaryPrimitives.ReadUInt32BigEndian(data.AsSpan(^4)))
            throw new FormatException("a stream's checksum is wrong");
        return result;
    }

    private static uint Adler32(ReadOnlySpan<byte> data)
    {
        var (a, b) = (1u, 0u);
        foreach (var value in data)
        {
            a = (a + value) % 65521;
            b = (b + a) % 65521;
        }

        return (b << 16) | a;
    }
}
