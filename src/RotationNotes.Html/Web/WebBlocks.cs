using System.Collections.Immutable;
using System.Globalization;
using RotationNotes.Documents;
using RotationNotes.Documents.Blocks;
using RotationNotes.Documents.Inlines;
using RotationNotes.Html.Markup;
using RotationNotes.Html.Pictures;

namespace RotationNotes.Html.Web;

/// <summary>One rule per block kind for the web page.</summary>
internal sealed class WebBlocks(HtmlWriter html, WebInlines inlines, WebTables tables, ChartPictures pictures, NoteDocument note)
{
    private const double WideChartPt = 470;
    private const double HalfChartPt = 245;
    private const double PhoneChartPt = 280;

    private int callouts;

    public void Write(ImmutableArray<Block> blocks)
    {
        foreach (var block in blocks)
            Write(block);
    }

    public void Write(Block block) => Write(block, WideChartPt);

    private void Write(Block block, double chartWidthPt)
    {
        switch (block)
        {
            case Heading heading: WriteHeading(heading); break;
            case Paragraph paragraph: WriteParagraph(paragraph); break;
            case ItemList list: WriteList(list); break;
            case Callout callout: WriteCallout(callout); break;
            case KeyFigures figures: WriteKeyFigures(figures); break;
            case Figure figure: WriteFigure(figure, chartWidthPt); break;
            case TableExhibit table: WriteTable(table); break;
            case SideBySide pair: WritePair(pair); break;
            case Hole hole: WriteHole(hole); break;
            case Quotation quotation: WriteQuotation(quotation); break;
            case ThematicBreak: html.Open("hr").Line(); break;
            case PageBreak: html.Open("div", ("class", "page-break")).Close("div").Line(); break;
            case Columns columns: WriteColumns(columns); break;
            case Placed placed: WritePlaced(placed, chartWidthPt); break;
            case Contents contents: WriteContents(contents.Title.Length > 0 ? contents.Title : NoteWords.Of(note).Contents, contents.Entries(note.Blocks)); break;
            case DefinitionList definitions: WriteDefinitions(definitions); break;
            case Disclosure disclosure: WriteDisclosure(disclosure); break;
            default: throw new NotSupportedException($"No web rule for block '{block.GetType().Name}'. Add one to WebBlocks.");
        }
    }

    // The headline is the page's h1, so the note's own headings start at h2.
    private void WriteHeading(Heading heading)
    {
        var tag = "h" + Math.Min(heading.Level + 1, 6).ToString(CultureInfo.InvariantCulture);
        html.Open(tag, ("id", AnchorId.Of(heading.Id)));
        inlines.Write(heading.Content);
        html.Close(tag).Line();
    }

    private void WriteParagraph(Paragraph paragraph)
    {
        html.Open("p", ("class", paragraph.Role == ParagraphRole.Lead ? "lead" : null));
        inlines.Write(paragraph.Content);
        html.Close("p").Line();
    }

    private void WriteList(ItemList list)
    {
        var tag = list.Ordered ? "ol" : "ul";
        html.Open(tag, ("start", list.Ordered && list.Start != 1 ? list.Start.ToString(CultureInfo.InvariantCulture) : null), ("class", list.Role == ListRole.Notes ? "notes" : null));
        foreach (var item in list.Items)
        {
            html.Open("li");
            if (item is [Paragraph only])
                inlines.Write(only.Content);
            else
                Write(item);
            html.Close("li").Line();
        }

        html.Close(tag).Line();
    }

    private void WriteCallout(Callout callout)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"box-{++callouts}");
        var takeaways = callout.Role == CalloutRole.Takeaways;
        html.Open(takeaways ? "section" : "aside", ("class", takeaways ? "takeaways" : "aside"), ("aria-labelledby", id))
            .Element("p", callout.Title, ("class", "box-title"), ("id", id)).Line();
        Write(callout.Content);
        html.Close(takeaways ? "section" : "aside").Line();
    }

    private void WriteKeyFigures(KeyFigures figures)
    {
        html.Open("dl", ("class", string.Create(CultureInfo.InvariantCulture, $"key-figures by-{KeyFigureGrid.Columns(figures.Items.Length)}")));
        foreach (var figure in figures.Items)
        {
            html.Open("div").Element("dt", figure.Label).Open("dd", ("class", "value"));
            inlines.Write(figure.Value);
            html.Close("dd");
            if (!figure.Detail.IsDefaultOrEmpty)
            {
                html.Open("dd", ("class", "detail"));
                inlines.Write(figure.Detail);
                html.Close("dd");
            }

            html.Close("div").Line();
        }

        html.Close("dl").Line();
    }

    private void WriteFigure(Figure figure, double chartWidthPt)
    {
        OpenExhibit(figure.Caption);
        var title = NoteWords.ExhibitLabel(figure.Caption) + figure.Caption.Words.Colon + InlineText.Plain(figure.Caption.Title);
        html.Open("div", ("class", "chart"));
        if (chartWidthPt <= PhoneChartPt)
        {
            html.Trusted(pictures.Svg(figure.Chart, chartWidthPt, title, figure.AltText));
        }
        else
        {
            // Lettering of a wide chart shrinks below reading size on a phone, so a narrow layout takes its place there.
            html.Open("div", ("class", "wide")).Trusted(pictures.Svg(figure.Chart, chartWidthPt, title, figure.AltText)).Close("div")
                .Open("div", ("class", "narrow")).Trusted(pictures.Svg(figure.Chart, PhoneChartPt, title, figure.AltText)).Close("div");
        }

        html.Close("div").Line();
        CloseExhibit(figure.Caption);
    }

    private void WriteTable(TableExhibit exhibit)
    {
        OpenExhibit(exhibit.Caption);
        tables.Write(exhibit.Table, AnchorId.Of(exhibit.Caption.Id) + "-title");
        CloseExhibit(exhibit.Caption);
    }

    private void OpenExhibit(ExhibitCaption caption)
    {
        var id = AnchorId.Of(caption.Id);
        html.Open("figure", ("class", "exhibit"), ("id", id), ("aria-labelledby", id + "-title"))
            .Open("figcaption").Element("span", NoteWords.ExhibitLabel(caption), ("class", "number")).Text(" ")
            .Open("span", ("class", "title"), ("id", id + "-title"));
        inlines.Write(caption.Title);
        html.Close("span").Text(" ").Element("span", caption.Subtitle, ("class", "measure")).Close("figcaption").Line();
    }

    private void CloseExhibit(ExhibitCaption caption)
    {
        html.Element("p", caption.Words.Source + caption.Source, ("class", "source"));
        if (caption.Note is { Length: > 0 } note)
            html.Element("p", note, ("class", "source"));
        html.Close("figure").Line();
    }

    private void WritePair(SideBySide pair)
    {
        html.Open("div", ("class", "pair")).Line();
        Write(pair.Left, HalfChartPt);
        Write(pair.Right, HalfChartPt);
        html.Close("div").Line();
    }

    private void WriteColumns(Columns columns)
    {
        html.Open("div", ("class", string.Create(CultureInfo.InvariantCulture, $"columns of-{columns.Count}"))).Line();
        foreach (var block in columns.Content)
            Write(block, HalfChartPt);
        html.Close("div").Line();
    }

    private void WritePlaced(Placed placed, double chartWidthPt)
    {
        if (placed.Place != Placement.Beside)
        {
            Write(placed.Content, chartWidthPt);
            return;
        }

        html.Open("div", ("class", "beside")).Line();
        Write(placed.Content, HalfChartPt);
        html.Close("div").Line();
    }

    /// <summary>Links to parts of the page.</summary>
    public void WriteContents(string title, ImmutableArray<ContentsEntry> entries)
    {
        html.Open("nav", ("class", "contents"), ("aria-label", title)).Open("ol");
        foreach (var entry in entries)
            html.Open("li", ("class", entry.Level > 1 ? "deep" : null)).Element("a", entry.Text, ("href", "#" + AnchorId.Of(entry.TargetId))).Close("li");
        html.Close("ol").Close("nav").Line();
    }

    private void WriteHole(Hole hole) => html
        .Open("div", ("class", "hole"), ("role", "note"))
        .Element("p", hole.What + NoteWords.Of(note).FullStop, ("class", "what"))
        .Element("p", hole.Reason)
        .Close("div").Line();

    private void WriteQuotation(Quotation quotation)
    {
        html.Open("blockquote");
        Write(quotation.Content);
        if (quotation.Attribution.Length > 0)
            html.Element("footer", "— " + quotation.Attribution);
        html.Close("blockquote").Line();
    }

    private void WriteDefinitions(DefinitionList definitions)
    {
        html.Open("dl", ("class", "definitions"));
        foreach (var definition in definitions.Items)
        {
            html.Open("dt");
            inlines.Write(definition.Term);
            html.Close("dt").Open("dd");
            inlines.Write(definition.Meaning);
            html.Close("dd").Line();
        }

        html.Close("dl").Line();
    }

    private void WriteDisclosure(Disclosure disclosure)
    {
        html.Open("section", ("class", "disclosure"), ("aria-label", NoteWords.Of(note).Disclosures));
        Write(disclosure.Content);
        html.Close("section").Line();
    }
}
