using System.Runtime.InteropServices;
using HarfBuzzSharp;

namespace RotationNotes.Graphics.Fonts.TrueType;

/// <summary>A TrueType file in memory with its table directory (OpenType 1.9, "Organization of an OpenType Font").</summary>
internal sealed class SfntFile
{
    private readonly (uint Tag, int Start, int Length)[] tables;

    private SfntFile(string path, byte[] bytes)
    {
        (Path, Bytes) = (path, bytes);
        if (bytes.Length < 12)
            throw new FontException(path, "the file is too short to be a font.");
        var all = new SfntTable(this, "sfnt", 0, bytes.Length);
        // A collection begins with a list of faces whose table offsets count from the file's start; the first face is used.
        var head = all.U32(0) == Tag("ttcf") ? all.U32(12) : 0;
        if (head > (uint)bytes.Length)
            throw new FontException(path, "the collection's first font lies outside the file; the file is damaged.");
        var face = all.From(head);
        var version = face.U32(0);
        if (version == Tag("OTTO"))
            throw new FontException(path, "the outlines are PostScript (CFF); a TrueType (.ttf) file is needed.");
        if (version is not 0x00010000 && version != Tag("true"))
            throw new FontException(path, "the file is not a TrueType font.");
        tables = new (uint, int, int)[face.U16(4)];
        for (var i = 0; i < tables.Length; i++)
        {
            var record = 12 + 16 * i;
            var (start, length) = (face.U32(record + 8), face.U32(record + 12));
            if (start > (uint)bytes.Length || length > (uint)bytes.Length - start)
                throw new FontException(path, "a table lies outside the file; the file is damaged.");
            tables[i] = (face.U32(record), (int)start, (int)length);
        }
    }

    public string Path { get; }

    public byte[] Bytes { get; }

    public static SfntFile Read(string path)
    {
        try
        {
            return new SfntFile(path, File.ReadAllBytes(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FontException(path, $"the file cannot be read: {error.Message}");
        }
    }

    /// <summary>The file for HarfBuzz, which reads it in place as long as it is used.</summary>
    public Blob ToBlob()
    {
        var pinned = GCHandle.Alloc(Bytes, GCHandleType.Pinned);
        return new Blob(pinned.AddrOfPinnedObject(), Bytes.Length, MemoryMode.ReadOnly, pinned.Free);
    }

    public SfntTable? Find(string tag)
    {
        var wanted = Tag(tag);
        foreach (var table in tables)
        {
            if (table.Tag == wanted)
                return new SfntTable(this, tag, table.Start, table.Length);
        }

        return null;
    }

    public SfntTable Require(string tag) => Find(tag) ?? throw new FontException(Path, $"the table '{tag}' is missing.");

    internal static uint Tag(string tag) => ((uint)tag[0] << 24) | ((uint)tag[1] << 16) | ((uint)tag[2] << 8) | tag[3];
}
