using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Foundation.Units;
using RotationNotes.Metrics.Facts;
using RotationNotes.Narrative.Exhibits;
using RotationNotes.Narrative.Notes;
using RotationNotes.Narrative.Phrases;
using RotationNotes.Tests.Specimens;
using static RotationNotes.Tests.Specimens.TestMarket;

namespace RotationNotes.Tests.Narrative.Exhibits;

public sealed class EditorialTests
{
    private static readonly Dictionary<string, string> good = new()
    {
        ["catalysts"] = "date,event,period,prior,consensus,known\n2024-07-25,\"GDP, first estimate\",Q2 2024,1.4%,2.1%,2024-06-28\n2024-07-31,FOMC decision,,,,\n2024-07-11,CPI,June,3.3%,3.1%,\n2024-09-10,Debate,,,,2024-08-08\n",
        ["house-views"] = "date,asset,stance,horizon,change,reason\n2024-06-03,US small caps,neutral,12 months,unchanged,\n2024-07-15,US small caps,positive,12 months,up,Easier policy ahead\n2024-07-01,UK equities,overweight,12 months,unchanged,\n2024-08-01,UK equities,neutral,12 months,down,\n",
        ["quotations"] = "date,speaker,role,firm,text,source\n2024-07-12,A. Analyst,Strategist,Bank,\"It is a \"\"great rotation\"\"\",note 12\n",
        ["forecasts"] = "date,author,firm,statement,series,target,by,source\n2023-12-29,A. Analyst,Shop,Small caps gain 50 % in 2024,RUT,0.5,2024-12-31,note 1\n2024-07-12,B. Analyst,Shop,Small caps fall,RUT,-0.5,2024-07-15,note 2\n",
        ["products"] = "ticker,name,index,leverage\nIWM,iShares Russell 2000 ETF,Russell 2000,1\nTZA,Direxion Small Cap Bear 3X,Russell 2000,-3\n",
        ["hedges"] = "date,structure,underlying,tenor,rationale,attribution\n2024-07-10,Call spread,Nasdaq-100,3 months,Cheap upside,A bank\n",
        ["notices"] = "date,topic,text\n2024-01-01,Risk,Past performance says nothing reliable.\n",
    };

    public static TheoryData<string> Sheets => [.. EditorialSheet.All.Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Sheets))]
    public void EverySheet_ReadsItsColumns(string sheet)
    {
        var (table, reason, csv) = Build(sheet, good[sheet]);

        Assert.Null(reason);
        Assert.NotEmpty(table!.Rows);
        Assert.All(table.Rows, row => Assert.Equal(table.Columns.Length, row.Cells.Length));
        Assert.StartsWith(string.Join(',', table.Columns.Select(c => c.Header.Contains(',', StringComparison.Ordinal) ? $"\"{c.Header}\"" : c.Header)), csv, StringComparison.Ordinal);
    }

    [Fact]
    public void Catalysts_ShowWhatLiesAhead()
    {
        // The CPI of 11 July is past; the debate was only announced in August. Empty columns are not printed.
        var text = Text(Build("catalysts", good["catalysts"]).Table!);

        Assert.Equal(["Date|Event|Period|Prior|Consensus", "25 July 2024|GDP, first estimate|Q2 2024|1.4%|2.1%", "31 July 2024|FOMC decision|||"], text);
    }

    [Fact]
    public void HouseViews_AreThoseOfTheDate()
    {
        Assert.Equal(["US small caps|positive|12 months|up|Easier policy ahead", "UK equities|overweight|12 months|unchanged|"], Text(Build("house-views", good["house-views"]).Table!)[1..]);
    }

    [Fact]
    public void Forecasts_SayHowTheyFare()
    {
        var text = Text(Build("forecasts", good["forecasts"]).Table!);

        Assert.EndsWith("|−50%|0%|missed", text[1], StringComparison.Ordinal);
        Assert.EndsWith("|+50%|n/a|n/a", text[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Products_ShowTheirWeek() => Assert.EndsWith("|+5.0%|n/a", Text(Build("products", good["products"]).Table!)[1], StringComparison.Ordinal);

    [Theory]
    [InlineData("catalysts", "date,event\n25.07.2024,GDP\n", "templates/test/catalysts.csv(2): error: '25.07.2024' in 'date' is not a date. Write it as yyyy-mm-dd.")]
    [InlineData("catalysts", "date,evnt\n", "templates/test/catalysts.csv(1): error: 'evnt' is no column of catalysts. Did you mean 'event'?")]
    [InlineData("catalysts", "date,event\n2024-07-25,GDP, first\n", "templates/test/catalysts.csv(2): error: expected 2 columns, found 3. Put fields that hold commas into double quotes.")]
    [InlineData("catalysts", "date,event\n2024-07-25,\n", "templates/test/catalysts.csv(2): error: 'event' is empty.")]
    [InlineData("house-views", "date,asset,stance,horizon,change\n2024-07-15,UK,bullish,1y,up\n", "templates/test/house-views.csv(2): error: 'bullish' is no stance.")]
    [InlineData("forecasts", "date,author,statement,series,target,by,source\n2024-01-01,A,Up,RUT,50%,2024-12-31,x\n", "templates/test/forecasts.csv(2): error: '50%' in 'target' is not a number.")]
    public void Mistakes_AreNamedByLine(string sheet, string content, string message)
    {
        var problem = Assert.Throws<DiagnosticException>(() => Note(sheet, content));

        Assert.Contains(problem.Diagnostics, d => d.ToString().StartsWith(message, StringComparison.Ordinal));
    }

    [Fact]
    public void AMissingFile_IsNamedWithItsColumns()
    {
        var problem = Assert.Throws<DiagnosticException>(() => SmallNote.Of("{{ table 't' }}", members: Table("hedges")));

        Assert.Contains("has no file 'hedges.csv'", problem.Message);
    }

    [Fact]
    public void NothingForTheDate_IsAReason() =>
        Assert.Equal("catalysts.csv has no row for 2024-07-16", Build("catalysts", "date,event\n2024-07-11,CPI\n").Reason);

    private static (RotationNotes.Documents.Tables.Table? Table, string? Reason, string Csv) Build(string sheet, string content)
    {
        var view = View("2024-07-16", Daily("RUT", Unit.Price, "2024-07-16", 100, 101, 104, 105, 105, 104), Daily("IWM", Unit.Price, "2024-07-16", 100, 101, 102, 103, 104, 105));
        return EditorialTable.Build(Note(sheet, content).Tables.Single(), view, MetricCatalogue.Default, new DateWords(DateStyle.DayMonth, view.AsOf));
    }

    private static NoteDefinition Note(string sheet, string content) => SmallNote.Of("{{ table 't' }}", "\"rut-ret-5d\"", Table(sheet), (sheet + ".csv", content));

    private static string Table(string sheet) => $$"""
        "tables": [{ "id": "t", "kind": "editorial", "sheet": "{{sheet}}", "topic": "t", "title": "t", "subtitle": "s" }]
        """;

    private static string[] Text(RotationNotes.Documents.Tables.Table table) =>
    [
        string.Join('|', table.Columns.Select(c => c.Header)),
        .. table.Rows.Select(r => string.Join('|', r.Cells.Select(c => string.Concat(c.Content.OfType<RotationNotes.Documents.Inlines.Text>().Select(t => t.Value.Replace('\u00a0', ' ')))))),
    ];
}
