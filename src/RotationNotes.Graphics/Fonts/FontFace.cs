using System.Collections.Concurrent;
using System.Text;
using RotationNotes.Graphics.Fonts.TrueType;
using RotationNotes.Graphics.Geometry;
using SkiaSharp;

namespace RotationNotes.Graphics.Fonts;

/// <summary>One face of a TrueType family: metrics, shaping, outlines. Reads its file at first use and only the tables it needs.</summary>
/// <remarks>Safe to share between threads. Any member throws <see cref="FontException"/> when the file is missing or damaged.</remarks>
public sealed partial class FontFace
{
    private readonly Lazy<SfntFile> file;
    private readonly Lazy<FaceMetrics> metrics;
    private readonly Lazy<FaceShaper> shaper;
    private readonly Lazy<WordCache> words;
    private readonly Lazy<GlyphTable> glyphs;
    private readonly Lazy<GlyphOutlines> outlines;
    private readonly Func<string, FontFace?>? standIns;
    private readonly ConcurrentDictionary<string, FontFace?> knownStandIns = new(StringComparer.Ordinal);

    private FontFace(string path, Func<string, FontFace?>? standIns)
    {
        Path = path;
        this.standIns = standIns;
        file = new Lazy<SfntFile>(() => SfntFile.Read(Path));
        metrics = new Lazy<FaceMetrics>(() => new FaceMetrics(file.Value));
        shaper = new Lazy<FaceShaper>(() => new FaceShaper(file.Value, UnitsPerEm));
        words = new Lazy<WordCache>(() => new WordCache(this, shaper.Value));
        glyphs = new Lazy<GlyphTable>(() => new GlyphTable(file.Value, metrics.Value.GlyphCount, metrics.Value.LongOffsets));
        outlines = new Lazy<GlyphOutlines>(() => new GlyphOutlines(Path, UnitsPerEm));
    }

    /// <summary>The font file.</summary>
    public string Path { get; }

    public string PostScriptName => metrics.Value.PostScriptName;

    /// <summary>Font units per em; the integer members below are in these units.</summary>
    public int UnitsPerEm => metrics.Value.UnitsPerEm;

    public int GlyphCount => metrics.Value.GlyphCount;

    /// <summary>Height above the baseline in em, positive.</summary>
    public double AscentEm => metrics.Value.Ascent / (double)UnitsPerEm;

    /// <summary>Depth below the baseline in em, positive.</summary>
    public double DescentEm => -metrics.Value.Descent / (double)UnitsPerEm;

    public double CapHeightEm => metrics.Value.CapHeight / (double)UnitsPerEm;

    public double XHeightEm => metrics.Value.XHeight / (double)UnitsPerEm;

    /// <summary>Degrees counter-clockwise from upright; negative for italics.</summary>
    public double ItalicAngleDegrees => metrics.Value.ItalicAngleDegrees;

    public int WeightClass => metrics.Value.WeightClass;

    public bool IsFixedPitch => metrics.Value.IsFixedPitch;

    /// <summary>Smallest box around all glyphs, in font units.</summary>
    public (int XMin, int YMin, int XMax, int YMax) Bounds => metrics.Value.Bounds;

    /// <summary>Whether the font's licence bits let a document embed a subset (OS/2 <c>fsType</c>).</summary>
    public bool MayEmbed => metrics.Value.MayEmbed;

    /// <summary>A face that will be read from <paramref name="path"/> when it is first used.</summary>
    /// <param name="standIns">Finds a face for a letter with its marks that this one lacks; null for a face without a family list.</param>
    public static FontFace Open(string path, Func<string, FontFace?>? standIns = null) => new(path, standIns);

    /// <summary>A face of the family list that has a letter with all its marks; null when none has it.</summary>
    public FontFace? StandIn(ReadOnlySpan<char> letter)
    {
        if (standIns is null)
            return null;
        if (!knownStandIns.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(letter, out var face))
            knownStandIns[letter.ToString()] = face = standIns(letter.ToString());
        return face;
    }

    /// <summary>The face's glyph for a character, 0 when it has none.</summary>
    public ushort GlyphOf(Rune rune) => shaper.Value.Glyph(rune.Value);

    /// <summary>Advance of a glyph in font units, without kerning.</summary>
    public int AdvanceUnits(ushort glyph) => metrics.Value.Advance(glyph);

    /// <summary>Outline of a glyph in em, baseline at y = 0, y upwards.</summary>
    public VectorPath Outline(ushort glyph) => outlines.Value.InEm(glyph);

    /// <summary>Outline of a glyph in font units, baseline at y = 0, y downwards as Skia's canvas has it.</summary>
    internal SKPath SkiaOutline(ushort glyph) => outlines.Value.InUnits(glyph);

    /// <summary>The raw outline of a glyph as stored in <c>glyf</c>; empty for a blank glyph.</summary>
    public ReadOnlySpan<byte> OutlineBytes(ushort glyph) => glyphs.Value.Bytes(glyph);

    /// <summary>The raw bytes of a font table, or empty when the font lacks it.</summary>
    public ReadOnlySpan<byte> TableBytes(string tag) => file.Value.Find(tag) is { } table ? table.Span : default;
}
