using System.Collections.Immutable;
using RotationNotes.Graphics.Fonts;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Text;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Graphics.Text;

/// <summary>Lines in which some words run from right to left.</summary>
public sealed class BidiLineTests
{
    private static readonly SpanStyle Style = new(new FontRequest(FontFamily.Sans), 10, new Color(0, 0, 0));

    [Fact]
    public void Set_HebrewInAnEnglishLine_StandsReversedAtItsPlace()
    {
        var runs = Set("rates שלום עולם fell")[0].Runs;

        Assert.Equal(["rates ", "שלום עולם", " fell"], runs.Select(run => run.Printed));
        Assert.Equal([false, true, false], runs.Select(run => run.RightToLeft));
        Assert.Equal(runs.OrderBy(run => run.XPt), runs);
        Assert.Equal([8, 7, 6, 5, 4, 3, 2, 1, 0], runs[1].Glyphs.ToArray().Select(glyph => glyph.Cluster));
    }

    [Fact]
    public void Set_HebrewSentenceWithEnglishWords_RunsFromTheRight()
    {
        var runs = Set("שלום small caps 2000 עולים")[0].Runs;

        Assert.Equal("שלום small caps 2000 עולים", string.Concat(runs.Select(run => run.Printed)));
        Assert.Equal(runs[0].XPt, runs.Max(run => run.XPt));
        Assert.Equal(runs[^1].XPt, runs.Min(run => run.XPt));
    }

    [Fact]
    public void Set_BrokenHebrewLine_LeavesItsLastSpaceOutside()
    {
        foreach (var alignment in new[] { TextAlignment.Left, TextAlignment.Right })
        {
            var lines = Set("שלום עולם שלום עולם שלום עולם", 60, alignment);

            Assert.True(lines.Length > 1);
            Assert.All(lines, line =>
            {
                var words = line.Runs.Where(run => run.Printed.Trim().Length > 0).ToList();
                Assert.Equal(alignment == TextAlignment.Left ? 0 : 60 - line.WidthPt, words.Min(run => run.XPt), precision: 6);
                Assert.Equal(alignment == TextAlignment.Left ? line.WidthPt : 60, words.Max(run => run.XPt + run.WidthPt), precision: 6);
            });
        }
    }

    [Fact]
    public void Set_ArabicLetters_AreJoined()
    {
        var joined = Set("الأسهم")[0].Runs[0];
        var alone = joined.Face.Shape("س")[0];

        Assert.True(joined.RightToLeft);
        Assert.DoesNotContain(alone.Glyph, joined.Glyphs.ToArray().Select(glyph => glyph.Glyph));
    }

    [Fact]
    public void Of_ArabicNumberInChartText_ReadsFromLeftToRight()
    {
        var stretches = ShapedStretch.Of(HouseFonts.Sans, "ترتفع 11.5% اليوم", tabularFigures: false);

        var number = Assert.Single(stretches, stretch => stretch.Text.StartsWith("11.5", StringComparison.Ordinal));
        Assert.False(number.RightToLeft);
        Assert.Equal(number.Glyphs.Select(glyph => glyph.Cluster).Order(), number.Glyphs.Select(glyph => glyph.Cluster));
        Assert.True(stretches[0].RightToLeft && stretches[0].Text.Contains("اليوم", StringComparison.Ordinal));
        Assert.Equal(HouseFonts.Sans.MeasureEm("ترتفع 11.5% اليوم"), stretches.Sum(stretch => stretch.WidthEm), precision: 9);
    }

    [Fact]
    public void Set_ControlCharacters_AreBlanks()
    {
        var line = Assert.Single(Set("one\ttwo\u2028three\u000Bfour\u0085end"));

        Assert.Equal("one two three four end", string.Concat(line.Runs.Select(run => run.Printed)));
        Assert.Equal(Set("one two three four end")[0].WidthPt, line.WidthPt, precision: 9);
    }

    [Fact]
    public void Set_MarkThatTheFaceLacks_TakesItsLetterWithIt()
    {
        // Han faces have no combining marks; Latin ones no Han. Letter and mark always share one face, or the mark is said to be missing.
        var setter = new TextSetter(HouseFonts.Library);
        var runs = setter.Set([new StyledText("x\u0304 \u05E9\u05C1 中\u0304", Style)], new TextSetting(500))[0].Runs;

        Assert.Contains(runs, run => run.Printed.Contains("x\u0304", StringComparison.Ordinal));
        Assert.Contains(runs, run => run.Printed.Contains("\u05E9\u05C1", StringComparison.Ordinal));
        Assert.All(setter.Missing, missing => Assert.Contains("中", missing.Around, StringComparison.Ordinal));
    }

    [Fact]
    public void Set_WordOfTenThousandLetters_FillsLines()
    {
        var lines = Set(new string('m', 10_000), 400);

        Assert.Equal(10_000, lines.Sum(line => line.Runs.Sum(run => run.Printed.Length)));
        Assert.All(lines, line => Assert.InRange(line.WidthPt, 1, 400.001));
    }

    private static ImmutableArray<TextLine> Set(string text, double width = 500, TextAlignment alignment = TextAlignment.Left)
    {
        Assert.SkipWhen(HouseFonts.Sans.StandIn("ש") is null || HouseFonts.Sans.StandIn("س") is null, "no font of the list has Hebrew and Arabic; build once with npm");
        return new TextSetter(HouseFonts.Library).Set([new StyledText(text, Style)], new TextSetting(width, alignment));
    }
}
