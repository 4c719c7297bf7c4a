using System.Collections.Immutable;
using RotationNotes.Documents;
using RotationNotes.Documents.Blocks;
using RotationNotes.Documents.Inlines;

namespace RotationNotes.Narrative.Prose;

public enum PrintedRole
{
    Title,
    Heading,
    /// <summary>Running text: sentences that end in a full stop.</summary>
    Sentences,
    /// <summary>Captions, labels and cells: fragments.</summary>
    Fragment,
}

/// <summary>One piece of text as a reader sees it, with the parts that facts printed set apart.</summary>
/// <param name="Text">All characters.</param>
/// <param name="Typed">The same with every character that a fact printed replaced by U+0000: what the author typed.</param>
public sealed record PrintedText(PrintedRole Role, string Text, string Typed)
{
    /// <summary>Every text of a document in reading order; generated matter (definitions, disclosures) left out.</summary>
    public static IEnumerable<PrintedText> Of(NoteDocument document)
    {
        yield return new PrintedText(PrintedRole.Title, document.Title, Mask(document.Title, document));
        if (document.Subtitle is { } subtitle)
            yield return new PrintedText(PrintedRole.Sentences, subtitle, Mask(subtitle, document));
        var sentences = document.Claims.Where(c => c.Condition is not null).Select(c => c.Text).Distinct().OrderByDescending(t => t.Length).ToArray();
        foreach (var text in document.Blocks.SelectMany(Of))
            yield return text.WithoutBacked(sentences);
    }

    /// <summary>The same with whole sentences masked that stand only while a condition over facts holds.</summary>
    private PrintedText WithoutBacked(string[] sentences)
    {
        var typed = Typed;
        foreach (var sentence in sentences)
        {
            for (var at = Text.IndexOf(sentence, StringComparison.Ordinal); at >= 0; at = Text.IndexOf(sentence, at + sentence.Length, StringComparison.Ordinal))
                typed = string.Concat(typed.AsSpan(0, at), new string('\0', sentence.Length), typed.AsSpan(at + sentence.Length));
        }

        return this with { Typed = typed };
    }

    private static IEnumerable<PrintedText> Of(Block block) => block switch
    {
        Heading heading => [From(PrintedRole.Heading, heading.Content)],
        Paragraph paragraph => [From(PrintedRole.Sentences, paragraph.Content)],
        ItemList list => list.Items.SelectMany(item => item.SelectMany(Of)),
        Callout callout => callout.Content.SelectMany(Of),
        Quotation quotation => quotation.Content.SelectMany(Of),
        Columns columns => columns.Content.SelectMany(Of),
        Placed placed => Of(placed.Content),
        SideBySide pair => [.. Of(pair.Left), .. Of(pair.Right)],
        Figure figure => OfCaption(figure.Caption),
        TableExhibit table => OfCaption(table.Caption),
        KeyFigures figures => figures.Items.SelectMany(i => new[] { From(PrintedRole.Fragment, i.Value), From(PrintedRole.Fragment, i.Detail) }),
        _ => [],
    };

    private static IEnumerable<PrintedText> OfCaption(ExhibitCaption caption)
    {
        yield return From(PrintedRole.Fragment, caption.Title);
        yield return new PrintedText(PrintedRole.Fragment, caption.Subtitle, caption.Subtitle);
    }

    internal static PrintedText Plain(string text) => new(PrintedRole.Fragment, text, text);

    internal static PrintedText From(PrintedRole role, ImmutableArray<Inline> content) => new(role, InlineText.Plain(content), string.Concat(content.Select(Typing)));

    private static string Typing(Inline inline) => inline switch
    {
        ClaimSpan claim => new string('\0', InlineText.Plain(claim).Length),
        Emphasis emphasis => string.Concat(emphasis.Content.Select(Typing)),
        Strong strong => string.Concat(strong.Content.Select(Typing)),
        Link link => string.Concat(link.Content.Select(Typing)),
        _ => InlineText.Plain(inline),
    };

    // Titles are plain strings in the document; the ledger still knows which of their words facts printed.
    private static string Mask(string text, NoteDocument document)
    {
        // Longest first: a year printed somewhere must not break up "April 2020" printed here.
        foreach (var claim in document.Claims.OrderByDescending(c => c.Text.Length))
        {
            if (claim.Text.Length > 1)
                text = text.Replace(claim.Text, new string('\0', claim.Text.Length), StringComparison.Ordinal);
        }

        return text;
    }
}
