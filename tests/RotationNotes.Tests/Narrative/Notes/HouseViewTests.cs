using RotationNotes.Documents.Blocks;
using RotationNotes.Documents.Inlines;
using RotationNotes.Metrics.Facts;
using RotationNotes.Narrative.Notes;
using RotationNotes.Narrative.Writing;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Narrative.Notes;

public class HouseViewTests
{
    private const string Sheet = """
        date,asset,stance,horizon,change,reason
        2024-01-15,Small caps,neutral,twelve months,new,Patience.
        2024-06-01,Small caps,positive,twelve months,up,Rates help.
        2023-12-01,Credit,underweight,six months,new,Spreads are thin.
        2024-08-01,Large caps,neutral,twelve months,new,Sound.
        """;

    [Theory]
    [InlineData("six months", "2024-07-15")]
    [InlineData("2 years", "2026-01-15")]
    [InlineData("three weeks", "2024-02-05")]
    [InlineData("tactical", "2025-01-15")]
    public void Until_IsTheEndOfTheHorizon(string horizon, string until) =>
        Assert.Equal(DateOnly.Parse(until), new HouseView(new DateOnly(2024, 1, 15), "A", "neutral", horizon, "").Until);

    [Fact]
    public void Note_PrintsViewsInForce_NeitherFutureNorLapsedOnes()
    {
        var json = new NoteFile("note.json", "templates/test/note.json", """{ "publication": "P", "author": "A", "title": "T", "metrics": ["rut-ret-5d"] }""");
        var body = new NoteFile("note.scriban", "templates/test/note.scriban", "{{ for v in house_views }}{{ v.asset }}: {{ v.stance }}, before {{ v.before }}. {{ end }}");
        var note = NoteReader.Read("test", json, body, [json, new NoteFile("house-views.csv", "templates/test/house-views.csv", Sheet), body]);

        var document = NoteComposer.Compose(note, SmallMarket.View(0.01, 0.01), MetricCatalogue.Default).Document;

        Assert.Equal("Small caps: positive, before neutral.", InlineText.Plain(Assert.IsType<Paragraph>(Assert.Single(document.Blocks)).Content));
    }
}
