using System.Collections.Immutable;
using RotationNotes.Documents;
using RotationNotes.Documents.Blocks;
using RotationNotes.Documents.Charts;
using RotationNotes.Documents.Inlines;
using RotationNotes.Documents.Tables;
using RotationNotes.Documents.Words;

namespace RotationNotes.Tests.Specimens;

/// <summary>A note with every block and inline kind, long enough for page breaks inside tables and paragraphs.</summary>
public static class SpecimenNote
{
    private const string Prose =
        "Small companies had waited for this for three years. When the June inflation print came in below every forecast, the two-year yield fell within minutes, and the index with the most floating-rate debt took the news for what it was. " +
        "Five sessions later the Russell 2000 had gained as much as in the eighteen months before. The index of the largest hundred companies on the Nasdaq had lost a little. ";

    public static NoteDocument Document { get; } = new()
    {
        NoteId = "specimen",
        Publication = "Rotation Weekly",
        Title = "Small caps leave the largest behind at a pace last seen in 2002",
        Subtitle = "A soft inflation print moved front-end rates, positioning did the rest; what the record says about the weeks after",
        Author = "Equity Strategy",
        AsOf = new DateOnly(2024, 7, 16),
        IsSample = true,
        Keywords = ["Russell 2000", "rotation"],
        Blocks =
        [
            new Callout(CalloutRole.Takeaways, "Key takeaways", [new ItemList(false, [
                [Plain("The Russell 2000 rose 11.5% in five sessions, 9.9\u00A0pp more than the S&P 500: the widest gap since the series begins in 1999.")],
                [Plain("Asset managers were 59.2% long, leveraged funds 41.3%: the shorts have covered, the longs have not yet bought.")],
                [Plain("The index stands 4.4σ above its 50-session mean. Extremes of this size were followed by gains more often than not.")]])]),
            new KeyFigures([
                Figure("Russell 2000, 5 sessions", "+11.5%", "best since April 2020"),
                Figure("Gap to S&P 500", "+9.9\u00A0pp", "largest since 1999"),
                Figure("Distance from 50-day mean", "4.4σ", "record"),
                Figure("Two-year yield, 5 sessions", "−18\u00A0bp", "to 4.43%")]),
            new Contents(ContentsScope.Headings, "In this note"),
            new Heading(1, "what-happened", [new Text("What happened")]),
            new Paragraph([new Text(Prose)], ParagraphRole.Lead),
            new Paragraph([
                new Text("The gap between the two is now "), new ClaimSpan("c1", [new Text("11.3%")]), new Text(", "), new Strong([new Text("the largest since May 2002")]),
                new Text(" ("), new CrossReference("gap", [new Text("Exhibit\u00A01")]), new Text("). It is a matter of "), new Emphasis([new Text("speed")]), new Text(", not of level"),
                new Footnote(1, [new Text("Ratio of gross returns minus one, ten sessions; see "), new Link("https://example.com/method", [new Text("the method")]), new Text(".")]),
                new Text(": the ratio of the two indices is where it was in spring. The unit of variance is σ"), new Superscript([new Text("2")]), new Text(", of water H"), new Subscript([new Text("2")]),
                new Text("O."), new LineBreak(), new Text(Prose + Prose)]),
            Chart("gap", 1, "Ten sessions brought what usually takes a year", 2),
            new Paragraph([new Text(Prose + Prose)]),
            new Heading(2, "rates", [new Text("Rates came first")]),
            new Paragraph([new Text(Prose)]),
            new SideBySide(Chart("left", 2, "The two-year yield fell before small caps rose", 1), Chart("right", 3, "Volatility rose with the index, which it almost never does", 3)),
            new Paragraph([new Text(Prose + Prose)]),
            new ItemList(true, [[Plain(Prose)], [Plain("A second, short point."), new ItemList(false, [[Plain("with a point below it")], [Plain("and another one")]])], [Plain("The third.")], [new Callout(CalloutRole.Aside, "", [Plain("A boxed point.")])]]),
            new Quotation([Plain("A rotation is only as old as the position it squeezes.")], "A saying of the desk"),
            new Heading(1, "record", [new Text("The record")]),
            new TableExhibit(Caption("returns", 4, "Five sessions in July against the year so far", "Total return, %, to 16 July 2024"), Returns()),
            new Paragraph([new Text(Prose)]),
            new Callout(CalloutRole.Aside, "How to read the gap", [Plain("A gap of ten points in five sessions has happened four times. " + Prose)]),
            new Placed(Placement.Beside, new Callout(CalloutRole.Aside, "Beside the text", [Plain("A box at column width.")])),
            new Paragraph([new Text(Prose)]),
            new Columns(2, [Plain(Prose), Plain(Prose)]),
            new Hole("Exhibit 5: Russell 2000 call volume", "option volumes by underlying need a vendor file; put it into the data folder as IWM-calls.csv."),
            new Heading(2, "history", [new Text("All weeks with a gap above six points")]),
            new TableExhibit(Caption("history-table", 6, "After such weeks small caps went on to rise", "Gap and forward returns, %"), History(64)),
            new ThematicBreak(),
            new Heading(3, "next", [new Text("What to watch")]),
            new Paragraph([new Text(Prose + Prose)]),
            Chart("bars", 7, "The rest of the year in similar cases", 4),
            new PageBreak(),
            new Heading(1, "definitions", [new Text("Definitions")]),
            new DefinitionList([.. Enumerable.Range(1, 12).Select(i => new Definition([new Text($"Measure {i}")], [new Text("Change of the close over five sessions divided by the close before them, less the same for the other index. Source: exchange closes.")]))]),
            new Disclosure([new Heading(2, "disclosures", [new Text("Disclosures")]), new Paragraph([new Text(Prose + "Past returns say nothing certain about future ones. " + Prose)]), new Paragraph([new Text(Prose)])]),
        ],
    };

    public static Paragraph Plain(string text) => new([new Text(text)]);

    public static ExhibitCaption Caption(string id, int number, string title, string subtitle) =>
        new(id, number, [new Text(title)], subtitle, "Exchange closes, sample market; as of 16 July 2024.", number == 6 ? "Weeks may overlap." : null);

    public static Figure Chart(string id, int number, string title, int kind) => new(Caption(id, number, title, "Index, 1 January = 100"), Spec(kind), $"Line chart of {title}.");

    public static ChartSpec Spec(int kind)
    {
        if (kind == 4)
            return new BarChart([.. Enumerable.Range(0, 8).Select(i => new BarItem($"Case {2002 + i}", 0.02 * (i - 3), i == 5))]) { Format = new ValueFormat(ValueKind.Percent, 1) };
        return new LineChart([.. Enumerable.Range(0, kind).Select(i => Series(i))]) { Format = new ValueFormat(ValueKind.Level, 0), Reference = 100 };
    }

    private static KeyFigure Figure(string label, string value, string detail) => new(label, [new Text(value)], [new Text(detail)]);

    private static ChartSeries Series(int index)
    {
        var days = Enumerable.Range(0, 260).Select(i => new DateOnly(2023, 7, 17).AddDays(i + i / 5 * 2)).ToImmutableArray();
        return new ChartSeries($"Index {index + 1}", days, [.. Enumerable.Range(0, days.Length).Select(i => 100 + 10 * Math.Sin(i / 25.0 + index) + i * 0.03 * (index + 1))], (SeriesEmphasis)Math.Min(index, 2));
    }

    private static Table Returns() => new(
        [
            new TableColumn("Index", ColumnAlignment.Left), new TableColumn("Close", ColumnAlignment.Right),
            new TableColumn("1d", ColumnAlignment.Right, "Return, %"), new TableColumn("5d", ColumnAlignment.Right, "Return, %"), new TableColumn("Year to date", ColumnAlignment.Right, "Return, %"),
            new TableColumn("Percentile", ColumnAlignment.Right),
        ],
        [
            Row(RowRole.Group, "United States", "", "", "", "", ""),
            new TableRow([TableCell.Of("Russell 2000"), TableCell.Of("2,263.67"), Heat("+3.5", 0.7), Heat("+11.5", 1), Heat("+11.7", 0.9), TableCell.Of("99.9")], RowRole.Highlight),
            new TableRow([TableCell.Of("S&P 500"), TableCell.Of("5,667.20"), Heat("+0.6", 0.1), Heat("+1.6", 0.2), Heat("+18.8", 1), TableCell.Of("81.0")]),
            new TableRow([TableCell.Of("Nasdaq-100"), TableCell.Of("20,398.62"), Heat("0.0", 0), Heat("−0.3", -0.1), Heat("+21.2", 1), TableCell.Of("38.2")]),
            Row(RowRole.Group, "Elsewhere", "", "", "", "", ""),
            new TableRow([TableCell.Of("A region of small companies with a long name"), TableCell.Of("812.40"), Heat("−1.2", -0.6), Heat("−2.4", -0.9), Heat("+3.1", 0.2), TableCell.Absent]),
            new TableRow([TableCell.Of("Average"), TableCell.Of(""), TableCell.Of("+0.7"), TableCell.Of("+2.6"), TableCell.Of("+13.7"), TableCell.Of("")], RowRole.Subtotal),
        ],
        ["Percentile of the five-session return since January 1999."]);

    public static Table History(int rows) => new(
        [
            new TableColumn("Week ending", ColumnAlignment.Left), new TableColumn("Gap, pp", ColumnAlignment.Right), new TableColumn("1w later", ColumnAlignment.Right),
            new TableColumn("1m later", ColumnAlignment.Right), new TableColumn("3m later", ColumnAlignment.Right), new TableColumn("12m later", ColumnAlignment.Right),
        ],
        [.. Enumerable.Range(0, rows).Select(i => Row(RowRole.Body, new DateOnly(1999, 1, 8).AddDays(7 * 13 * i).ToString("d MMM yyyy", null), Pct(6.1 + i % 9), Pct(i % 7 - 2.5), Pct(i % 11 - 3.5), Pct(i % 13 - 4.25), Pct(i % 31 - 6.5)))]);

    private static string Pct(double value) => NumberFormatter.Digits(value, new ValueFormat(ValueKind.Number, 1, ShowPlus: true));

    private static TableRow Row(RowRole role, params string[] cells) => new([.. cells.Select(TableCell.Of)], role);

    private static TableCell Heat(string text, double shade) => new([new Text(text)], shade);
}
