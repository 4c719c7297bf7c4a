using RotationNotes.Documents.Blocks;
using RotationNotes.Documents.Tables;
using RotationNotes.Html.Markup;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Html.Markup;

public sealed class DecimalGapsTests
{
    private static readonly string[] Printed = ["+11.5%", "−19\u00A0bp", "0.96", "81", "record", "+9.9\u00A0pp"];

    private static readonly Table Mixed = new(
        [new TableColumn("Measure", ColumnAlignment.Left), new TableColumn("Now", ColumnAlignment.Decimal), new TableColumn("Rank", ColumnAlignment.Right)],
        [
            new TableRow([TableCell.Of("Since 1999.25"), TableCell.Of(""), TableCell.Of("")], RowRole.Group),
            .. Printed.Select(text => new TableRow([TableCell.Of("m"), TableCell.Of(text), TableCell.Of("1.5")])),
        ],
        []);

    [Fact]
    public void Gap_AndTail_TakeTheSameRoomInEveryRow()
    {
        var gaps = new DecimalGaps(Mixed);

        // Half digits of the tails: ".5%" is 1 + 2 + 3, " bp" 1 + 2 + 2, ".96" 1 + 2 + 2, none, no number, ".9 pp" 1 + 2 + 1 + 2 + 2.
        Assert.Equal([0, 8 - 6, 8 - 5, 8 - 5, 8, 0, 0], Enumerable.Range(0, Mixed.Rows.Length).Select(row => gaps[row, 1]));
        Assert.All(Enumerable.Range(0, Mixed.Rows.Length), row => Assert.Equal((0, 0), (gaps[row, 0], gaps[row, 2])));
    }

    [Fact]
    public void Page_SetsTheNumberOffItsEdge_WithoutTouchingTheText()
    {
        var page = Renderers.Web.RenderWeb(SpecimenDocument.Of(new TableExhibit(Caption, Mixed)));

        Assert.Contains("<td class=\"right gap-8\">81</td>", page, StringComparison.Ordinal);
        Assert.Contains("<td class=\"right\">+9.9&nbsp;pp</td>", page, StringComparison.Ordinal);
        Assert.Contains(".gap-8::after{content:'';margin-right:4ch}", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Mail_SetsTheNumberOffItsEdge_WithoutTouchingTheText()
    {
        var mail = Renderers.Mail.Render(SpecimenDocument.Of(new TableExhibit(Caption, Mixed))).Html;

        Assert.Contains("<span style=\"margin-right:4ch\">81</span></td>", mail, StringComparison.Ordinal);
        Assert.Contains("<span style=\"margin-right:1.5ch\">0.96</span></td>", mail, StringComparison.Ordinal);
        Assert.Contains("\">+9.9&nbsp;pp</td>", mail, StringComparison.Ordinal);
    }

    private static ExhibitCaption Caption => new("t", 1, SpecimenDocument.Run("Title"), "Subtitle", "Source");
}
