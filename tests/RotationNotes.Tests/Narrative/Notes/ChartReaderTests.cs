using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Narrative.Notes;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Narrative.Notes;

public class ChartReaderTests
{
    private const string Common = "\"id\": \"a\", \"topic\": \"t\", \"title\": \"t\", \"subtitle\": \"s\", ";

    [Fact]
    public void Read_UnknownKind_NamesPlaceAndEveryKind()
    {
        var finding = Assert.Single(Findings("\"kind\": \"pie\", \"slices\": 3"));

        Assert.StartsWith("templates/test/note.json(7,", finding);
        foreach (var (word, _) in ChartKinds.Words)
            Assert.Contains(word, finding);
    }

    [Theory]
    [InlineData("\"kind\": \"line\", \"series\": []", "has 0 series; its kind takes 1 to 8")]
    [InlineData("\"kind\": \"spread\", \"series\": [{ \"of\": \"RUT\" }]", "has 1 series; its kind takes 2")]
    [InlineData("\"kind\": \"line\", \"series\": [{ \"of\": \"ret(RUT\" }]", "expression `ret(RUT`")]
    [InlineData("\"kind\": \"line\", \"series\": [{ \"of\": \"RUT\", \"emphasis\": \"loud\" }]", "Allowed: primary, secondary, context.")]
    [InlineData("\"kind\": \"line\", \"series\": [{ \"of\": \"RUT\" }], \"window\": \"5w\"", "'5w' is not a window. Allowed: all, ytd")]
    [InlineData("\"kind\": \"bars\", \"series\": [{ \"of\": \"RUT\" }], \"rebase\": true", "unknown member 'rebase'")]
    [InlineData("\"kind\": \"curve\", \"series\": [{ \"of\": \"DGS2\" }, { \"of\": \"DGS10\" }], \"snapshots\": [\"soon\"]", "'soon' is not a moment for 'snapshots'. Allowed: 0s")]
    [InlineData("\"kind\": \"range\", \"series\": [{ \"of\": \"RUT\" }], \"then\": \"all\"", "'all' is not a moment for 'then'")]
    [InlineData("\"kind\": \"grouped\", \"categories\": [\"1 day\", \"5 days\"], \"groups\": [{ \"name\": \"Small\", \"values\": [\"ret(RUT, 1)\"] }]", "'Small' has 1 values for 2 categories")]
    [InlineData("\"kind\": \"event-study\", \"series\": [{ \"of\": \"RUT\" }], \"signal\": \"ret(RUT, 5)\"", "is no condition")]
    [InlineData("\"kind\": \"overlay\", \"series\": [{ \"of\": \"RUT\" }], \"anchors\": [\"2020-03-23\", \"2009-03-09\"]", "does not follow the one before it")]
    [InlineData("\"kind\": \"overlay\", \"series\": [{ \"of\": \"RUT\" }], \"anchors\": [\"March 2020\"]", "'March 2020' is not a date")]
    [InlineData("\"kind\": \"multiples\", \"panels\": [{ \"title\": \"A\", \"series\": [{ \"of\": \"RUT\" }], \"format\": \"pct 1\" }]", "shares one scale")]
    [InlineData("\"kind\": \"multiples\", \"panels\": []", "has 0 panels; its kind takes 1 to 12")]
    [InlineData("\"kind\": \"waterfall\", \"series\": [{ \"of\": \"RUT\" }]", "has 1 parts; its kind takes 2 to 20")]
    [InlineData("\"kind\": \"histogram\", \"series\": [{ \"of\": \"RUT\" }], \"bins\": 1", "'bins' must be a whole number from 2 to 200")]
    [InlineData("\"kind\": \"line\", \"series\": [{ \"of\": \"RUT\" }], \"format\": \"percent\"", "'percent' is not a format. Allowed: pct")]
    [InlineData("\"kind\": \"candles\", \"series\": [{ \"of\": \"RUT / SPX\" }]", "whose 'open' is not known by its name")]
    [InlineData("\"kind\": \"candles\", \"series\": [{ \"of\": \"IWM\" }], \"averages\": [1]", "'averages' must be a list of whole numbers from 2 to 1000")]
    [InlineData("\"kind\": \"candles\", \"series\": [{ \"of\": \"IWM\" }], \"averages\": [5, 10, 20, 50]", "more than 3 hide the candles")]
    [InlineData("\"kind\": \"candles\", \"series\": [{ \"of\": \"IWM\" }], \"span\": \"hour\"", "'hour' is not a value of 'span'. Allowed: session, week, month.")]
    [InlineData("\"kind\": \"box\", \"series\": [{ \"of\": \"RUT\" }], \"by\": \"moon\"", "'moon' is not a value of 'by'. Allowed: month, weekday, condition.")]
    [InlineData("\"kind\": \"box\", \"series\": [{ \"of\": \"RUT\" }], \"by\": \"condition\", \"groups\": [{ \"name\": \"A\", \"when\": \"VIX\" }]", "`VIX` is no condition")]
    [InlineData("\"kind\": \"box\", \"series\": [{ \"of\": \"RUT\" }], \"by\": \"condition\"", "'groups' is missing")]
    [InlineData("\"kind\": \"box\", \"series\": [{ \"of\": \"RUT\" }], \"groups\": [{ \"name\": \"A\", \"when\": \"VIX > 20\" }]", "groups by month and takes no groups of its own")]
    [InlineData("\"kind\": \"radar\", \"series\": [{ \"of\": \"RUT\" }]", "has 1 items; its kind takes 3 to 12")]
    public void Read_MistakeInAChart_SaysWhereAndWhatIsAllowed(string members, string expected)
    {
        var findings = Findings(members);

        Assert.Contains(findings, finding => finding.Contains(expected, StringComparison.Ordinal));
        Assert.All(findings, finding => Assert.StartsWith("templates/test/note.json(", finding));
    }

    [Theory]
    [InlineData("0s", 4)]
    [InlineData("2s", 2)]
    [InlineData("9s", -1)]
    [InlineData("2024-07-14", 2)]
    [InlineData("2024-07-01", -1)]
    [InlineData("1m", -1)]
    public void EarlierPoint_IsTheLastObservationOnOrBefore(string text, int index)
    {
        DateOnly[] dates = [new(2024, 7, 10), new(2024, 7, 11), new(2024, 7, 12), new(2024, 7, 15), new(2024, 7, 16)];

        Assert.Equal(index, EarlierPoint.Parse(text)!.IndexIn(dates, dates[^1]));
    }

    private static string[] Findings(string members)
    {
        var problem = Assert.Throws<DiagnosticException>(() => SmallNote.Of("Text.", members: $"\"charts\": [{{ {Common}{members} }}]"));
        Assert.Equal(FailureKind.Configuration, problem.Kind);
        return [.. problem.Diagnostics.Select(d => d.ToString())];
    }
}
