using System.Text;
using RotationNotes.Graphics.Fonts;
using RotationNotes.Graphics.Fonts.TrueType;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Graphics.Fonts;

public sealed class FontFaceTests
{
    [Fact]
    public void Shape_TabularFigures_GivesAllDigitsOneWidth()
    {
        var widths = "0123456789".Select(digit => HouseFonts.Sans.MeasureEm(digit.ToString(), tabularFigures: true)).Distinct();

        Assert.Single(widths);
    }

    [Fact]
    public void Shape_TabularNumber_IsAsWideAsItsDigitsAlone()
    {
        var one = HouseFonts.Sans.MeasureEm("1", tabularFigures: true);

        Assert.Equal(4 * one, HouseFonts.Sans.MeasureEm("1711", tabularFigures: true), precision: 9);
    }

    [Fact]
    public void Shape_KernedPair_IsNarrowerThanItsLetters()
    {
        foreach (var face in new[] { HouseFonts.Sans, HouseFonts.Serif })
            Assert.True(face.MeasureEm("AV") < face.MeasureEm("A") + face.MeasureEm("V"), face.PostScriptName);
    }

    [Fact]
    public void Shape_Clusters_PointAtTheCharacters()
    {
        var glyphs = HouseFonts.Sans.Shape("a\u00ADb\u2212c");

        Assert.Equal([0, 2, 3, 4], glyphs.Select(glyph => glyph.Cluster));
    }

    [Fact]
    public void GlyphOf_NoteCharacters_AreAllThere()
    {
        const string Needed = "AZaz09 \u00A0\u2212\u2013\u2014\u2018\u2019\u201C\u201D\u2026\u2022\u00D7\u03C3\u00B1%\u00A7\u20AC\u2020";

        Assert.True(HouseFonts.Sans.Covers(Needed));
        Assert.True(HouseFonts.Serif.Covers(Needed));
        Assert.Equal(0, HouseFonts.Sans.GlyphOf(new Rune(0x4E2D)));
    }

    [Fact]
    public void Outline_CapitalH_ReachesFromBaselineToCapHeight()
    {
        var face = HouseFonts.Sans;

        var path = face.Outline(face.GlyphOf(new Rune('H')));

        Assert.Equal(0, path.Points.Min(point => point.Y), precision: 3);
        Assert.Equal(face.CapHeightEm, path.Points.Max(point => point.Y), precision: 2);
        Assert.Equal(PathVerb.Move, path.Verbs[0]);
        Assert.Equal(PathVerb.Close, path.Verbs[^1]);
    }

    [Fact]
    public void Outline_AccentedLetter_ContainsTheLetterAndTheAccent()
    {
        var face = HouseFonts.Sans;
        var letter = face.Outline(face.GlyphOf(new Rune('e')));

        var accented = face.Outline(face.GlyphOf(new Rune('é')));

        Assert.True(accented.Verbs.Count(verb => verb == PathVerb.Close) > letter.Verbs.Count(verb => verb == PathVerb.Close));
        Assert.True(accented.Points.Max(point => point.Y) > letter.Points.Max(point => point.Y));
    }

    [Fact]
    public void Resolve_EachWeightAndSlope_GivesItsOwnFace()
    {
        var names = new[]
        {
            new FontRequest(FontFamily.Sans), new FontRequest(FontFamily.Sans, FontWeight.Bold), new FontRequest(FontFamily.Serif),
            new FontRequest(FontFamily.Serif, Italic: true), new FontRequest(FontFamily.Serif, FontWeight.Bold),
        }.Select(request => HouseFonts.Library.Resolve(request).PostScriptName).ToList();

        Assert.Equal(names.Count, names.Distinct().Count());
    }

    [Fact]
    public void Load_FolderWithoutFonts_SaysWhereItLooked()
    {
        var empty = Scratch.Folder();

        var error = Assert.Throws<FontException>(() => FontLibrary.Load([empty], HouseFonts.Theme.Families));

        Assert.Contains(empty.FullName, error.Message);
        empty.Delete();
    }

    [Fact]
    public void Load_FirstFamilyMissing_UsesTheNextAndSaysSo()
    {
        var library = FontLibrary.Load(FontLibrary.DefaultFolders(AppContext.BaseDirectory), (HouseFonts.Theme with { SansFamilies = ["No Such Family", "Source Serif 4"] }).Families);

        Assert.Contains("'Source Serif 4' is used", Assert.Single(library.Notices).Message);
    }

    [Fact]
    public void Open_DamagedFile_NamesTheFile()
    {
        var bytes = File.ReadAllBytes(HouseFonts.Sans.Path);
        var path = Path.Combine(Scratch.Folder().FullName, "broken.ttf");
        File.WriteAllBytes(path, bytes[..4000]);

        var error = Assert.Throws<FontException>(() => FontFace.Open(path).MeasureEm("x"));

        Assert.Equal(path, error.Path);
    }
}
