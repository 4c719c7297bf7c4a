using RotationNotes.Documents.Blocks;
using RotationNotes.Documents.Inlines;
using RotationNotes.Market.Observations;
using RotationNotes.Market.Views;
using RotationNotes.Metrics.Facts;
using RotationNotes.Narrative.Checks;
using RotationNotes.Narrative.Prose;
using RotationNotes.Narrative.Writing;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Narrative;

/// <summary>The shipped weekly note, read as its subscribers read it.</summary>
public class WeeklyRotationTests
{
    [Fact]
    public void SampleNote_HoldsWhatTheNotePromises()
    {
        var composition = Compose(Shipped.Sample, Shipped.Sample.DefaultAsOf);
        var blocks = Flat(composition.Document.Blocks).ToArray();

        Assert.True(composition.Document.IsSample);
        Assert.Single(blocks.OfType<Callout>(), c => c.Role == CalloutRole.Takeaways);
        Assert.True(blocks.OfType<Figure>().Count() >= 8, "fewer than eight figures");
        Assert.True(blocks.OfType<TableExhibit>().Count() >= 3, "fewer than three tables");
        Assert.Single(blocks.OfType<KeyFigures>());
        Assert.Single(blocks.OfType<DefinitionList>());
        Assert.Single(blocks.OfType<Disclosure>());
        Assert.Empty(blocks.OfType<Hole>());
        Assert.Empty(composition.Diagnostics);
        Assert.Equal(composition.ExhibitCsv.Count, blocks.OfType<Figure>().Count() + blocks.OfType<TableExhibit>().Count());
    }

    [Fact]
    public void EveryClaimSpan_IsInTheLedgerWithItsText()
    {
        var composition = Compose(Shipped.Sample, Shipped.Sample.DefaultAsOf);
        var claims = composition.Document.Claims.ToDictionary(c => c.Id);

        var spans = Flat(composition.Document.Blocks).SelectMany(Inlines).OfType<ClaimSpan>().ToArray();

        Assert.True(spans.Length > 100, $"only {spans.Length} claims");
        Assert.All(spans, span => Assert.Equal(claims[span.ClaimId].Text, InlineText.Plain(span)));
    }

    [Fact]
    public void RealJuly2024_TellsThePublishedStory()
    {
        var text = TextOf(Compose(Shipped.Real(), new DateOnly(2024, 7, 16)));

        Assert.Contains("Small caps lead by 9.9 percentage points in five sessions, the widest margin in data that start in 1999", text);
        Assert.Contains("At +11.5%, the five-session return of the Russell 2000 is the largest gain since April 2020.", text);
        Assert.Contains("10 October 2008 and 11 July 2024", text);
        Assert.Contains("+0.96, the highest reading in data that start in 2009", text);
        Assert.Contains("in the zone chartists call overbought, the highest reading since October 2017", text);
        Assert.Contains("In the report for 9 July 2024", text);
    }

    [Fact]
    public void RealJuly22_PrintsTheReportOfTheSixteenth()
    {
        var text = TextOf(Compose(Shipped.Real(), new DateOnly(2024, 7, 22)));

        Assert.Contains("In the report for 16 July 2024, leveraged funds held 41% of their Russell 2000 futures on the long side, asset managers 59%.", text);
    }

    [Theory]
    [InlineData("2002-05-07")]
    [InlineData("2008-10-10")]
    [InlineData("2016-11-11")]
    [InlineData("2020-03-18")]
    [InlineData("2022-06-16")]
    [InlineData("2025-04-08")]
    public void RealWeeks_AreGrammaticalAndFreeOfTypedClaims(string asOf)
    {
        var note = Shipped.Library.Load("weekly-rotation");
        var composition = NoteComposer.Compose(note, Shipped.Real().AsOf(DateOnly.Parse(asOf)), MetricCatalogue.Default);

        foreach (var printed in PrintedText.Of(composition.Document))
        {
            Assert.Empty(Grammar.Complaints(printed));
            Assert.Empty(ProseLint.Complaints(printed, note.Names));
        }

        Assert.DoesNotContain(composition.Diagnostics, d => d.Message.Contains("unbacked", StringComparison.Ordinal));
    }

    [Fact]
    public void MarketTurnedUpsideDown_TheSentencesTurnWithIt()
    {
        var asOf = Shipped.Sample.DefaultAsOf;
        var upright = TextOf(Compose(Shipped.Sample, asOf));
        var turned = TextOf(Compose(WithLastMoveOf(Shipped.Sample, "RUT", 0.85, asOf), asOf));

        Assert.Contains("Small caps lead by", upright);
        Assert.DoesNotContain("Small caps lead by", turned);
        Assert.Contains("Small caps were left well behind.", turned);
        Assert.DoesNotContain("fell with the market", turned);
        Assert.Contains("below its 50-day average", turned);
        Assert.DoesNotContain("overbought", turned);
    }

    [Fact]
    public void WithoutPositioning_TheSectionSaysSo()
    {
        var rest = new MarketData(Shipped.Sample.Calendar, Shipped.Sample.Series.Where(s => !s.Id.Value.StartsWith("TFF.", StringComparison.Ordinal)), isSample: true);

        var composition = Compose(rest, Shipped.Sample.DefaultAsOf);
        var text = TextOf(composition);

        Assert.Contains("No current report on futures positions in the Russell 2000 is at hand at this date", text);
        Assert.DoesNotContain("leveraged funds held", text);
        Assert.Contains("Left out for want of data: Leveraged funds", text);
    }

    /// <summary>The market with the last close of one series multiplied by <paramref name="factor"/>.</summary>
    private static MarketData WithLastMoveOf(MarketData market, string id, double factor, DateOnly asOf)
    {
        var changed = market.Series.Select(series =>
        {
            if (series.Id.Value != id)
                return series;
            var values = series.Values.ToArray();
            values[series.CountUntil(asOf) - 1] *= factor;
            return new Series(series.Descriptor, series.Dates.ToArray(), values);
        });
        return new MarketData(market.Calendar, changed, market.IsSample);
    }

    private static Composition Compose(MarketData market, DateOnly asOf) =>
        NoteComposer.Compose(Shipped.Library.Load("weekly-rotation"), market.AsOf(asOf), MetricCatalogue.Default);

    private static string TextOf(Composition composition)
    {
        var texts = Flat(composition.Document.Blocks).SelectMany(block => block switch
        {
            Paragraph paragraph => [InlineText.Plain(paragraph.Content)],
            Heading heading => [InlineText.Plain(heading.Content)],
            _ => Array.Empty<string>(),
        });
        return string.Join('\n', texts.Prepend(composition.Document.Title)).Replace('\u00A0', ' ');
    }

    private static IEnumerable<Block> Flat(IEnumerable<Block> blocks) => blocks.SelectMany(block => block switch
    {
        Callout callout => Flat(callout.Content).Prepend(callout),
        ItemList list => Flat(list.Items.SelectMany(i => i)).Prepend(list),
        SideBySide pair => Flat([pair.Left, pair.Right]),
        Disclosure disclosure => Flat(disclosure.Content).Prepend(disclosure),
        Placed placed => Flat([placed.Content]),
        _ => [block],
    });

    private static IEnumerable<Inline> Inlines(Block block) => block switch
    {
        Paragraph paragraph => paragraph.Content.SelectMany(All),
        Heading heading => heading.Content.SelectMany(All),
        Figure figure => figure.Caption.Title.SelectMany(All),
        TableExhibit table => table.Caption.Title.SelectMany(All).Concat(table.Table.Rows.SelectMany(r => r.Cells).SelectMany(c => c.Content).SelectMany(All)),
        KeyFigures figures => figures.Items.SelectMany(i => i.Value.Concat(i.Detail)).SelectMany(All),
        _ => [],
    };

    private static IEnumerable<Inline> All(Inline inline) => inline switch
    {
        Strong strong => strong.Content.SelectMany(All),
        Emphasis emphasis => emphasis.Content.SelectMany(All),
        _ => [inline],
    };
}
