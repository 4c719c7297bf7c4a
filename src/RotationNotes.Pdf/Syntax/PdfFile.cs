using System.Security.Cryptography;
using RotationNotes.Pdf.Syntax.Compression;

namespace RotationNotes.Pdf.Syntax;

/// <summary>Objects in, one PDF 1.7 file out: object streams, cross-reference stream, an identifier made from the content.</summary>
internal sealed class PdfFile
{
    private const int ObjectsPerStream = 200;
    // The comment with four high bytes tells transfer programs that the file is binary (ISO 32000-1, 7.5.2).
    private static readonly byte[] Header = [.. "%PDF-1.7\n%"u8, 0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n'];

    // An encoder's tables are large and serve any number of files, one at a time.
    private static ZlibEncoder? spare;
    private readonly ZlibEncoder zlib = Interlocked.Exchange(ref spare, null) ?? new ZlibEncoder();
    private readonly PdfBuffer plain = new(64 * 1024);
    private readonly PdfBuffer output = new(256 * 1024);
    private readonly List<Place> places = [default];

    /// <summary>Where an object lies: in the file, or in the arena of objects that are packed together at the end.</summary>
    /// <param name="Length">Bytes in the arena; 0 for an object in the file.</param>
    private readonly record struct Place(PlaceKind Kind, int Start, int Length);

    private enum PlaceKind : byte
    {
        Reserved,
        InFile,
        InArena,
    }

    public PdfFile() => output.Raw(Header);

    public int Reserve()
    {
        places.Add(default);
        return places.Count - 1;
    }

    /// <summary>Writes an object that is not a stream.</summary>
    public void Object(int id, Action<PdfBuffer> write)
    {
        var start = plain.Length;
        write(plain);
        plain.Byte((byte)'\n');
        places[id] = new Place(PlaceKind.InArena, start, plain.Length - start);
    }

    public int Object(Action<PdfBuffer> write)
    {
        var id = Reserve();
        Object(id, write);
        return id;
    }

    /// <summary>Writes a stream; <paramref name="entries"/> adds to its dictionary.</summary>
    public void Stream(int id, ReadOnlySpan<byte> data, Action<PdfBuffer>? entries = null, bool compress = true)
    {
        var body = compress ? zlib.Encode(data) : data;
        var start = output.Length;
        output.Integer(id).Raw(" 0 obj\n<</Length "u8).Integer(body.Length);
        if (compress)
            output.Raw("/Filter/FlateDecode"u8);
        entries?.Invoke(output);
        output.Raw(">>\nstream\n"u8).Raw(body).Raw("\nendstream\nendobj\n"u8);
        places[id] = new Place(PlaceKind.InFile, start, 0);
    }

    public int Stream(ReadOnlySpan<byte> data, Action<PdfBuffer>? entries = null, bool compress = true)
    {
        var id = Reserve();
        Stream(id, data, entries, compress);
        return id;
    }

    public byte[] Finish(int catalog, int info)
    {
        PackObjects();
        var xref = Reserve();
        // Everything that was said goes into the identifier: same content, same identifier.
        var identifier = SHA256.HashData(output.Written)[..16];
        var start = output.Length;
        places[xref] = new Place(PlaceKind.InFile, start, 0);
        var rows = new byte[places.Count * 7];
        rows[5] = rows[6] = 0xFF;
        for (var id = 1; id < places.Count; id++)
        {
            var (kind, position, index) = places[id];
            Fill(rows.AsSpan(id * 7, 7), kind == PlaceKind.InArena ? (byte)2 : (byte)1, position, index);
        }

        var table = zlib.Encode(rows);
        output.Integer(xref).Raw(" 0 obj\n<</Type/XRef/Size "u8).Integer(places.Count).Raw("/W[1 4 2]/Root "u8).Reference(catalog)
            .Raw("/Info "u8).Reference(info).Raw("/ID["u8).Hex(identifier).Hex(identifier)
            .Raw("]/Filter/FlateDecode/Length "u8).Integer(table.Length)
            .Raw(">>\nstream\n"u8).Raw(table).Raw("\nendstream\nendobj\nstartxref\n"u8).Integer(start).Raw("\n%%EOF\n"u8);
        var file = output.Written.ToArray();
        output.Release();
        plain.Release();
        spare = zlib;
        return file;
    }

    /// <summary>Packs the arena into object streams; from then on an object's place is the number of its stream and its index there.</summary>
    private void PackObjects()
    {
        var ids = new List<int>(places.Count);
        for (var id = 1; id < places.Count; id++)
        {
            if (places[id].Kind == PlaceKind.Reserved)
                throw new InvalidOperationException($"Object {id} was reserved and never written.");
            if (places[id].Kind == PlaceKind.InArena)
                ids.Add(id);
        }

        var (index, body) = (new PdfBuffer(4096), new PdfBuffer(64 * 1024));
        for (var start = 0; start < ids.Count; start += ObjectsPerStream)
        {
            var count = Math.Min(ObjectsPerStream, ids.Count - start);
            var stream = Reserve();
            for (var i = 0; i < count; i++)
            {
                var id = ids[start + i];
                index.Integer(id).Byte((byte)' ').Integer(body.Length).Byte((byte)' ');
                body.Raw(plain.Written.Slice(places[id].Start, places[id].Length));
                places[id] = new Place(PlaceKind.InArena, stream, i);
            }

            var first = index.Length;
            index.Raw(body.Written);
            Stream(stream, index.Written, buffer => buffer.Raw("/Type/ObjStm/N "u8).Integer(count).Raw("/First "u8).Integer(first));
            index.Clear();
            body.Clear();
        }

        index.Release();
        body.Release();
    }

    private static void Fill(Span<byte> row, byte kind, int second, int third)
    {
        row[0] = kind;
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(row[1..], second);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt16BigEndian(row[5..], (ushort)third);
    }
}
