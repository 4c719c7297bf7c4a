using System.Text;
using RotationNotes.Graphics.Themes;

namespace RotationNotes.Tests.Graphics.Themes;

public sealed class ThemeFileTests
{
    private const string Colors = """
          "colors": {
            "ink": "#1a1d23", "mutedInk": "#5a6270", "rule": "#c8cdd4", "paper": "#ffffff", "accent": "#0a3556", "accentTint": "#eef2f6",
            "positive": "#1b6e58", "negative": "#a5302f", "context": "#87909d", "series": [ "#0a3556", "#c05a14" ]
          }
        """;

    [Fact]
    public void Parse_AllKeysGood_GivesTheTheme()
    {
        var theme = Parse("{ \"house\": \"A House\", \"page\": { \"size\": \"Letter\", \"margins\": { \"left\": 70 } }, \"type\": { \"body\": 10.5 },\n" + Colors + "}");

        Assert.Equal(("house", "A House", 612.0, 70.0, 10.5, 2), (theme.Id, theme.House, theme.Page.WidthPt, theme.Page.MarginLeftPt, theme.Type.Body, theme.Colors.Series.Length));
    }

    [Theory]
    [InlineData("en-US", "For investors.")]
    [InlineData("zh-CN", "仅供投资者参阅。")]
    public void Footer_SpeaksTheLanguageOfTheNote(string language, string expected)
    {
        var theme = Parse("{ \"house\": \"A House\", \"footer\": \"For investors.\", \"footers\": { \"zh\": \"仅供投资者参阅。\" },\n" + Colors + "}");

        Assert.Equal(expected, theme.FooterIn(language));
        Assert.Equal("For investors.", (theme with { ChineseFooterText = "" }).FooterIn(language));
    }

    [Fact]
    public void Parse_SeveralMistakes_AreAllReportedWithTheirLines()
    {
        var errors = Assert.Throws<ThemeException>(() => Parse("{\n \"hose\": \"A House\",\n \"type\": { \"body\": \"big\" },\n \"page\": { \"size\": \"A7\" },\n" + Colors + "}")).Errors;

        Assert.Equal([(0, "'house' is missing."), (2, "unknown key 'hose'."), (3, "'type.body' must be a number from 5 to 60 points."), (4, "unknown page size 'A7'.")],
            errors.Select(error => (error.Line, error.Message)).Order());
    }

    [Fact]
    public void Parse_PaleText_IsRefusedWithItsContrast()
    {
        var error = Assert.Single(Assert.Throws<ThemeException>(() => Parse("{ \"house\": \"A House\",\n" + Colors.Replace("#a5302f", "#e08080") + "}")).Errors);

        Assert.Contains("'colors.negative' has a contrast of 2.", error.Message);
        Assert.Equal(4, error.Line);
    }

    [Fact]
    public void Parse_BrokenJson_NamesTheLine()
    {
        var error = Assert.Single(Assert.Throws<ThemeException>(() => Parse("{\n \"house\" \"x\" }")).Errors);

        Assert.Equal(("house.json", 2), (error.File, error.Line));
    }

    [Fact]
    public void Parse_PageKeys_GiveGridSpacingLogoAndLines()
    {
        var theme = Parse("{ \"house\": \"A House\", \"header\": \"Strategy\", \"confidentiality\": \"Confidential\", \"grid\": { \"gutter\": 24 }, \"spacing\": { \"small\": 8 }, \"logo\": { \"height\": 20, \"viewBox\": [0, 0, 40, 10], \"paths\": [\"M0 0H40V10H0Z\"] },\n" + Colors + "}");

        Assert.Equal(("Strategy", "Confidential", 24.0, 8.0, 80.0), (theme.HeaderText, theme.Confidentiality, theme.Grid.GutterPt, theme.Spacing.Small, theme.Logo!.WidthPt));
        Assert.Equal(theme.Colors.Accent, theme.Logo.Paths[0].Fill);
    }

    [Theory]
    [InlineData("\"logo\": { \"viewBox\": [0, 0, 1, 1], \"paths\": [\"M0 0A1 1 0 0 1 1 1\"] }", "arcs are not supported")]
    [InlineData("\"logo\": { \"paths\": [\"M0 0H1\"] }", "'logo.viewBox' must be four numbers")]
    [InlineData("\"spacing\": { \"hair\": 9 }", "must ascend")]
    [InlineData("\"confidentiality\": \"x\", \"page\": { \"margins\": { \"bottom\": 40 } }", "the bottom margin is too low")]
    public void Parse_BadPageKeys_AreReported(string keys, string expected) =>
        Assert.Contains(expected, Assert.Single(Assert.Throws<ThemeException>(() => Parse("{ \"house\": \"A House\", " + keys + ",\n" + Colors + "}")).Errors).Message);

    [Fact]
    public void Parse_CellShadeThatHidesText_IsRefused()
    {
        var error = Assert.Throws<ThemeException>(() => Parse("{ \"house\": \"A House\",\n" + Colors.Replace("#1a1d23", "#6a6d73").Replace("#5a6270", "#6a6d73") + "}")).Errors;

        Assert.Contains(error, found => found.Message.Contains("the strongest negative cell"));
    }

    [Theory]
    [InlineData("research", 595.276)]
    [InlineData("letter-mono", 612)]
    public void Load_ShippedTheme_IsSound(string id, double width)
    {
        var theme = ThemeFile.Load(Path.Combine(TemplateFolder(), "themes", id + ".json"));

        Assert.Equal((id, width), (theme.Id, theme.Page.WidthPt));
    }

    /// <summary>Worked example of WCAG: black on white is 21 to 1.</summary>
    [Fact]
    public void Contrast_BlackOnWhite_Is21() =>
        Assert.Equal(21, Contrast.Ratio(new(0, 0, 0), new(255, 255, 255)), precision: 9);

    internal static string TemplateFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "templates", "themes")))
                return Path.Combine(folder.FullName, "templates");
        }

        throw new DirectoryNotFoundException("The folder 'templates' was not found above the tests.");
    }

    private static Theme Parse(string json) => ThemeFile.Parse(Encoding.UTF8.GetBytes(json), "house.json");
}
