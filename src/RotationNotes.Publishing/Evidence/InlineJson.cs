using System.Collections.Immutable;
using System.Text.Json;
using RotationNotes.Documents.Inlines;

namespace RotationNotes.Publishing.Evidence;

/// <summary>Running text as JSON: plain text is a string, everything else an object with a kind.</summary>
internal static class InlineJson
{
    public static void Write(Utf8JsonWriter json, string name, ImmutableArray<Inline> inlines)
    {
        json.WriteStartArray(name);
        foreach (var inline in inlines)
            Write(json, inline);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Inline inline)
    {
        switch (inline)
        {
            case Text text:
                json.WriteStringValue(text.Value);
                break;
            case Emphasis emphasis:
                Wrap(json, "emphasis", emphasis.Content);
                break;
            case Strong strong:
                Wrap(json, "strong", strong.Content);
                break;
            case Superscript superscript:
                Wrap(json, "superscript", superscript.Content);
                break;
            case Subscript subscript:
                Wrap(json, "subscript", subscript.Content);
                break;
            case Link link:
                Wrap(json, "link", link.Content, "target", link.Target);
                break;
            case CrossReference reference:
                Wrap(json, "cross-reference", reference.Content, "target", reference.TargetId);
                break;
            case ClaimSpan claim:
                Wrap(json, "claim", claim.Content, "claim", claim.ClaimId);
                break;
            case Footnote footnote:
                json.WriteStartObject();
                json.WriteString("kind", "footnote");
                json.WriteNumber("number", footnote.Number);
                Write(json, "content", footnote.Content);
                json.WriteEndObject();
                break;
            case LineBreak:
                json.WriteStartObject();
                json.WriteString("kind", "line-break");
                json.WriteEndObject();
                break;
            default:
                throw new NotSupportedException($"No JSON rule for inline '{inline.GetType().Name}'. Add one to InlineJson.");
        }
    }

    private static void Wrap(Utf8JsonWriter json, string kind, ImmutableArray<Inline> content, string? attribute = null, string? value = null)
    {
        json.WriteStartObject();
        json.WriteString("kind", kind);
        if (attribute is not null)
            json.WriteString(attribute, value);
        Write(json, "content", content);
        json.WriteEndObject();
    }
}
