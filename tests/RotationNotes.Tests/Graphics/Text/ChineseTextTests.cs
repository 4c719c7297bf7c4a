using System.Collections.Immutable;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Graphics.Fonts;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Text;
using RotationNotes.Pdf;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Graphics.Text;

/// <summary>Chinese text in a note whose own families are Latin: stand-in font, line ends, marks, print.</summary>
public sealed class ChineseTextTests
{
    private const string Prose = "六月通胀数据低于所有预测后，两年期收益率数分钟内下行；浮动利率债务最多的罗素2000指数（Russell 2000）五个交易日上涨11.5%，为“1999年以来”最大涨幅……同期，纳斯达克100指数下跌——几乎没有反弹。";
    private static readonly SpanStyle Style = new(new FontRequest(FontFamily.Serif), 10, new Color(0, 0, 0));

    [Fact]
    public void Set_AnyWidth_LosesNothingAndNeverBeginsALineWithAClosingMark()
    {
        RequireChinese();
        for (var width = 42.0; width < 320; width += 7)
        {
            var lines = Set(width);

            Assert.Equal(Prose, string.Concat(lines.Select(TextOf)));
            Assert.All(lines, line => Assert.DoesNotContain(TextOf(line)[0], "，。；）”…—%."));
            Assert.All(lines, line => Assert.DoesNotContain(TextOf(line).TrimEnd()[^1], "（“"));
            Assert.All(lines, line => Assert.True(line.WidthPt <= width + 1e-6));
        }
    }

    [Fact]
    public void Set_NumberBesideIdeographs_IsNeverBroken()
    {
        RequireChinese();
        for (var width = 42.0; width < 320; width += 3)
        {
            var lines = string.Join('\n', Set(width).Select(TextOf));

            Assert.Contains("11.5%", lines);
            Assert.Contains("1999", lines);
        }
    }

    [Fact]
    public void Set_FigureBeforeWhatItCounts_StaysWithIt()
    {
        RequireChinese();
        const string Text = "自1990年有数据以来，指数在7月16日当天第3次上涨9.9个百分点，为2倍以上";
        for (var width = 80.0; width < 400; width += 3)
        {
            var lines = new TextSetter(HouseFonts.Library).Set([new StyledText(Text, Style)], new TextSetting(width)).Select(TextOf).ToArray();

            Assert.All(lines.Skip(1), line => Assert.DoesNotContain(line[0], "年月日次个倍"));
        }
    }

    [Fact]
    public void Set_QuotesBesideIdeographs_AreAsWideAsIdeographs()
    {
        RequireChinese();
        var run = Set(1000)[0].Runs.Single(run => run.Text.Contains('“'));

        Assert.Contains("为“", run.Text);
        Assert.Equal(1, run.Glyphs.ToArray().Single(glyph => run.Text[glyph.Cluster] == '“').AdvanceEm, precision: 2);
    }

    [Fact]
    public void Set_TwoFullWidthMarks_ShareTheirEmptyHalf()
    {
        RequireChinese();
        var setter = new TextSetter(HouseFonts.Library);

        var apart = setter.NaturalWidth([new StyledText("。中（", Style)]);
        var together = setter.NaturalWidth([new StyledText("中。（", Style)]);

        Assert.Equal(5, apart - together, precision: 1);
    }

    [Fact]
    public void Of_ChartLabel_IsSetInFontsThatHaveItsCharacters()
    {
        RequireChinese();
        var stretches = ShapedStretch.Of(HouseFonts.Sans, "Russell 2000：罗素", tabularFigures: true);

        Assert.Equal(["Russell 2000", "：罗素"], stretches.Select(stretch => stretch.Text));
        Assert.DoesNotContain(stretches.SelectMany(stretch => stretch.Glyphs), glyph => glyph.Glyph == 0);
        Assert.Equal(HouseFonts.Sans.MeasureEm("Russell 2000：罗素", tabularFigures: true), stretches.Sum(stretch => stretch.WidthEm), precision: 9);
    }

    [Fact]
    public void Render_ChineseNote_IsReadBackAsWrittenAndReportsNothing()
    {
        RequireChinese();
        var reports = new List<Diagnostic>();
        var note = SpecimenNote.Document with { Language = "zh-CN", Title = "小盘股领先", Blocks = [SpecimenNote.Plain(Prose)] };

        var pdf = new PdfRenderer(HouseFonts.Theme, HouseFonts.Library, PlainCharts.Draw).Render(note, new PdfOptions { Report = reports.Add });

        Assert.Empty(reports);
        var read = PdfTool.Run("pdftotext", pdf, "-nopgbrk", PdfTool.File, "-");
        Assert.Contains(Prose.Replace(" ", ""), string.Concat(read.Where(c => !char.IsWhiteSpace(c))));
    }

    private static ImmutableArray<TextLine> Set(double width) => new TextSetter(HouseFonts.Library).Set([new StyledText(Prose, Style)], new TextSetting(width));

    private static string TextOf(TextLine line) => string.Concat(line.Runs.Select(run => run.Printed));

    private static void RequireChinese()
    {
        if (HouseFonts.Serif.StandIn("中") is null)
            Assert.Skip("no font of the list has Chinese characters; build once with npm");
    }
}
