using System.Collections.Immutable;
using RotationNotes.Documents;
using RotationNotes.Documents.Blocks;
using RotationNotes.Documents.Charts;
using RotationNotes.Documents.Claims;
using RotationNotes.Documents.Inlines;
using RotationNotes.Documents.Tables;
using RotationNotes.Documents.Words;

namespace RotationNotes.Tests.Specimens;

/// <summary>One specimen of each block and inline kind, and a note made of all of them.</summary>
internal static class SpecimenDocument
{
    public static readonly DateOnly AsOf = new(2024, 7, 16);

    public static ImmutableArray<Claim> Claims { get; } =
    [
        new("c1", "rut-ret-5d", "value", "+11.5%", 0.11543, "fraction", AsOf),
        new("c2", "rut-spx-gap-5d", "since", "since 1999", null, "", AsOf),
    ];

    public static ImmutableArray<Inline> Inlines { get; } =
    [
        new Text("plain & <b>not bold</b>"),
        new Emphasis([new Text("stressed")]),
        new Strong([new Text("strong")]),
        new Superscript([new Text("upper")]),
        new Subscript([new Text("lower")]),
        new Link("https://www.example.com/a?b=1&c=2", [new Text("the release")]),
        new CrossReference("rut-vs-ndx", [new Text("Exhibit 1")]),
        new ClaimSpan("c1", [new Text("+11.5%")]),
        new Footnote(1, [new Text("Closing prices.")]),
        new LineBreak(),
    ];

    public static ImmutableArray<Block> Blocks { get; } =
    [
        new Paragraph(Run("Small caps had their best five sessions since April 2020 while the largest technology shares fell. The move began with one inflation report and ran into a market positioned the other way."), ParagraphRole.Lead),
        new KeyFigures(
        [
            new KeyFigure("Russell 2000, five sessions", [new ClaimSpan("c1", [new Text("+11.5%")])], Run("best since April 2020")),
            new KeyFigure("S&P 500, five sessions", Run("+1.6%"), []),
            new KeyFigure("Gap to the S&P 500", Run("9.9\u00A0pp"), [new ClaimSpan("c2", [new Text("the widest since 1999")])]),
            new KeyFigure("Distance from 50-day mean", Run("4.4σ"), Run("no close was further out")),
        ]),
        new Callout(CalloutRole.Takeaways, "Key takeaways",
        [
            new ItemList(false,
            [
                [new Paragraph([new Strong([new Text("A record gap. ")]), new Text("The Russell 2000 beat the S&P 500 by 9.9 points in five sessions, the most in a sample that starts in 1999.")])],
                [new Paragraph(Run("Two-year yields fell 18 bp after the June CPI report, and small caps have moved against that yield since mid-2023."))],
                [new Paragraph(Run("Leveraged funds were 28% long before the report; a week later the share was 41%."))],
            ]),
        ]),
        new Heading(1, "what-happened", Run("What happened")),
        new Paragraph([new Text("The Russell 2000 rose "), new ClaimSpan("c1", [new Text("+11.5%")]), new Text(" in five sessions"), new Footnote(1, Run("Closing prices, dividends not included.")), new Text(", as "), new CrossReference("rut-vs-ndx", [new Text("Exhibit 1")]), new Text(" shows. The statistics office published "), new Link("https://www.bls.gov/cpi/", Run("the June report")), new Text(" on 11 July.")]),
        new Figure(new ExhibitCaption("rut-vs-ndx", 1, Run("Small caps left the Nasdaq-100 behind within a week"), "Index levels, 28 June 2024 = 100, daily closes to 16 July 2024", "FTSE Russell, Nasdaq; as of 16 July 2024.", "Rebased closes."), Lines, "Line chart of two indices from 3 June to 16 July 2024: the Russell 2000 ends at 110, the Nasdaq-100 at 101."),
        new Heading(2, "by-the-numbers", Run("By the numbers")),
        new TableExhibit(new ExhibitCaption("returns", 2, Run("Only small caps had a week like this"), "Price return, %", "FTSE Russell, S&P Dow Jones Indices, Nasdaq; as of 16 July 2024."), Returns),
        new SideBySide(
            new Figure(new ExhibitCaption("records", 3, Run("Five sessions that rank with crisis rebounds"), "Largest five-session gaps, Russell 2000 minus S&P 500, pp", "FTSE Russell, S&P Dow Jones Indices."), Bars, "Bar chart of the five largest gaps: July 2024 leads with 9.9 points."),
            new Figure(new ExhibitCaption("correlation", 4, Run("Volatility rose with the index"), "Five-session correlation of return and change of RVX", "Cboe, FTSE Russell."), Columns, "Column chart of the correlation over 30 sessions: it ends at 0.96.")),
        new ItemList(true, [[new Paragraph(Run("First the rate move.")), new Paragraph(Run("Then the positioning."))], [new Paragraph(Run("Last the options market."))]]),
        new Callout(CalloutRole.Aside, "How we count", [new Paragraph(Run("Five sessions end on the as-of date and include it."))]),
        new Quotation([new Paragraph(Run("Breadth returned in a week."))], "Desk commentary, 16 July 2024"),
        new Placed(Placement.Beside, new Callout(CalloutRole.Aside, "Pulled out", [new Paragraph(Run("A box beside the text."))])),
        new Columns(2, [new Paragraph(Run("Left.")), new Paragraph(Run("Right."))]),
        new Contents(ContentsScope.Exhibits, "Exhibits"),
        new Hole("Exhibit 5: short interest by fund", "It needs a vendor file; import one with 'data import'."),
        new ThematicBreak(),
        new PageBreak(),
        new Heading(1, "definitions", Run("Definitions")),
        new DefinitionList([new Definition(Run("Five-session return"), Run("Close divided by the close five sessions earlier, minus 1.")), new Definition(Run("Sigma"), Run("Distance from the 50-session mean in sample standard deviations."))]),
        new Disclosure([new Paragraph(Run("This note is for institutional investors and is no offer to buy or sell securities."))]),
    ];

    public static NoteDocument Note { get; } = Of(Blocks);

    public static NoteDocument Of(params ImmutableArray<Block> blocks) => new()
    {
        NoteId = "weekly-rotation",
        Publication = "Rotation Weekly",
        Title = "Small caps beat large caps by the most on record",
        Subtitle = "A soft inflation report met crowded positions; the gap reached 9.9 points in five sessions.",
        Author = "Rotation Research",
        AsOf = AsOf,
        IsSample = true,
        Keywords = ["small caps", "rotation"],
        Blocks = blocks,
        Claims = Claims,
    };

    public static ImmutableArray<Inline> Run(string text) => [new Text(text)];

    private static LineChart Lines => new([Path("Russell 2000", 0.9), Path("Nasdaq-100", -0.1)])
    {
        Format = new ValueFormat(ValueKind.Level, 0),
        Reference = 100,
        Periods = [new ChartPeriod(new DateOnly(2024, 7, 9), AsOf, "Five sessions", PeriodRole.Window)],
        Events = [new ChartEvent(new DateOnly(2024, 7, 11), "CPI")],
    };

    private static BarChart Bars => new(
    [
        new BarItem("July 2024", 0.0992, Highlight: true), new BarItem("November 2020", 0.0731), new BarItem("January 2021", 0.0655),
        new BarItem("November 2016", 0.0612), new BarItem("April 2009", 0.0589),
    ])
    {
        Format = new ValueFormat(ValueKind.PercentagePoints, 1),
    };

    private static ColumnChart Columns => new(new ChartSeries("Correlation", Dates, [.. Enumerable.Range(0, Dates.Length).Select(i => Math.Sin(i * 0.45) * 0.9)]))
    {
        Format = new ValueFormat(ValueKind.Number, 2),
    };

    private static Table Returns => new(
        [
            new TableColumn("Index", ColumnAlignment.Left), new TableColumn("Level", ColumnAlignment.Right), new TableColumn("1d", ColumnAlignment.Right, "Return, %"),
            new TableColumn("5d", ColumnAlignment.Right, "Return, %"), new TableColumn("21d", ColumnAlignment.Right, "Return, %"), new TableColumn("YTD", ColumnAlignment.Right, "Return, %"),
            new TableColumn("Best 5d since", ColumnAlignment.Left),
        ],
        [
            new TableRow([TableCell.Of("United States"), .. Enumerable.Repeat(TableCell.Of(""), 6)], RowRole.Group),
            new TableRow([TableCell.Of("Russell 2000"), TableCell.Of("2,263.67"), Cell("+3.5", 0.7), Cell("+11.5", 1), Cell("+12.0", 1), Cell("+11.7", 0.9), TableCell.Of("April 2020")], RowRole.Highlight),
            new TableRow([TableCell.Of("S&P 500"), TableCell.Of("5,667.20"), Cell("+0.6", 0.1), Cell("+1.6", 0.2), Cell("+3.6", 0.4), Cell("+18.8", 1), TableCell.Of("June 2024")]),
            new TableRow([TableCell.Of("Nasdaq-100"), TableCell.Of("20,398.62"), Cell("−0.0", 0), Cell("−0.3", -0.1), Cell("+2.5", 0.3), Cell("+21.2", 1), TableCell.Of("")]),
            new TableRow([TableCell.Of("Small minus large"), TableCell.Absent, Cell("+2.9", 0.5), Cell("+9.9", 1), Cell("+8.4", 0.8), Cell("−7.1", -0.7), TableCell.Of("")], RowRole.Subtotal),
        ],
        ["Price returns to the close of 16 July 2024."]);

    private static ImmutableArray<DateOnly> Dates =>
        [.. Enumerable.Range(0, 44).Select(i => new DateOnly(2024, 6, 3).AddDays(i)).Where(date => date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))];

    private static ChartSeries Path(string name, double late) =>
        new(name, Dates, [.. Enumerable.Range(0, Dates.Length).Select(i => 100 + Math.Sin(i * 0.8) + (late * Math.Max(0, i - 24) * 1.6))]);

    private static TableCell Cell(string text, double shade) => new(Run(text), shade);
}
