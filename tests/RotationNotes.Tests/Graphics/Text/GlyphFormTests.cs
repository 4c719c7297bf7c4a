using System.Collections.Immutable;
using RotationNotes.Documents.Blocks;
using RotationNotes.Documents.Inlines;
using RotationNotes.Graphics.Fonts;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Text;
using RotationNotes.Pdf;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Graphics.Text;

/// <summary>Raised, lowered and small-capital text: the font's own forms, or made ones; always read back as written.</summary>
public sealed class GlyphFormTests
{
    private static readonly SpanStyle Serif = new(new FontRequest(FontFamily.Serif), 10, new Color(0, 0, 0));
    private static readonly SpanStyle Sans = new(new FontRequest(FontFamily.Sans), 10, new Color(0, 0, 0));

    [Fact]
    public void Set_SuperscriptTheFontDraws_KeepsItsSizeAndBaseline()
    {
        var run = Assert.Single(Set("2", Serif with { Position = TextPosition.Superscript }));

        Assert.Equal((10, 0), (run.Style.SizePt, run.Style.RisePt));
        Assert.NotEqual(run.Face.Shape("2")[0].Glyph, run.Glyphs.Span[0].Glyph);
    }

    [Fact]
    public void Set_SuperscriptTheFontLacks_IsMadeSmallerAndRaised()
    {
        var run = Assert.Single(Set("§", Serif with { Position = TextPosition.Superscript }));

        Assert.True(run.Style.SizePt < 7 && run.Style.RisePt > 3);
    }

    [Fact]
    public void Set_Subscript_StandsLower()
    {
        var made = Assert.Single(Set("§", Sans with { Position = TextPosition.Subscript }));
        var drawn = Assert.Single(Set("2", Sans with { Position = TextPosition.Subscript }));

        Assert.True(made.Style.RisePt < 0);
        Assert.NotEqual(drawn.Face.Shape("2")[0].Glyph, drawn.Glyphs.Span[0].Glyph);
    }

    [Fact]
    public void Set_SmallCapitalsTheFontDraws_AreGlyphsOfTheirOwn()
    {
        var runs = Set("Vix index", Serif with { SmallCapitals = true });

        Assert.Equal("Vix index", string.Concat(runs.Select(TextOf)));
        Assert.All(runs, run => Assert.Equal(10, run.Style.SizePt));
        Assert.NotEqual(HouseFonts.Serif.Shape("ix").Select(glyph => glyph.Glyph), runs[1].Glyphs.ToArray().Select(glyph => glyph.Glyph));
    }

    [Fact]
    public void Set_SmallCapitalsTheFontLacks_AreSmallerCapitalsThatStandForSmallLetters()
    {
        var runs = Set("Vix", Sans with { SmallCapitals = true });

        Assert.Equal(["V", "ix"], runs.Select(TextOf));
        Assert.Equal(HouseFonts.Sans.Shape("IX").Select(glyph => glyph.Glyph), runs[1].Glyphs.ToArray().Select(glyph => glyph.Glyph));
        Assert.True(runs[1].Style.SizePt < 10);
    }

    [Fact]
    public void Set_Justified_FillsChineseLinesBetweenIdeographs()
    {
        if (HouseFonts.Serif.StandIn("中") is null)
            Assert.Skip("no font of the list has Chinese characters; build once with npm");
        const string Text = "六月通胀数据低于所有预测后两年期收益率数分钟内下行浮动利率债务最多的指数上涨最多而大型公司指数略有下跌";

        var lines = new TextSetter(HouseFonts.Library).Set([new StyledText(Text, Serif)], new TextSetting(137, TextAlignment.Justified));

        Assert.All(lines[..^1], line => Assert.Equal(137, line.WidthPt, precision: 6));
        Assert.All(lines[..^1], line => Assert.True(line.Runs[0].SpaceExtraPt is > 0 and < 1));
    }

    [Fact]
    public void Render_RaisedDigits_AreReadAsDigits()
    {
        var note = SpecimenNote.Document with { Blocks = [new Paragraph([new RotationNotes.Documents.Inlines.Text("variance σ"), new Superscript([new RotationNotes.Documents.Inlines.Text("2")]), new RotationNotes.Documents.Inlines.Text(" of H"), new Subscript([new RotationNotes.Documents.Inlines.Text("2")]), new RotationNotes.Documents.Inlines.Text("O")])] };

        var read = PdfTool.Run("pdftotext", new PdfRenderer(HouseFonts.Theme, HouseFonts.Library, PlainCharts.Draw).Render(note, PdfOptions.Default), PdfTool.File, "-");

        Assert.Contains("variance σ2 of H2O", read);
    }

    private static ImmutableArray<GlyphRun> Set(string text, SpanStyle style) => new TextSetter(HouseFonts.Library).Set([new StyledText(text, style)], new TextSetting(300))[0].Runs;

    private static string TextOf(GlyphRun run) => run.Printed;
}
