using System.Collections.Immutable;
using RotationNotes.Documents.Blocks;
using RotationNotes.Documents.Inlines;
using RotationNotes.Documents.Tables;
using RotationNotes.Html.Markup;
using RotationNotes.Html.PlainText;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Html.PlainText;

public sealed class PlainTextTests
{
    [Fact]
    public void Text_OfEveryKind_StaysWithin76Columns() =>
        Assert.All(PlainTextRenderer.Render(SpecimenDocument.Note).Split('\n'), line =>
        {
            Assert.InRange(ColumnWidth.Of(line), 0, TextSheet.Width);
            Assert.Equal(line.TrimEnd(), line);
        });

    [Fact]
    public void Text_NeverHasTwoEmptyLinesInARow() => Assert.DoesNotContain("\n\n\n", PlainTextRenderer.Render(SpecimenDocument.Note), StringComparison.Ordinal);

    [Fact]
    public void Table_AlignsNumbersUnderGroupedHeaders() => AssertBody(
        """
        Exhibit 1. Only small caps rose
        Price return, %

                       Return, %
        Index           1d     5d
        ------------  ----  -----
        Russell 2000  +3.5  +11.5
        S&P 500       +0.6   +1.6

        Source: Index providers.
        """,
        new TableExhibit(
            new ExhibitCaption("t", 1, SpecimenDocument.Run("Only small caps rose"), "Price return, %", "Index providers."),
            new Table(
                [new TableColumn("Index", ColumnAlignment.Left), new TableColumn("1d", ColumnAlignment.Right, "Return, %"), new TableColumn("5d", ColumnAlignment.Right, "Return, %")],
                [Row("Russell 2000", "+3.5", "+11.5"), Row("S&P 500", "+0.6", "+1.6")])));

    [Fact]
    public void Table_TooWideForTheSheet_ContinuesBelowWithItsLabels()
    {
        var columns = Enumerable.Range(1, 12).Select(i => new TableColumn($"Column{i}", ColumnAlignment.Right));
        var text = PlainTextRenderer.Render(SpecimenDocument.Of(new TableExhibit(
            new ExhibitCaption("t", 1, SpecimenDocument.Run("Wide"), "Levels", "Index providers."),
            new Table([new TableColumn("Index", ColumnAlignment.Left), .. columns], [Row(["Russell 2000", .. Enumerable.Range(1, 12).Select(i => $"{i}0000.25")])]))));

        Assert.Equal(2, text.Split("Russell 2000").Length - 1);
        Assert.All(Enumerable.Range(1, 12), i => Assert.Contains($"{i}0000.25", text, StringComparison.Ordinal));
        Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 0, 76));
    }

    [Fact]
    public void KeyFigures_WhoseDetailsDoNotFitBeside_PutThemBelow() => AssertBody(
        """
        Russell 2000 minus S&P 500, five sessions  +9.9 pp
            the widest lead of small caps in data that start in 1990
        Two-year yield                              −19 bp
            to 4.43%
        """,
        new KeyFigures(
        [
            new KeyFigure("Russell 2000 minus S&P 500, five sessions", SpecimenDocument.Run("+9.9\u00A0pp"), SpecimenDocument.Run("the widest lead of small caps in data that start in 1990")),
            new KeyFigure("Two-year yield", SpecimenDocument.Run("−19\u00A0bp"), SpecimenDocument.Run("to 4.43%")),
        ]));

    [Fact]
    public void WideLetters_TakeTwoColumns_AndMarksNone()
    {
        Assert.Equal(6, ColumnWidth.Of("小型株"));
        Assert.Equal(4, ColumnWidth.Of("cafe\u0301"));
        Assert.Equal(2, ColumnWidth.Of("🎉"));
        Assert.Equal(5, ColumnWidth.Of("−11.5"));
    }

    [Fact]
    public void Wrap_TextWithoutSpaces_BreaksBetweenWideLettersButNotBeforeAFullStop()
    {
        var lines = TextSheet.Wrap("小型株が上昇。", 8).ToArray();

        Assert.Equal(["小型株が", "上昇。"], lines);
        Assert.Equal(["小型", "株。"], TextSheet.Wrap("小型株。", 6).ToArray());
        Assert.Equal(["大盘", "股；"], TextSheet.Wrap("大盘股；", 6).ToArray());
        Assert.Equal(["大盘", "（图表"], TextSheet.Wrap("大盘（图表", 6).ToArray());
    }

    [Fact]
    public void Wrap_NoBreakSpace_KeepsNumberAndUnitTogether() => Assert.Equal(["fell by", "12\u00A0bp"], TextSheet.Wrap("fell by 12\u00A0bp", 10).ToArray());

    [Fact]
    public void Wrap_LongAddress_StaysWhole()
    {
        var address = "https://www.example.com/" + new string('a', 90);

        Assert.Equal(["see", address, "for more"], TextSheet.Wrap($"see {address} for more", 76).ToArray());
    }

    [Fact]
    public void Link_WhoseTextIsItsAddress_IsWrittenOnce() =>
        AssertBody("https://example.com/", new Paragraph([new Link("https://example.com/", [new Text("https://example.com/")])]));

    [Fact]
    public void Lists_IndentWhatBelongsToAnItem() => AssertBody(
        """
        1. First

           and more

        2. Second
        """,
        new ItemList(true, [[new Paragraph(SpecimenDocument.Run("First")), new Paragraph(SpecimenDocument.Run("and more"))], [new Paragraph(SpecimenDocument.Run("Second"))]]));

    private static void AssertBody(string expected, Block block)
    {
        var text = PlainTextRenderer.Render(SpecimenDocument.Of(block));
        const string Byline = "As of the close of 16 July 2024\n\n";
        Assert.Equal(expected.TrimEnd(), text[(text.IndexOf(Byline, StringComparison.Ordinal) + Byline.Length)..].TrimEnd());
    }

    private static TableRow Row(params ImmutableArray<string> cells) => new([.. cells.Select(TableCell.Of)]);
}
