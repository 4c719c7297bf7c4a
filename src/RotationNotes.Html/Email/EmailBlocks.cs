using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using RotationNotes.Documents;
using RotationNotes.Documents.Blocks;
using RotationNotes.Html.Markup;
using RotationNotes.Html.Pictures;

namespace RotationNotes.Html.Email;

/// <summary>One rule per block kind for mail. A block on the sheet is one table row: Outlook breaks cells taller than about 1,800 pixels.</summary>
/// <param name="drawn">Pictures of the charts; null for their words in their place.</param>
internal sealed class EmailBlocks(NoteDocument document, HtmlWriter html, EmailInlines inlines, EmailTables tables, EmailLooks looks, IReadOnlyDictionary<Figure, ChartPixels>? drawn)
{
    private readonly ImmutableArray<InlineImage>.Builder images = ImmutableArray.CreateBuilder<InlineImage>();

    public ImmutableArray<InlineImage> Images => images.ToImmutable();

    /// <summary>A block as a row of the sheet.</summary>
    public void WriteRow(Block block)
    {
        switch (block)
        {
            case SideBySide pair:
                // Two columns of 270 pixels are too narrow for charts and unreadable on a phone.
                WriteRow(pair.Left);
                WriteRow(pair.Right);
                return;
            case Columns columns:
                foreach (var inner in columns.Content)
                    WriteRow(inner);
                return;
            case Placed placed:
                WriteRow(placed.Content);
                return;
            // Few mail programs follow links inside a message, and there are no pages to name.
            case PageBreak or Contents:
                return;
        }

        var (style, tone) = block switch
        {
            Paragraph { Role: ParagraphRole.Lead } => (looks.Lead, "ink"),
            Heading { Level: 1 } => (looks.Cell(8, "padding-top:20px"), "ink"),
            Heading => (looks.Cell(10, "padding-top:8px"), "ink"),
            Disclosure => (looks.Footing, "mut"),
            // The cell carries the type, since some dozens of definitions would each repeat it.
            DefinitionList => (looks.Cell(12, looks.TableText), "ink"),
            KeyFigures or Figure or TableExhibit or Callout or Hole => (looks.Cell(20, looks.BoxText), "ink"),
            _ => (looks.Body, "ink"),
        };
        html.Open("tr").Open("td", ("class", "pad " + tone), ("style", style));
        Write(block, last: true);
        html.Close("td").Close("tr").Line();
    }

    private void Write(ImmutableArray<Block> blocks)
    {
        for (var i = 0; i < blocks.Length; i++)
            Write(blocks[i], last: i == blocks.Length - 1);
    }

    private void Write(Block block, bool last)
    {
        switch (block)
        {
            case Heading heading: WriteHeading(heading); break;
            case Paragraph paragraph:
                html.Open("p", ("style", last ? "margin:0" : "margin:0 0 12px"));
                inlines.Write(paragraph.Content);
                html.Close("p");
                break;
            case ItemList list: WriteList(list, last); break;
            case Callout callout: WriteCallout(callout); break;
            case KeyFigures figures: WriteKeyFigures(figures); break;
            case Figure figure: WriteFigure(figure); break;
            case TableExhibit table:
                OpenExhibit(table.Caption);
                tables.Write(table.Table);
                CloseExhibit(table.Caption);
                break;
            case SideBySide pair:
                Write(pair.Left, last: false);
                Write(pair.Right, last);
                break;
            case Hole hole: WriteHole(hole); break;
            case Quotation quotation: WriteQuotation(quotation); break;
            case ThematicBreak: html.Open("div", ("class", "rule"), ("style", $"border-top:1px solid {looks.Light.Rule};font-size:0;line-height:0")).Trusted("&nbsp;").Close("div"); break;
            case Columns columns: Write(columns.Content); break;
            case Placed placed: Write(placed.Content, last); break;
            case PageBreak or Contents: break;
            case DefinitionList definitions: WriteDefinitions(definitions); break;
            case Disclosure disclosure: Write(disclosure.Content); break;
            default: throw new NotSupportedException($"No mail rule for block '{block.GetType().Name}'. Add one to EmailBlocks.");
        }
    }

    private void WriteHeading(Heading heading)
    {
        var tag = "h" + Math.Min(heading.Level + 1, 6).ToString(CultureInfo.InvariantCulture);
        html.Open(tag, ("class", heading.Level == 1 ? "acc" : "ink"), ("style", looks.Heading(heading.Level)));
        inlines.Write(heading.Content);
        html.Close(tag);
    }

    private void WriteList(ItemList list, bool last)
    {
        var tag = list.Ordered ? "ol" : "ul";
        html.Open(tag, ("start", list.Ordered && list.Start != 1 ? list.Start.ToString(CultureInfo.InvariantCulture) : null), ("style", last ? "margin:0;padding:0 0 0 22px" : "margin:0 0 12px;padding:0 0 0 22px")).Line();
        for (var i = 0; i < list.Items.Length; i++)
        {
            html.Open("li", ("style", i == list.Items.Length - 1 ? "margin:0" : "margin:0 0 8px"));
            if (list.Items[i] is [Paragraph only])
                inlines.Write(only.Content);
            else
                Write(list.Items[i]);
            html.Close("li").Line();
        }

        html.Close(tag);
    }

    private void WriteCallout(Callout callout)
    {
        var accent = callout.Role == CalloutRole.Takeaways ? looks.Light.Accent : looks.Light.Rule;
        html.Open("table", ("role", "presentation"), ("width", "100%"), ("cellpadding", "0"), ("cellspacing", "0"), ("style", "border-collapse:collapse"))
            .Open("tr").Open("td", ("class", callout.Role == CalloutRole.Takeaways ? "tint ink edge" : "tint ink rule"), ("bgcolor", looks.Light.Tint), ("style", $"padding:16px 18px;background:{looks.Light.Tint};border-left:4px solid {accent};{looks.BoxText}"))
            .Element("p", callout.Title.ToUpperInvariant(), ("class", "acc"), ("style", looks.BoxTitle)).Line();
        Write(callout.Content);
        html.Close("td").Close("tr").Close("table");
    }

    private void WriteKeyFigures(KeyFigures figures)
    {
        html.Open("table", ("role", "presentation"), ("width", "100%"), ("cellpadding", "0"), ("cellspacing", "0"), ("class", "kt rule"), ("style", $"border-collapse:collapse;border-top:1px solid {looks.Light.Rule};border-bottom:1px solid {looks.Light.Rule}"))
            .Open("tbody", ("class", "kt")).Line();
        var columns = KeyFigureGrid.Columns(figures.Items.Length);
        var width = (100 / columns).ToString(CultureInfo.InvariantCulture) + "%";
        foreach (var row in figures.Items.Chunk(columns))
        {
            html.Open("tr", ("class", "kr"));
            foreach (var figure in row)
            {
                html.Open("td", ("class", "kf"), ("width", width), ("valign", "top"), ("style", "padding:10px 10px 10px 0;vertical-align:top"))
                    .Open("div", ("class", "acc"), ("style", looks.KeyValue));
                inlines.Write(figure.Value);
                html.Close("div").Element("div", figure.Label, ("class", "ink"), ("style", looks.KeyLabel + ";font-weight:bold;color:" + looks.Light.Ink));
                if (!figure.Detail.IsDefaultOrEmpty)
                {
                    html.Open("div", ("class", "mut"), ("style", looks.KeyLabel));
                    inlines.Write(figure.Detail);
                    html.Close("div");
                }

                html.Close("td").Line();
            }

            html.Close("tr").Line();
        }

        html.Close("tbody").Close("table");
    }

    private void WriteFigure(Figure figure)
    {
        if (drawn is null)
        {
            OpenExhibit(figure.Caption);
            html.Element("p", figure.AltText, ("class", "ink"), ("style", "margin:0;" + looks.Measure)).Line();
            CloseExhibit(figure.Caption);
            return;
        }

        var pixels = drawn[figure];
        var name = string.Create(CultureInfo.InvariantCulture, $"exhibit-{figure.Caption.Number}");
        var contentId = string.Create(CultureInfo.InvariantCulture, $"{name}-{images.Count + 1}.{document.AsOf:yyyyMMdd}.r{document.Revision}@rotation-notes");
        images.Add(new InlineImage(contentId, name + ".png", ImmutableCollectionsMarshal.AsImmutableArray(pixels.Png), figure.AltText));
        OpenExhibit(figure.Caption);
        // Outlook ignores max-width on images, so the pixel width is repeated as an attribute. The chart keeps its own light paper.
        html.Open("img", ("src", "cid:" + contentId), ("alt", figure.AltText), ("width", pixels.Width.ToString(CultureInfo.InvariantCulture)),
            ("style", string.Create(CultureInfo.InvariantCulture, $"display:block;border:0;width:100%;max-width:{pixels.Width}px;height:auto;background:{looks.Light.Paper};{looks.Measure}"))).Line();
        CloseExhibit(figure.Caption);
    }

    private void OpenExhibit(ExhibitCaption caption)
    {
        html.Open("div", ("class", "acc edge"), ("style", $"border-top:2px solid {looks.Light.Accent};padding-top:8px;{looks.ExhibitNumber}"))
            .Text(NoteWords.ExhibitLabel(caption).ToUpperInvariant()).Close("div")
            .Open("div", ("class", "ink"), ("style", looks.ExhibitTitle));
        inlines.Write(caption.Title);
        html.Close("div").Element("div", caption.Subtitle, ("class", "mut"), ("style", "padding-bottom:8px;" + looks.Measure)).Line();
    }

    private void CloseExhibit(ExhibitCaption caption)
    {
        html.Element("div", caption.Words.Source + caption.Source, ("class", "mut"), ("style", "padding-top:6px;" + looks.Measure));
        if (caption.Note is { Length: > 0 } note)
            html.Element("div", note, ("class", "mut"), ("style", looks.Measure));
    }

    private void WriteHole(Hole hole) => html
        .Open("div", ("style", $"border:1px dashed {looks.Light.Negative};padding:10px 14px;{looks.TableText}"), ("class", "ink"))
        .Element("strong", hole.What + NoteWords.Of(document).FullStop, ("class", "neg"), ("style", $"color:{looks.Light.Negative}")).Text(NoteWords.Of(document).Space + hole.Reason)
        .Close("div");

    private void WriteQuotation(Quotation quotation)
    {
        html.Open("div", ("class", "rule"), ("style", $"border-left:3px solid {looks.Light.Rule};padding-left:14px;font-style:italic"));
        Write(quotation.Content);
        if (quotation.Attribution.Length > 0)
            html.Element("div", "— " + quotation.Attribution, ("class", "mut"), ("style", "padding-top:6px;font-style:normal;" + looks.Measure));
        html.Close("div");
    }

    private void WriteDefinitions(DefinitionList definitions)
    {
        foreach (var definition in definitions.Items)
        {
            html.Open("div", ("style", "padding:0 0 8px")).Open("strong");
            inlines.Write(definition.Term);
            html.Close("strong").Open("br");
            inlines.Write(definition.Meaning);
            html.Close("div").Line();
        }
    }
}
