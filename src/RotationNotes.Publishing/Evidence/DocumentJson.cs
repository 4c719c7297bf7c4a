using System.Collections.Immutable;
using System.Text.Json;
using RotationNotes.Documents;
using RotationNotes.Documents.Blocks;

namespace RotationNotes.Publishing.Evidence;

/// <summary>document.json: the note as meaning, complete, in reading order.</summary>
public static class DocumentJson
{
    private const int Version = 1;

    public static byte[] Write(NoteDocument document) => RecordJson.Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("documentVersion", Version);
        RecordJson.Head(json, document);
        WriteBlocks(json, "blocks", document.Blocks);
        json.WriteEndObject();
    }, indented: false);

    private static void WriteBlocks(Utf8JsonWriter json, string name, ImmutableArray<Block> blocks)
    {
        json.WriteStartArray(name);
        foreach (var block in blocks)
            WriteBlock(json, block);
        json.WriteEndArray();
    }

    private static void WriteBlock(Utf8JsonWriter json, Block block)
    {
        json.WriteStartObject();
        switch (block)
        {
            case Heading heading:
                json.WriteString("kind", "heading");
                json.WriteNumber("level", heading.Level);
                json.WriteString("id", heading.Id);
                InlineJson.Write(json, "content", heading.Content);
                break;
            case Paragraph paragraph:
                json.WriteString("kind", paragraph.Role == ParagraphRole.Lead ? "lead" : "paragraph");
                InlineJson.Write(json, "content", paragraph.Content);
                break;
            case ItemList list:
                json.WriteString("kind", list.Ordered ? "ordered-list" : "list");
                if (list.Role == ListRole.Notes)
                    json.WriteString("role", "notes");
                if (list.Ordered && list.Start != 1)
                    json.WriteNumber("start", list.Start);
                json.WriteStartArray("items");
                foreach (var item in list.Items)
                {
                    json.WriteStartObject();
                    WriteBlocks(json, "blocks", item);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                break;
            case Callout callout:
                json.WriteString("kind", callout.Role == CalloutRole.Takeaways ? "takeaways" : "aside");
                json.WriteString("title", callout.Title);
                WriteBlocks(json, "blocks", callout.Content);
                break;
            case KeyFigures figures:
                json.WriteString("kind", "key-figures");
                json.WriteStartArray("items");
                foreach (var figure in figures.Items)
                {
                    json.WriteStartObject();
                    json.WriteString("label", figure.Label);
                    InlineJson.Write(json, "value", figure.Value);
                    InlineJson.Write(json, "detail", figure.Detail);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                break;
            case Figure figure:
                json.WriteString("kind", "figure");
                WriteCaption(json, figure.Caption);
                json.WriteString("altText", figure.AltText);
                ChartJson.Write(json, "chart", figure.Chart);
                break;
            case TableExhibit exhibit:
                json.WriteString("kind", "table");
                WriteCaption(json, exhibit.Caption);
                TableJson.Write(json, "table", exhibit.Table);
                break;
            case SideBySide pair:
                json.WriteString("kind", "side-by-side");
                WriteBlocks(json, "blocks", [pair.Left, pair.Right]);
                break;
            case Columns columns:
                json.WriteString("kind", "columns");
                json.WriteNumber("count", columns.Count);
                WriteBlocks(json, "blocks", columns.Content);
                break;
            case Placed placed:
                json.WriteString("kind", "placed");
                json.WriteString("place", placed.Place switch
                {
                    Placement.Top => "top",
                    Placement.Bottom => "bottom",
                    _ => "beside",
                });
                WriteBlocks(json, "blocks", [placed.Content]);
                break;
            case Contents contents:
                json.WriteString("kind", contents.Scope == ContentsScope.Exhibits ? "list-of-exhibits" : "contents");
                json.WriteString("title", contents.Title);
                break;
            case Hole hole:
                json.WriteString("kind", "hole");
                json.WriteString("what", hole.What);
                json.WriteString("reason", hole.Reason);
                break;
            case Quotation quotation:
                json.WriteString("kind", "quotation");
                json.WriteString("attribution", quotation.Attribution);
                WriteBlocks(json, "blocks", quotation.Content);
                break;
            case ThematicBreak:
                json.WriteString("kind", "thematic-break");
                break;
            case PageBreak:
                json.WriteString("kind", "page-break");
                break;
            case DefinitionList definitions:
                json.WriteString("kind", "definitions");
                json.WriteStartArray("items");
                foreach (var definition in definitions.Items)
                {
                    json.WriteStartObject();
                    InlineJson.Write(json, "term", definition.Term);
                    InlineJson.Write(json, "meaning", definition.Meaning);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                break;
            case Disclosure disclosure:
                json.WriteString("kind", "disclosure");
                WriteBlocks(json, "blocks", disclosure.Content);
                break;
            default:
                throw new NotSupportedException($"No JSON rule for block '{block.GetType().Name}'. Add one to DocumentJson.");
        }

        json.WriteEndObject();
    }

    private static void WriteCaption(Utf8JsonWriter json, ExhibitCaption caption)
    {
        json.WriteString("id", caption.Id);
        json.WriteNumber("number", caption.Number);
        InlineJson.Write(json, "title", caption.Title);
        json.WriteString("subtitle", caption.Subtitle);
        json.WriteString("source", caption.Source);
        json.WriteString("note", caption.Note);
    }
}
