using RotationNotes.Documents;
using RotationNotes.Pdf.Layout;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Pdf.Layout;

/// <summary>Which setting a note gets so that it has the number of pages it should have.</summary>
public sealed class TightnessTests
{
    private static readonly PageRange sixToEight = new(6, 8);

    // Each step tighter saves two tenths of a page; a last page filled by less than 0.15 holds a few lines only.
    [Theory]
    [InlineData(7.5, 0)]
    [InlineData(8.3, 2)]
    [InlineData(5.7, 0)]
    [InlineData(4.9, -1)]
    [InlineData(4.5, -3)]
    // A tenth of a page is fetched back; where that would make the note too short, it gets company.
    [InlineData(7.1, 1)]
    [InlineData(5.1, -1)]
    // No step reaches these lengths, and the theme's own setting stands.
    [InlineData(12, 0)]
    [InlineData(2, 0)]
    public void Fit_FindsTheNearestSettingWithTheRightLength(double length, int step)
    {
        var found = Tightness.Fit(sixToEight, tightness => new Set(tightness.Step, length - 0.2 * tightness.Step), set => ((int)Math.Ceiling(set.Length), set.Length % 1 is > 0 and < 0.15));

        Assert.Equal(step, found.Step);
    }

    [Fact]
    public void Fit_WithoutARange_SetsOnce()
    {
        var times = 0;

        Tightness.Fit(null, tightness => new Set(++times, 12), set => (12, true));

        Assert.Equal(1, times);
    }

    [Fact]
    public void Of_ChangesSpaceAndLeadingButNoTypeSize()
    {
        var theme = HouseFonts.Theme;

        var tighter = new Tightness(2).Of(theme);

        Assert.Equal(theme.Type.BodyLeading * 0.97, tighter.Type.BodyLeading, precision: 9);
        Assert.Equal(theme.Spacing.Large * 0.88, tighter.Spacing.Large, precision: 9);
        Assert.Equal(theme.Type with { BodyLeading = tighter.Type.BodyLeading }, tighter.Type);
        Assert.Equal(theme, new Tightness(0).Of(theme));
        Assert.Equal(0.9, new Tightness(2).ChartShare, precision: 9);
    }

    [Theory]
    [InlineData("6-8", 6, 8)]
    [InlineData("1", 1, 1)]
    public void Parse_ReadsOneNumberOrTwo(string text, int least, int most) => Assert.Equal(new PageRange(least, most), PageRange.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("8-6")]
    [InlineData("0-2")]
    [InlineData("6-8-9")]
    [InlineData("six")]
    [InlineData("1-100000")]
    public void Parse_AnythingElse_IsNoRange(string text) => Assert.Null(PageRange.Parse(text));

    private sealed record Set(int Step, double Length);
}
