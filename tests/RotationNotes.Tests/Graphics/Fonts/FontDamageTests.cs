using System.Buffers.Binary;
using System.Text;
using RotationNotes.Graphics.Fonts;
using RotationNotes.Graphics.Fonts.TrueType;
using RotationNotes.Pdf.Fonts;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Graphics.Fonts;

/// <summary>A font file with changed bytes is used or refused with its name; it never ends the program otherwise, and never takes long.</summary>
/// <remarks>The suite tries some; <c>ROTATION_NOTES_SWEEP=2000</c> tries that many.</remarks>
public sealed class FontDamageTests
{
    private const string Sample = "AV Ta office 0123 12.5% Übermaß — “quoted” −18 fjord";
    private static readonly string[] Tables = ["cmap", "head", "hhea", "hmtx", "maxp", "loca", "glyf", "GPOS", "GSUB", "name", "OS/2", "post"];

    [Fact]
    public void Use_FontWithChangedBytes_WorksOrNamesTheFile()
    {
        var rounds = int.TryParse(Environment.GetEnvironmentVariable("ROTATION_NOTES_SWEEP"), out var count) ? count : 120;
        var sound = File.ReadAllBytes(HouseFonts.Serif.Path);
        var folder = Scratch.Folder();
        var path = Path.Combine(folder.FullName, "damaged.ttf");
        var (refused, random) = (0, new Random(3));
        for (var round = 0; round < rounds; round++)
        {
            var bytes = (byte[])sound.Clone();
            Damage(bytes, Tables[round % Tables.Length], random);
            File.WriteAllBytes(path, bytes);
            try
            {
                Use(FontFace.Open(path));
            }
            catch (FontException error)
            {
                Assert.Equal(path, error.Path);
                refused++;
            }
        }

        folder.Delete(recursive: true);
        Assert.InRange(refused, 1, rounds - 1);
    }

    [Fact]
    public void Use_FontCutAnywhere_NamesTheFile()
    {
        var sound = File.ReadAllBytes(HouseFonts.Serif.Path);
        var folder = Scratch.Folder();
        var path = Path.Combine(folder.FullName, "cut.ttf");
        for (var length = 0; length < sound.Length - 4; length = length * 2 + 3)
        {
            File.WriteAllBytes(path, sound[..length]);

            Assert.Equal(path, Assert.Throws<FontException>(() => Use(FontFace.Open(path))).Path);
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public void Open_Collection_UsesItsFirstFace()
    {
        var sound = File.ReadAllBytes(HouseFonts.Serif.Path);
        var path = Path.Combine(Scratch.Folder().FullName, "one.ttc");
        File.WriteAllBytes(path, Collection(sound));

        Assert.Equal(HouseFonts.Serif.MeasureEm(Sample), FontFace.Open(path).MeasureEm(Sample), precision: 12);
    }

    private static void Use(FontFace face)
    {
        _ = face.PostScriptName + face.CapHeightEm + face.MayEmbed;
        var subset = new FontSubset(face, "F1");
        foreach (var glyph in face.Shape(Sample))
        {
            face.Outline(glyph.Glyph);
            subset.Use(glyph.Glyph, "x");
        }

        face.MeasureEm(Sample, tabularFigures: true);
        TrueTypeSubset.Build(subset);
    }

    private static void Damage(byte[] bytes, string table, Random random)
    {
        for (var i = 0; i < BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(4)); i++)
        {
            var record = bytes.AsSpan(12 + 16 * i, 16);
            if (Encoding.ASCII.GetString(record[..4]) != table)
                continue;
            var (start, length) = (BinaryPrimitives.ReadInt32BigEndian(record[8..]), BinaryPrimitives.ReadInt32BigEndian(record[12..]));
            // Heads of tables hold the counts and offsets that matter most.
            for (var k = random.Next(1, 12); k > 0; k--)
                bytes[start + random.Next(random.Next(2) == 0 ? Math.Min(length, 60) : length)] = (byte)random.Next(256);
            if (random.Next(8) == 0)
                record[random.Next(8, 16)] = (byte)random.Next(256);
        }
    }

    /// <summary>The font behind a collection's header, its table offsets moved along.</summary>
    private static byte[] Collection(byte[] font)
    {
        const int Header = 16;
        byte[] file = [.. "ttcf"u8, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, Header, .. font];
        for (var i = 0; i < BinaryPrimitives.ReadUInt16BigEndian(font.AsSpan(4)); i++)
        {
            var offset = file.AsSpan(Header + 12 + 16 * i + 8, 4);
            BinaryPrimitives.WriteInt32BigEndian(offset, BinaryPrimitives.ReadInt32BigEndian(offset) + Header);
        }

        return file;
    }
}
