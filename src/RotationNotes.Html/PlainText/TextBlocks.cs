using System.Collections.Immutable;
using RotationNotes.Documents;
using RotationNotes.Documents.Blocks;
using RotationNotes.Html.Markup;

namespace RotationNotes.Html.PlainText;

/// <summary>One rule per block kind for text.</summary>
internal sealed class TextBlocks(TextSheet sheet, TextInlines inlines, NoteDocument note)
{
    private const int LongestKeyLabel = 44;

    public void Write(ImmutableArray<Block> blocks)
    {
        foreach (var block in blocks)
            Write(block);
    }

    public void Write(Block block)
    {
        switch (block)
        {
            case Heading heading: WriteHeading(heading); break;
            case Paragraph paragraph: sheet.Wrapped(inlines.Text(paragraph.Content)); break;
            case ItemList list: WriteList(list); break;
            case Callout callout: WriteCallout(callout); break;
            case KeyFigures figures: WriteKeyFigures(figures); break;
            case Figure figure:
                WriteCaption(figure.Caption);
                sheet.Wrapped(figure.AltText);
                WriteSource(figure.Caption);
                break;
            case TableExhibit table:
                WriteCaption(table.Caption);
                sheet.Gap();
                TextTable.Write(sheet, table.Table, inlines);
                WriteSource(table.Caption);
                break;
            case SideBySide pair:
                Write(pair.Left);
                Write(pair.Right);
                break;
            case Hole hole: sheet.Wrapped($"[{hole.What}{NoteWords.Of(note).AfterTerm}{hole.Reason}]"); break;
            case Quotation quotation: WriteQuotation(quotation); break;
            case ThematicBreak: sheet.Line(ColumnWidth.Centre("* * *", sheet.Room)); break;
            case PageBreak: break;
            case Columns columns: Write(columns.Content); break;
            case Placed placed: Write(placed.Content); break;
            case Contents contents: WriteContents(contents); break;
            case DefinitionList definitions: WriteDefinitions(definitions); break;
            case Disclosure disclosure: WriteDisclosure(disclosure); break;
            default: throw new NotSupportedException($"No text rule for block '{block.GetType().Name}'. Add one to TextBlocks.");
        }

        sheet.Gap();
    }

    private void WriteHeading(Heading heading)
    {
        var text = inlines.Text(heading.Content).Replace('\n', ' ');
        var widest = 0;
        foreach (var line in TextSheet.Wrap(text, sheet.Room))
        {
            sheet.Line(line);
            widest = Math.Max(widest, ColumnWidth.Of(line));
        }

        // The headline alone is underlined with =.
        if (heading.Level <= 2)
            sheet.Line(new string(heading.Level == 1 ? '-' : '~', widest));
    }

    private void WriteList(ItemList list)
    {
        var markers = list.Ordered ? list.Number(list.Items.Length - 1).Length + 1 : 2;
        for (var i = 0; i < list.Items.Length; i++)
        {
            var item = list.Items[i];
            var marker = list.Ordered ? ColumnWidth.PadRight(list.Number(i), markers) : "* ";
            sheet.Indented(marker, new string(' ', markers), () => Write(item));
            if (item.Length == 1)
                sheet.NoGap();
        }
    }

    private void WriteCallout(Callout callout)
    {
        sheet.Line(callout.Title.ToUpperInvariant());
        sheet.Gap();
        sheet.Indented("  ", "  ", () => Write(callout.Content));
    }

    private void WriteKeyFigures(KeyFigures figures)
    {
        var rows = figures.Items.Select(item => (item.Label, Value: inlines.Text(item.Value), Detail: item.Detail.IsDefault ? "" : inlines.Text(item.Detail))).ToArray();
        var label = Math.Min(LongestKeyLabel, rows.Max(row => ColumnWidth.Of(row.Label)));
        var value = rows.Max(row => ColumnWidth.Of(row.Value));
        var beside = sheet.Room - label - value - 4 >= rows.Max(row => ColumnWidth.Of(row.Detail));
        foreach (var row in rows)
        {
            var lead = ColumnWidth.PadRight(row.Label, label) + "  " + ColumnWidth.PadLeft(row.Value, value);
            sheet.Line(beside ? lead + "  " + row.Detail : lead);
            if (!beside && row.Detail.Length > 0)
                sheet.Indented("    ", "    ", () => sheet.Wrapped(row.Detail));
        }
    }

    private void WriteCaption(ExhibitCaption caption)
    {
        sheet.Wrapped(NoteWords.ExhibitLabel(caption) + caption.Words.AfterPlainLabel + inlines.Text(caption.Title));
        sheet.Wrapped(caption.Subtitle);
        sheet.Gap();
    }

    private void WriteSource(ExhibitCaption caption)
    {
        sheet.Wrapped(caption.Words.Source + caption.Source);
        if (caption.Note is { Length: > 0 } note)
            sheet.Wrapped(note);
    }

    private void WriteQuotation(Quotation quotation) => sheet.Indented("> ", "> ", () =>
    {
        Write(quotation.Content);
        if (quotation.Attribution.Length == 0)
            return;
        sheet.NoGap();
        sheet.Wrapped("— " + quotation.Attribution);
    });

    private void WriteContents(Contents contents)
    {
        if (contents.Title.Length > 0)
            sheet.Line(contents.Title.ToUpperInvariant());
        foreach (var entry in contents.Entries(note.Blocks))
        {
            var indent = new string(' ', 2 * entry.Level);
            sheet.Indented(indent, indent + "  ", () => sheet.Wrapped(entry.Text));
        }
    }

    private void WriteDefinitions(DefinitionList definitions)
    {
        foreach (var definition in definitions.Items)
        {
            sheet.Wrapped(inlines.Text(definition.Term));
            sheet.Indented("    ", "    ", () => sheet.Wrapped(inlines.Text(definition.Meaning)));
        }
    }

    private void WriteDisclosure(Disclosure disclosure)
    {
        sheet.Line(new string('-', sheet.Room));
        Write(disclosure.Content);
    }
}
