using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using RotationNotes.Graphics.Fonts;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Graphics.Fonts;

/// <summary>Glyphs and their places, against HarfBuzz's own program and what it printed.</summary>
public sealed class ShapingTests
{
    private const string Program = "/usr/bin/hb-shape";

    /// <summary>Glyph, character and advance in 2,048ths, as hb-shape 6.0 prints them for Inter Regular.</summary>
    [Theory]
    [InlineData("69,861", "1347=0+1270|1350=1+1218|1499=2+544|1349=3+1267|1347=4+1270|1340=5+833")]
    [InlineData("0.5", "1339=0+1240|1500=1+561|1345=2+1215")]
    public void Shape_FigureWithCommaOrPoint_IsKernedAsHarfBuzzDoes(string text, string expected) => Assert.Equal(expected, Printed(HouseFonts.Sans, HouseFonts.Sans.Shape(text)));

    [Theory]
    [InlineData("69,861 and 0.5%, from 1,250.75 to 5,667.20")]
    [InlineData("S&P 500 rose 1.25%, to 5,667.20 (“AVA”); To. Office fjord — Übermaß Ελλάδα Россия")]
    [InlineData("x\u0304 y\u0302 p\u0302 A\u030A\u0301")]
    public void Shape_ProseWordByWord_EqualsTheWholeLineOfHarfBuzz(string text)
    {
        Assert.SkipUnless(File.Exists(Program), "hb-shape is not installed (Debian package libharfbuzz-bin).");
        foreach (var request in new[] { new FontRequest(FontFamily.Sans), new FontRequest(FontFamily.Sans, FontWeight.SemiBold), new FontRequest(FontFamily.Serif), new FontRequest(FontFamily.Serif, FontWeight.Bold), new FontRequest(FontFamily.Serif, Italic: true) })
        {
            var face = HouseFonts.Library.Resolve(request);
            if (!face.Covers(text))
                continue;

            Assert.Equal(Outside(face.Path, text), Printed(face, face.Shape(text)));
        }
    }

    [Fact]
    public void Shape_SameWordAgain_GivesTheSameGlyphsFromAnyPlace()
    {
        var first = HouseFonts.Serif.Shape("growth");

        var later = HouseFonts.Serif.Shape("of growth");

        Assert.Equal(first.Select(glyph => (glyph.Glyph, glyph.AdvanceEm)), later[3..].Select(glyph => (glyph.Glyph, glyph.AdvanceEm)));
        Assert.Equal([3, 4, 5, 6, 7, 8], later[3..].Select(glyph => glyph.Cluster));
    }

    [Fact]
    public void Shape_CombiningMark_StandsOverItsLetterAndTakesNoRoom()
    {
        var glyphs = HouseFonts.Sans.Shape("x\u0304=");

        Assert.Equal(3, glyphs.Length);
        Assert.Equal(0, glyphs[1].AdvanceEm);
        Assert.InRange(glyphs[1].XEm, -glyphs[0].AdvanceEm, 0);
        Assert.Equal(HouseFonts.Sans.MeasureEm("x="), HouseFonts.Sans.MeasureEm("x\u0304="), precision: 2);
    }

    [Fact]
    public void Shape_MarkWithoutAPlaceInTheFont_IsCentredAboveItsLetter()
    {
        foreach (var face in new[] { HouseFonts.Sans, HouseFonts.Serif })
        {
            var glyphs = face.Shape("\u03B2\u0302");
            var (letter, mark) = (face.Outline(glyphs[0].Glyph).Points, face.Outline(glyphs[1].Glyph).Points);
            var pen = glyphs[0].AdvanceEm + glyphs[1].XEm;

            Assert.Equal(letter.Average(point => point.X), pen + (mark.Min(point => point.X) + mark.Max(point => point.X)) / 2, tolerance: 0.12);
            Assert.True(mark.Min(point => point.Y) + glyphs[1].YEm > letter.Max(point => point.Y), face.PostScriptName);
        }
    }

    [Fact]
    public void Shape_DecomposedLetter_IsTheComposedOne() => Assert.Equal(HouseFonts.Serif.Shape("Å")[0].Glyph, Assert.Single(HouseFonts.Serif.Shape("A\u030A")).Glyph);

    [Fact]
    public void MeasureEm_TabularFigures_IgnoreTheirNeighbours()
    {
        var face = HouseFonts.Sans;

        Assert.Equal(face.MeasureEm("1,711.7", tabularFigures: true), face.MeasureEm("7,117.1", tabularFigures: true), precision: 9);
        Assert.Equal(face.MeasureEm(",", tabularFigures: false), face.MeasureEm("1,1", tabularFigures: true) - 2 * face.MeasureEm("1", tabularFigures: true), precision: 9);
    }

    [Fact]
    public void Shape_ArrowAndTimesTypedInLetters_StayAsTyped()
    {
        var face = HouseFonts.Sans;

        Assert.Equal([.. "->3x5".Select(letter => face.Shape(letter.ToString())[0].Glyph)], face.Shape("->3x5").Select(glyph => glyph.Glyph));
    }

    [Fact]
    public void Shape_WordOfTenThousandLetters_HasThemAll()
    {
        var watch = Stopwatch.StartNew();

        var glyphs = HouseFonts.Serif.Shape(new string('m', 10_000));

        Assert.Equal(10_000, glyphs.Length);
        Assert.Equal(9_999, glyphs[^1].Cluster);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 10);
    }

    [Fact]
    public void Shape_FontWithoutLayoutTables_StillPrints()
    {
        var bytes = File.ReadAllBytes(HouseFonts.Sans.Path);
        foreach (var table in (string[])["GSUB", "GPOS", "GDEF"])
            Rename(bytes, table);
        var path = Path.Combine(Scratch.Folder().FullName, "plain.ttf");
        File.WriteAllBytes(path, bytes);
        var face = FontFace.Open(path);

        var glyphs = face.Shape("AV 0.5", tabularFigures: true);

        Assert.Equal([.. "AV 0.5".Select(letter => face.GlyphOf(new System.Text.Rune(letter)))], glyphs.Select(glyph => glyph.Glyph));
        Assert.Equal(glyphs.Select(glyph => face.AdvanceUnits(glyph.Glyph) / (double)face.UnitsPerEm), glyphs.Select(glyph => glyph.AdvanceEm));
    }

    private static void Rename(byte[] font, string table)
    {
        var at = font.AsSpan(0, 1000).IndexOf(System.Text.Encoding.ASCII.GetBytes(table));
        font[at] = (byte)'z';
    }

    /// <summary>In the form of <c>hb-shape --no-glyph-names</c>.</summary>
    private static string Printed(FontFace face, ImmutableArray<ShapedGlyph> glyphs) => string.Join('|', glyphs.Select(glyph =>
    {
        var (x, y) = (Math.Round(glyph.XEm * face.UnitsPerEm), Math.Round(glyph.YEm * face.UnitsPerEm));
        return string.Create(CultureInfo.InvariantCulture, $"{glyph.Glyph}={glyph.Cluster}{(x != 0 || y != 0 ? $"@{x},{y}" : "")}+{Math.Round(glyph.AdvanceEm * face.UnitsPerEm)}");
    }));

    private static string Outside(string font, string text)
    {
        var start = new ProcessStartInfo(Program) { RedirectStandardOutput = true };
        foreach (var argument in (string[])["--no-glyph-names", "--cluster-level=1", "--features=pnum,lnum,calt=0", font, text])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return printed.Trim().Trim('[', ']');
    }
}
