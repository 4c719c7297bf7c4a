using RotationNotes.Graphics.Fonts;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Text;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Graphics.Text;

public sealed class HyphenationTests
{
    private static readonly SpanStyle Style = new(new FontRequest(FontFamily.Serif), 10, new Color(0, 0, 0));

    [Theory]
    [InlineData("inflation", "in-fla-tion")]
    [InlineData("investment", "in-vest-ment")]
    [InlineData("market", "mar-ket")]
    [InlineData("interest", "in-terest")]
    [InlineData("running", "run-ning")]
    [InlineData("selling", "selling")]
    [InlineData("control", "con-trol")]
    [InlineData("volatility", "volatility")]
    [InlineData("positioning", "positioning")]
    [InlineData("mapped", "mapped")]
    [InlineData("counterparty", "counter-party")]
    [InlineData("rates", "rates")]
    public void Mark_Word_FindsOnlySafePlaces(string word, string divided)
    {
        var places = new bool[word.Length];

        EnglishHyphenation.Mark(word, places);

        Assert.Equal(divided, string.Concat(word.Select((letter, i) => places[i] ? "-" + letter : letter.ToString())));
    }

    [Fact]
    public void Set_Hyphenated_DividesWordsWithASoftHyphenAndLosesNothing()
    {
        const string Prose = "The investment committee considered inflation, understanding that interest transactions and international consumption represent counterparty commitment.";
        var divided = 0;
        for (var width = 60.0; width < 200; width += 5)
        {
            var lines = new TextSetter(HouseFonts.Library).Set([new StyledText(Prose, Style)], new TextSetting(width, Hyphenates: true));

            divided += lines.Count(line => line.Runs[^1].Text == "\u00AD");
            Assert.Equal(Prose, string.Concat(lines.SelectMany(line => line.Runs).Where(run => run.Text != "\u00AD").Select(run => run.Printed)));
            Assert.All(lines, line => Assert.True(line.WidthPt <= width + 1e-6));
        }

        Assert.True(divided > 5);
    }

    [Fact]
    public void Set_NotHyphenated_DividesNothing()
    {
        var lines = new TextSetter(HouseFonts.Library).Set([new StyledText("international consumption and investment commitment", Style)], new TextSetting(70));

        Assert.DoesNotContain(lines.SelectMany(line => line.Runs), run => run.Text == "\u00AD");
    }

    [Fact]
    public void Set_NamesAndAbbreviations_AreNeverDivided()
    {
        for (var width = 62.0; width < 120; width += 3)
        {
            var lines = new TextSetter(HouseFonts.Library).Set([new StyledText("Interactive UNDERSTANDING Transport's", Style)], new TextSetting(width, Hyphenates: true));

            Assert.DoesNotContain(lines.SelectMany(line => line.Runs), run => run.Text == "\u00AD");
        }
    }

    [Fact]
    public void Set_SoftHyphenInTheText_IsAPlaceAlways()
    {
        var lines = new TextSetter(HouseFonts.Library).Set([new StyledText("Zwangsvollstreckungs\u00ADverfahren", Style)], new TextSetting(110));

        Assert.Equal(2, lines.Length);
        Assert.Equal("\u00AD", lines[0].Runs[^1].Text);
    }
}
