using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace RotationNotes.Publishing.Archive;

/// <summary>What a reader of a sealed edition reads: its sentences with their section, and its exhibits.</summary>
internal sealed class SealedText
{
    private readonly ImmutableArray<SealedSentence>.Builder sentences = ImmutableArray.CreateBuilder<SealedSentence>();
    private readonly ImmutableArray<SealedExhibit>.Builder exhibits = ImmutableArray.CreateBuilder<SealedExhibit>();
    private string section = "";

    private SealedText()
    {
    }

    /// <summary>Headline, prose, lists and key figures in reading order; no captions, tables, definitions or disclosures.</summary>
    public ImmutableArray<SealedSentence> Sentences => sentences.ToImmutable();

    /// <summary>Charts and tables in reading order.</summary>
    public ImmutableArray<SealedExhibit> Exhibits => exhibits.ToImmutable();

    /// <exception cref="Documents.Diagnostics.DiagnosticException">document.json is missing or not JSON (integrity).</exception>
    public static SealedText Of(ArchivedEdition edition)
    {
        var text = new SealedText();
        var root = SealedFile.Json(edition, "document.json");
        text.section = "Headline";
        text.Add(Member(root, "title"));
        text.Add(Member(root, "subtitle"));
        text.Walk(root);
        return text;
    }

    private void Walk(JsonElement parent)
    {
        if (!parent.TryGetProperty("blocks", out var blocks))
            return;
        foreach (var block in blocks.EnumerateArray())
            Read(block);
    }

    private void Read(JsonElement block)
    {
        switch (Member(block, "kind"))
        {
            case "heading":
                section = Words(block, "content");
                break;
            case "paragraph" or "lead":
                Add(Words(block, "content"));
                break;
            case "takeaways" or "aside":
                var around = section;
                section = Member(block, "title");
                Walk(block);
                section = around;
                break;
            case "list" or "ordered-list":
                foreach (var item in block.GetProperty("items").EnumerateArray())
                    Walk(item);
                break;
            case "key-figures":
                foreach (var figure in block.GetProperty("items").EnumerateArray())
                    sentences.Add(new SealedSentence(section, $"{Member(figure, "label")}: {Words(figure, "value")}, {Words(figure, "detail")}"));
                break;
            case "figure" or "table":
                exhibits.Add(new SealedExhibit(Member(block, "id"), Words(block, "title")));
                break;
            case "hole":
                sentences.Add(new SealedSentence(section, $"{Member(block, "what")}: {Member(block, "reason")}"));
                break;
            case "quotation" or "columns" or "placed" or "side-by-side":
                Walk(block);
                break;
        }
    }

    private void Add(string paragraph)
    {
        foreach (var sentence in RotationNotes.Narrative.Prose.Sentences.Split(paragraph))
        {
            if (sentence.Trim() is { Length: > 0 } text)
                sentences.Add(new SealedSentence(section, text));
        }
    }

    private static string Member(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static string Words(JsonElement element, string name)
    {
        var words = new StringBuilder();
        if (element.TryGetProperty(name, out var inlines))
            Append(words, inlines);
        return words.ToString();
    }

    // Plain text is a string; everything else holds its words in "content". Notes at the foot are no part of the sentence.
    private static void Append(StringBuilder words, JsonElement inlines)
    {
        if (inlines.ValueKind == JsonValueKind.String)
        {
            words.Append(inlines.GetString());
            return;
        }

        foreach (var inline in inlines.EnumerateArray())
        {
            if (inline.ValueKind == JsonValueKind.String)
                words.Append(inline.GetString());
            else if (Member(inline, "kind") == "line-break")
                words.Append(' ');
            else if (Member(inline, "kind") != "footnote" && inline.TryGetProperty("content", out var content))
                Append(words, content);
        }
    }
}

/// <param name="Section">Heading or box it stands under.</param>
internal sealed record SealedSentence(string Section, string Text);

internal sealed record SealedExhibit(string Id, string Title);
