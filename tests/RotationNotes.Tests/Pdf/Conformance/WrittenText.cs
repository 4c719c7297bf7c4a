using System.Collections.Immutable;
using RotationNotes.Documents.Blocks;
using RotationNotes.Documents.Inlines;
using RotationNotes.Documents.Tables;

namespace RotationNotes.Tests.Pdf.Conformance;

/// <summary>The words of a document in the order they are written; notes, table headers and generated words are left out.</summary>
public static class WrittenText
{
    public static IEnumerable<string> Of(IEnumerable<Block> blocks) => blocks.SelectMany(Of);

    private static IEnumerable<string> Of(Block block) => block switch
    {
        Heading heading => Of(heading.Content),
        Paragraph paragraph => Of(paragraph.Content),
        ItemList list => list.Items.SelectMany(item => Of(item)),
        Callout callout => Of(callout.Content).Prepend(callout.Title),
        KeyFigures figures => figures.Items.SelectMany(figure => Of(figure.Value).Concat(Of(figure.Detail)).Prepend(figure.Label)),
        Figure figure => Caption(figure.Caption, []),
        TableExhibit table => Caption(table.Caption, table.Table.Rows.SelectMany(row => row.Role == RowRole.Group ? Of(row.Cells[0].Content) : row.Cells.SelectMany(cell => Of(cell.Content)))),
        SideBySide pair => Of([pair.Left, pair.Right]),
        Hole hole => [hole.What, hole.Reason],
        Quotation quotation => Of(quotation.Content).Append(quotation.Attribution),
        DefinitionList definitions => definitions.Items.SelectMany(item => Of(item.Term).Concat(Of(item.Meaning))),
        Disclosure disclosure => Of(disclosure.Content),
        _ => [],
    };

    private static IEnumerable<string> Caption(ExhibitCaption caption, IEnumerable<string> content) => [.. Of(caption.Title), caption.Subtitle, .. content, caption.Note ?? "", caption.Source];

    private static IEnumerable<string> Of(ImmutableArray<Inline> inlines) => inlines.SelectMany(inline => inline switch
    {
        Text text => [text.Value],
        Emphasis emphasis => Of(emphasis.Content),
        Strong strong => Of(strong.Content),
        Superscript raised => Of(raised.Content),
        Subscript lowered => Of(lowered.Content),
        Link link => Of(link.Content),
        CrossReference reference => Of(reference.Content),
        ClaimSpan claim => Of(claim.Content),
        _ => Enumerable.Empty<string>(),
    });
}
