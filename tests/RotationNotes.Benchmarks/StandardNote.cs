using System.Collections.Immutable;
using System.Globalization;
using RotationNotes.Documents;
using RotationNotes.Documents.Blocks;
using RotationNotes.Documents.Charts;
using RotationNotes.Documents.Inlines;
using RotationNotes.Documents.Tables;
using RotationNotes.Documents.Words;

namespace RotationNotes.Benchmarks;

/// <summary>The note that page rendering is measured with: eight pages, twelve charts of up to 2,500 points, six tables, 1,800 words.</summary>
internal static class StandardNote
{
    private const string Sentence = "When the June inflation print came in below every forecast, the two-year yield fell within minutes, and the index with the most floating-rate debt took the news for what it was. ";
    private const string Answer = "Five sessions later the Russell 2000 had gained 11.5%, as much as in the eighteen months before; the index of the largest hundred companies on the Nasdaq had lost a little. ";
    private const int Points = 2500;

    public static NoteDocument Document { get; } = new()
    {
        NoteId = "standard",
        Publication = "Rotation Weekly",
        Title = "Small caps leave the largest behind at a pace last seen in 2002",
        Subtitle = "A soft inflation print moved front-end rates, positioning did the rest",
        Author = "Equity Strategy",
        AsOf = new DateOnly(2024, 7, 16),
        IsSample = true,
        Blocks = [.. Enumerable.Range(0, 6).SelectMany(Section), new Disclosure([Prose(2)])],
    };

    public static NoteDocument LongTable(int rows) => Document with { Blocks = [new TableExhibit(Caption("long", 1, "All weeks"), Rows(rows))] };

    private static IEnumerable<Block> Section(int number)
    {
        yield return new Heading(1, $"section-{number}", [new Text($"Part {number + 1} of the record")]);
        yield return Prose(1);
        yield return new SideBySide(Chart($"left-{number}", 3 * number + 1, 1), Chart($"right-{number}", 3 * number + 2, 2));
        yield return Prose(1);
        yield return new ItemList(false, [[Prose(1)], [Prose(1)]]);
        yield return new TableExhibit(Caption($"table-{number}", 3 * number + 3, "After such weeks small caps went on to rise"), Rows(19));
    }

    private static Paragraph Prose(int pairs) => new([.. Enumerable.Range(0, pairs).SelectMany(i => new Inline[] { new Text(Sentence), new Strong([new Text("It did so again. ")]), new Text(Answer) })]);

    private static ExhibitCaption Caption(string id, int number, string title) => new(id, number, [new Text(title)], "Index, 1 January = 100", "Exchange closes, sample market; as of 16 July 2024.");

    private static Figure Chart(string id, int number, int lines) =>
        new(Caption(id, number, "Ten sessions brought what usually takes a year"), new LineChart([.. Enumerable.Range(0, lines).Select(Series)]) { Format = new ValueFormat(ValueKind.Level, 0), Reference = 100 }, "Line chart of two indices since 2014.");

    private static ChartSeries Series(int index)
    {
        var random = new Random(index + 7);
        var (dates, values, level) = (ImmutableArray.CreateBuilder<DateOnly>(), ImmutableArray.CreateBuilder<double>(), 100.0);
        for (var i = 0; i < Points; i++)
        {
            dates.Add(new DateOnly(2014, 8, 1).AddDays(i + i / 5 * 2));
            values.Add(level *= 1 + 0.0003 + 0.011 * (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5));
        }

        return new ChartSeries($"Index {index + 1}", dates.ToImmutable(), values.ToImmutable(), (SeriesEmphasis)Math.Min(index, 2));
    }

    private static Table Rows(int count) => new(
        [
            new TableColumn("Week ending", ColumnAlignment.Left), new TableColumn("Gap, pp", ColumnAlignment.Right), new TableColumn("1w later", ColumnAlignment.Right),
            new TableColumn("1m later", ColumnAlignment.Right), new TableColumn("3m later", ColumnAlignment.Right), new TableColumn("12m later", ColumnAlignment.Right),
        ],
        [.. Enumerable.Range(0, count).Select(i => new TableRow([TableCell.Of(new DateOnly(1999, 1, 8).AddDays(91 * (i % 900)).ToString("d MMM yyyy", CultureInfo.InvariantCulture)), Number(6.1 + i % 9), Number(i % 7 - 2.5), Number(i % 11 - 3.5), Number(i % 13 - 4.25), Number(i % 31 - 6.5)]))]);

    private static TableCell Number(double value) => new([new Text(NumberFormatter.Digits(value, new ValueFormat(ValueKind.Number, 1, ShowPlus: true)))], value / 20);
}
