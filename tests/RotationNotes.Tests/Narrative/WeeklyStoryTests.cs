using System.Text.RegularExpressions;
using RotationNotes.Documents;
using RotationNotes.Documents.Blocks;
using RotationNotes.Documents.Inlines;
using RotationNotes.Html.PlainText;
using RotationNotes.Metrics.Facts;
using RotationNotes.Narrative.Writing;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Narrative;

/// <summary>What an editor would strike out: repetition, contradiction, and headlines that miss the week.</summary>
public partial class WeeklyStoryTests
{
    [Theory]
    [InlineData("2000-03-24")]
    [InlineData("2002-10-09")]
    [InlineData("2009-03-09")]
    [InlineData("2010-05-06")]
    [InlineData("2013-06-20")]
    [InlineData("2018-02-05")]
    [InlineData("2020-03-18")]
    [InlineData("2020-11-09")]
    [InlineData("2023-03-13")]
    [InlineData("2024-07-16")]
    [InlineData("2024-07-19")]
    [InlineData("2025-04-08")]
    public void HeadlineDeckTakeawayAndLead_DoNotRepeatEachOther(string asOf)
    {
        foreach (var id in (string[])["weekly-rotation", "weekly-rotation.zh"])
        {
            var document = Document(id, asOf);
            var takeaway = First(document.Blocks.OfType<Callout>().First().Content.OfType<ItemList>().First().Items[0]);
            var lead = First([.. document.Blocks.SkipWhile(b => b is not Heading)]);

            var headline = Sizes(document.Title);
            Assert.Empty(headline.Intersect(Sizes(document.Subtitle!)));
            Assert.True(headline.Intersect(Sizes(takeaway)).Count() <= 1, $"{id} {asOf}: \"{document.Title}\" and \"{takeaway}\"");
            Assert.Empty(Sizes(document.Subtitle!).Intersect(Sizes(lead)));
            Assert.True(Sizes(takeaway).Intersect(Sizes(lead)).Count() <= 1, $"{id} {asOf}: \"{takeaway}\" and \"{lead}\"");
        }
    }

    [Theory]
    [InlineData("2018-02-05", "Small caps down 6.7% in five sessions, the S&P 500 down 7.2%", "The VIX is up 23.5 points, the largest rise since August 2015.")]
    [InlineData("2013-06-20", "Small caps in step with the S&P 500: down 2.9% in five sessions", "The ten-year Treasury yield")]
    [InlineData("2023-03-13", "Small caps fall 8.2% in five sessions, 3.4 percentage points more than the S&P 500", "86 basis points, the largest fall since September 2001")]
    [InlineData("2007-08-16", "Small caps fall 2.0% in five sessions, 0.8 percentage points less than the S&P 500", "41 basis points, the largest fall since October 2002.")]
    [InlineData("2000-03-21", "Small caps lag by 13.4 percentage points in five sessions, the widest shortfall in data that start in 1999", "The ten-year Treasury yield")]
    [InlineData("2024-07-19", "Small caps lead the Nasdaq-100 by 12.6% in ten sessions, the widest margin since May 2002", "The ten-year Treasury yield")]
    public void HeadlineAndDeck_TellTheWeek(string asOf, string headline, string deck)
    {
        var document = Document("weekly-rotation", asOf);

        Assert.Equal(headline, document.Title.Replace('\u00A0', ' '));
        Assert.Contains(deck, document.Subtitle!.Replace('\u00A0', ' '));
    }

    [Theory]
    [InlineData("weekly-rotation", "2024-07-16")]
    [InlineData("weekly-rotation", "2020-03-18")]
    [InlineData("weekly-rotation", "2002-10-09")]
    [InlineData("weekly-rotation.zh", "2024-07-16")]
    [InlineData("weekly-rotation.zh", "2009-03-09")]
    public void EveryExhibit_IsReferredToInTheText(string id, string asOf)
    {
        var document = Document(id, asOf);
        var shown = document.Blocks.SelectMany(b => b is SideBySide pair ? [pair.Left, pair.Right] : b is Placed placed ? [placed.Content] : new[] { b }).ToArray();
        var text = string.Concat(shown.OfType<Paragraph>().Select(p => InlineText.Plain(p.Content)));

        foreach (var number in shown.Select(b => b switch { Figure f => f.Caption.Number, TableExhibit t => t.Caption.Number, _ => 0 }).Where(n => n > 0))
            Assert.Matches(id.EndsWith("zh", StringComparison.Ordinal) ? $"图表{number}(?![0-9])" : $"Exhibit\u00A0{number}(?![0-9])", text);
    }

    [Fact]
    public void SmallCapsFellWhileLargeRose_TheyDidNotFallWithTheMarket() => Assert.DoesNotContain("fell with the market", Text("weekly-rotation", "2000-03-21"));

    [Fact]
    public void VolatilityFellWhileTheIndexRose_ThePatternIsNotCalledFlipped()
    {
        var text = Text("weekly-rotation", "2020-11-09");

        Assert.Contains("Implied volatility fell as the index rose", text);
        Assert.Contains("From day to day the two moved the same way", text);
        Assert.DoesNotContain("The usual sign has flipped", text);
        Assert.DoesNotContain("risen and fallen together", text);
    }

    [Fact]
    public void VolatilityRoseEverywhere_IsNotReadAsDemandForSmallCaps()
    {
        Assert.DoesNotContain("scramble for upside", Text("weekly-rotation", "2024-07-19"));
        Assert.Contains("scramble for upside", Text("weekly-rotation", "2024-07-16"));
    }

    [Fact]
    public void SlightMoves_CarryNoConclusions()
    {
        var text = Text("weekly-rotation", "2018-02-05");

        Assert.Contains("the yield moved too little to test the pattern", text);
        Assert.DoesNotContain("Growth. Small caps have moved with the two-year yield", text);
        Assert.DoesNotContain("gives no warning", text);
        Assert.DoesNotContain("A quiet comparison", text);
    }

    [Fact]
    public void CreditThatSoldOffWithShares_IsNotCalledSilent()
    {
        Assert.Contains("Credit weakened along with shares", Text("weekly-rotation", "2018-12-24"));
        Assert.DoesNotContain("investors shed", Text("weekly-rotation", "2000-03-24"));
    }

    [Fact]
    public void SpreadBelowZero_IsADiscount_NotANarrowGap()
    {
        var text = Text("weekly-rotation", "2025-04-08");

        Assert.Contains("below those on the S&P 500, the largest discount in data that start in 2009", text);
        Assert.DoesNotContain("narrowest gap", text);
    }

    [Fact]
    public void BeforeEqualWeightsExist_NoExhibitPromisesThem()
    {
        var text = Text("weekly-rotation", "2000-03-24");

        Assert.DoesNotContain("Small caps, the average large company", text);
        Assert.DoesNotContain("2000-03-24", text);
        Assert.DoesNotContain("Import", text);
    }

    [Fact]
    public void NumbersThatDoNotExist_AreSaidInTheLanguageOfTheNote()
    {
        Assert.Contains("n/a", Text("weekly-rotation", "2018-02-05"));
        Assert.Contains("暂缺", Text("weekly-rotation.zh", "2018-02-05"));
        Assert.DoesNotContain("n/a", Text("weekly-rotation.zh", "2018-02-05"));
    }

    [Fact]
    public void Contributions_AreInPercentagePoints()
    {
        var document = NoteComposer.Compose(Shipped.Library.Load("weekly-rotation"), Shipped.Sample.AsOf(Shipped.Sample.DefaultAsOf), MetricCatalogue.Default).Document;

        Assert.Matches(@"the seven giants contribute [+\u2212][0-9.]+ pp to the S&P 500.s return", Flat(document));
    }

    /// <summary>Fund flows are newer than short interest, weekly valuations newer than quarterly balance sheets.</summary>
    [Fact]
    public void DataOfSeveralDates_AreNotAllCalledTheNewest()
    {
        var document = NoteComposer.Compose(Shipped.Library.Load("weekly-rotation"), Shipped.Sample.AsOf(Shipped.Sample.DefaultAsOf), MetricCatalogue.Default).Document;
        var notes = string.Join('\n', document.Blocks.OfType<ItemList>().Where(l => l.Role == ListRole.Notes).SelectMany(l => l.Items).Select(i => InlineText.Plain(((Paragraph)i[0]).Content)));

        Assert.Matches("The newest data on fundamentals published by the as-of date are those of 12.July 2024", notes);
        Assert.Matches("The newest data on short interest and some fundamentals published by the as-of date are those of 28.June 2024", notes);
    }

    private static NoteDocument Document(string id, string asOf) =>
        NoteComposer.Compose(Shipped.Library.Load(id), Shipped.Real().AsOf(DateOnly.Parse(asOf, System.Globalization.CultureInfo.InvariantCulture)), MetricCatalogue.Default).Document;

    private static string Text(string id, string asOf) => Flat(Document(id, asOf));

    private static string Flat(NoteDocument document) => Gap().Replace(PlainTextRenderer.Render(document).Replace('\u00A0', ' '), " ");

    private static string First(IReadOnlyList<Block> blocks) => InlineText.Plain(blocks.OfType<Paragraph>().First().Content);

    /// <summary>Numbers with their units; years, sessions and names of indices are none.</summary>
    private static string[] Sizes(string text) => [.. Size().Matches(text).Select(m => m.Groups[1].Value).Distinct()];

    [GeneratedRegex(@"([0-9,]+(?:\.[0-9]+)?(?:%|\u00A0?(?:percentage|basis|points|个)))")]
    private static partial Regex Size();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Gap();
}
