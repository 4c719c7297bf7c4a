using System.Collections.Immutable;
using RotationNotes.Graphics.Characters;
using RotationNotes.Graphics.Fonts;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Text;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Graphics.Text;

public sealed class TextSetterTests
{
    private const string Prose = "Five sessions later the Russell 2000 had gained as much as in the eighteen months before, while the index of the largest hundred companies had lost a little.";
    private static readonly SpanStyle Style = new(new FontRequest(FontFamily.Serif), 10, new Color(0, 0, 0));

    [Fact]
    public void Set_AnyWidth_LosesNoTextAndStaysInsideTheMeasure()
    {
        for (var width = 24.0; width < 420; width += 7)
        {
            var lines = Set(Prose, width);

            Assert.Equal(Prose, string.Concat(lines.Select(TextOf)));
            Assert.All(lines, line => Assert.True(line.WidthPt <= width + 1e-6, $"{line.WidthPt} > {width}"));
        }
    }

    [Fact]
    public void Set_NoBreakSpace_KeepsNumberAndUnitOnOneLine()
    {
        for (var width = 40.0; width < 200; width += 3)
            Assert.DoesNotContain(Set("The yield fell by \u221218\u00A0bp in a week, to 4.43\u00A0pct now", width), line => TextOf(line).TrimEnd().EndsWith("18") || TextOf(line).StartsWith("bp"));
    }

    [Fact]
    public void Set_TotalFit_LeavesLessUnevennessThanFillingLineByLine()
    {
        const double Width = 150;
        // Nothing in it may not be torn apart, so that only evenness decides.
        var prose = Prose.Replace("Russell 2000", "index of small companies", StringComparison.Ordinal);

        var lines = Set(prose, Width);

        Assert.True(Unevenness(lines.Select(line => line.WidthPt), Width) <= Unevenness(Greedy(prose, Width), Width) + 1e-9);
    }

    [Theory]
    [InlineData("The gap to the S&P 500 is wide")]
    [InlineData("It fell by 18 bp on the day")]
    [InlineData("As Exhibit 12 shows in full")]
    [InlineData("A range of 1.2 billion shares")]
    public void Set_NumberWithItsNameOrUnit_StaysOnOneLine(string text)
    {
        var tied = text.Split(' ').Zip(text.Split(' ').Skip(1)).Single(pair => pair.First is "S&P" or "18" or "Exhibit" or "1.2");
        for (var width = 60.0; width < 160; width += 2)
            Assert.Contains(Set(text, width), line => TextOf(line).Contains($"{tied.First} {tied.Second}"));
    }

    [Fact]
    public void Set_MonthAndYear_ArePartedOnlyToAvoidSomethingWorse()
    {
        const string Text = "This is the widest gap between the two of them since about July 2002 and it has not closed";
        var parted = 0;
        for (var width = 60.0; width < 300; width += 2)
            parted += Set(Text, width).Any(line => TextOf(line).TrimEnd().EndsWith("July")) ? 1 : 0;

        Assert.InRange(parted, 0, 6);
    }

    [Fact]
    public void Set_YearAfterAPreposition_IsNoName()
    {
        var broken = false;
        for (var width = 30.0; width < 160; width += 1)
            broken |= Set("Since 2002 In 1999 After 1987", width).Any(line => TextOf(line).TrimEnd().EndsWith("Since"));

        Assert.True(broken);
    }

    [Fact]
    public void Set_WordWiderThanTheLine_IsCutInsteadOfSpilling()
    {
        var lines = Set("an unbreakablywidewordwithoutanyplacetobreak here", 50);

        Assert.True(lines.Length > 3);
        Assert.All(lines, line => Assert.True(line.WidthPt <= 50 + 1e-6));
    }

    [Fact]
    public void Set_LineFeed_EndsTheLine()
    {
        var lines = Set("one\ntwo", 300);

        Assert.Equal(["one", "two"], lines.Select(TextOf));
        Assert.All(lines, line => Assert.True(line.EndsParagraph));
    }

    [Fact]
    public void Set_Justified_FillsEveryLineButTheLast()
    {
        var lines = new TextSetter(HouseFonts.Library).Set([new StyledText(Prose, Style)], new TextSetting(160, TextAlignment.Justified));

        Assert.All(lines[..^1], line => Assert.Equal(160, line.WidthPt, precision: 6));
        Assert.True(lines[^1].WidthPt < 160);
    }

    [Fact]
    public void Set_WordInTwoStyles_IsNotBrokenBetweenThem()
    {
        for (var width = 30.0; width < 90; width += 2)
        {
            var lines = new TextSetter(HouseFonts.Library).Set([new StyledText("rose ", Style), new StyledText("11", Style.Bold()), new StyledText(".5% more", Style)], new TextSetting(width));

            Assert.Contains(lines, line => TextOf(line).Contains("11.5%"));
        }
    }

    [Fact]
    public void Set_CharacterNoFontHas_BecomesAQuestionMarkAndIsReported()
    {
        var setter = new TextSetter(HouseFonts.Library);

        var lines = setter.Set([new StyledText("a\uE123b", Style)], new TextSetting(200));

        Assert.Equal("a?b", TextOf(lines[0]));
        Assert.Equal(new MissingCharacter(0xE123, "a\uE123b"), Assert.Single(setter.Missing));
    }

    [Fact]
    public void Set_Ligature_StillStandsForItsLetters()
    {
        var line = Set("office", 200)[0];

        Assert.Equal("office", TextOf(line));
        Assert.True(line.Runs.Sum(run => run.Glyphs.Length) <= 6);
    }

    private static ImmutableArray<TextLine> Set(string text, double width) => new TextSetter(HouseFonts.Library).Set([new StyledText(text, Style)], new TextSetting(width));

    private static string TextOf(TextLine line) => string.Concat(line.Runs.Select(run => run.Printed));

    private static double Unevenness(IEnumerable<double> widths, double measure) => widths.SkipLast(1).Sum(width => (measure - width) * (measure - width));

    private static List<double> Greedy(string text, double measure)
    {
        var face = HouseFonts.Library.Resolve(Style.Font);
        var (widths, line) = (new List<double>(), "");
        foreach (var word in text.Split(' '))
        {
            var longer = line.Length == 0 ? word : line + " " + word;
            if (face.MeasureEm(longer) * Style.SizePt > measure)
            {
                widths.Add(face.MeasureEm(line) * Style.SizePt);
                longer = word;
            }

            line = longer;
        }

        widths.Add(face.MeasureEm(line) * Style.SizePt);
        return widths;
    }
}
