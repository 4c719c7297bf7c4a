using RotationNotes.Documents.Blocks;
using RotationNotes.Documents.Inlines;
using RotationNotes.Metrics.Facts;
using RotationNotes.Narrative.Phrases;
using RotationNotes.Narrative.Prose;
using RotationNotes.Narrative.Writing;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Narrative.Phrases;

public class ChineseTests
{
    [Fact]
    public void Dates_AreWrittenYearFirst()
    {
        var words = new DateWords(DateStyle.YearMonthDay, new DateOnly(2024, 7, 16));

        Assert.Equal("2024年7月16日", words.Full(new DateOnly(2024, 7, 16)));
        Assert.Equal("7月16日", words.DayMonth(new DateOnly(2024, 7, 16)));
        Assert.Equal("2020年4月", words.SinceWhen(new DateOnly(2020, 4, 29)));
        Assert.Equal("星期二", words.Weekday(new DateOnly(2024, 7, 16)));
    }

    [Fact]
    public void Sentences_EndWithoutASpace() =>
        Assert.Equal(["指数上涨。", "收益率下行1.5个基点！", "如何？"], Sentences.Split("指数上涨。收益率下行1.5个基点！如何？"));

    [Theory]
    [InlineData("指数\n上涨 11.5% 。", "指数上涨11.5%。")]
    [InlineData("第一段。\n\n第二段。", "第一段。\n\n第二段。")]
    [InlineData("- 一。\n- 二。", "- 一。\n- 二。")]
    [InlineData("# 题\n\n文", "# 题\n\n文")]
    public void Spaces_BesideIdeographsGo(string typed, string set) => Assert.Equal(set, Spacing.Tidy(typed, Chinese.Instance));

    [Fact]
    public void ShippedNote_DefinitionsAndPicturesAreInChinese()
    {
        var document = NoteComposer.Compose(Shipped.Library.Load("weekly-rotation.zh"), Shipped.Sample.AsOf(Shipped.Sample.DefaultAsOf), MetricCatalogue.Default).Document;
        var definitions = document.Blocks.OfType<DefinitionList>().Single().Items.Select(item => InlineText.Plain(item.Meaning));
        var pictures = document.Blocks.SelectMany(b => b is SideBySide pair ? [pair.Left, pair.Right] : b is Placed placed ? [placed.Content] : new[] { b }).OfType<Figure>().Select(f => f.AltText).ToArray();

        Assert.True(pictures.Length > 8, $"only {pictures.Length} pictures");
        foreach (var text in definitions.Concat(pictures))
            Assert.DoesNotMatch("[a-z]{3}", text);
    }

    [Fact]
    public void Note_SaysTheSameFactsInChinese()
    {
        var note = SmallNote.Read(
            """{ "publication": "周报", "author": "股票", "language": "zh-CN", "title": "题", "metrics": ["rut-ret-5d", "rut-spx-gap-5d"] }""",
            "截至{{ as_of | full_date }}，指数{{ rut_ret_5d | up_down }}，\n{{ rut_spx_gap_5d | against \"标普\" }}。\n{{ claim (rut_ret_5d.value > 0) rut_ret_5d }}这是最大的一次。{{ end_claim }}");

        var document = NoteComposer.Compose(note, SmallMarket.View(0.05, 0.01), MetricCatalogue.Default).Document;

        var text = InlineText.Plain(Assert.IsType<Paragraph>(Assert.Single(document.Blocks)).Content);
        Assert.Matches("^截至2024年7月16日，指数上升5.0%，(跑赢|领先)标普4.0个百分点。这是最大的一次。$", text);
        Assert.Equal("这是最大的一次。", Assert.Single(document.Claims, c => c.Condition is not null).Text);
    }
}
