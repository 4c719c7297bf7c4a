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
        var version = all.U32(0);
        if (version == Tag("OTTO"))
            throw new FontException(path, "the outlines are PostScript (CFF); a TrueType (.ttf) file is needed.");
        if (version is not 0x00010000 && version != Tag("true"))
            throw new FontException(path, "the file is not a TrueType font.");
        tables = new (uint, int, int)[all.U16(4)];
        for (var i = 0; i < tables.Length; i++)
        {
            var record = 12 + 16 * i;
            var (start, length) = (all.U32(record + 8), all.U32(record + 12));
            if (start > (uint)bytes.Length || length > (uint)bytes.Length - start)
                throw new FontException(path, "a table lies outside the file; the file is damaged.");
            tables[i] = (all.U32(record), (int)start, (int)length);
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
