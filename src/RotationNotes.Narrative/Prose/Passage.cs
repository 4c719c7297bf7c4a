using System.Collections.Immutable;
using RotationNotes.Documents;
using RotationNotes.Documents.Blocks;
using RotationNotes.Documents.Claims;
using RotationNotes.Documents.Inlines;

namespace RotationNotes.Narrative.Prose;

/// <summary>One sentence, caption or cell of a finished document with the claims printed in it.</summary>
/// <param name="Text">As the reader sees it.</param>
/// <param name="Claims">In the order in which they stand; conditions that the whole sentence rests on come last.</param>
public sealed record Passage(string Text, ImmutableArray<Claim> Claims)
{
    /// <summary>Every passage of a document in reading order.</summary>
    public static ImmutableArray<Passage> Of(NoteDocument document)
    {
        var claims = document.Claims.ToDictionary(c => c.Id, StringComparer.Ordinal);
        var conditions = document.Claims.Where(c => c.Condition is not null).ToArray();
        var passages = ImmutableArray.CreateBuilder<Passage>();
        passages.Add(new Passage(document.Title, [.. document.Claims.Where(c => c.Place == "Headline")]));
        if (document.Subtitle is { } subtitle)
            passages.Add(new Passage(subtitle, [.. document.Claims.Where(c => c.Place == "Line below the headline")]));
        foreach (var content in document.Blocks.SelectMany(Contents))
            passages.AddRange(Cut(content, claims, conditions));
        return passages.ToImmutable();
    }

    /// <summary>Those whose text holds <paramref name="words"/>, whatever the kind of space, minus or quote and the case.</summary>
    public static ImmutableArray<Passage> Find(NoteDocument document, string words)
    {
        var wanted = Plainly(words);
        return wanted.Length == 0 ? [] : [.. Of(document).Where(p => Plainly(p.Text).Contains(wanted, StringComparison.OrdinalIgnoreCase))];
    }

    /// <summary>Text as it is typed on a keyboard.</summary>
    public static string Plainly(string text)
    {
        var plain = text.Replace('\u00A0', ' ').Replace('\u2212', '-').Replace('\u2013', '-').Replace('\u2018', '\'').Replace('\u2019', '\'').Replace('\u201C', '"').Replace('\u201D', '"');
        return string.Join(' ', plain.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.', ' ');
    }

    private static IEnumerable<Passage> Cut(ImmutableArray<Inline> content, Dictionary<string, Claim> claims, Claim[] conditions)
    {
        var text = InlineText.Plain(content);
        var spans = new List<(int Start, Claim Claim)>();
        Collect(content, claims, spans, 0);
        var at = 0;
        foreach (var sentence in Sentences.Split(text))
        {
            var end = at + sentence.Length;
            var words = sentence.Trim();
            var inside = spans.Where(s => s.Start >= at && s.Start < end).Select(s => s.Claim);
            var backing = conditions.Where(c => sentence.Contains(c.Text, StringComparison.Ordinal)).DistinctBy(c => (c.FactId, c.Condition));
            if (words.Length > 0)
                yield return new Passage(words, [.. inside, .. backing]);
            at = end;
        }
    }

    private static int Collect(ImmutableArray<Inline> content, Dictionary<string, Claim> claims, List<(int, Claim)> spans, int at)
    {
        foreach (var inline in content)
        {
            switch (inline)
            {
                case ClaimSpan span:
                    if (claims.TryGetValue(span.ClaimId, out var claim))
                        spans.Add((at, claim));
                    break;
                case Strong strong:
                    Collect(strong.Content, claims, spans, at);
                    break;
                case Emphasis emphasis:
                    Collect(emphasis.Content, claims, spans, at);
                    break;
                case Link link:
                    Collect(link.Content, claims, spans, at);
                    break;
            }

            at += InlineText.Plain(inline).Length;
        }

        return at;
    }

    private static IEnumerable<ImmutableArray<Inline>> Contents(Block block) => block switch
    {
        Heading heading => [heading.Content],
        Paragraph paragraph => [paragraph.Content],
        ItemList list => list.Items.SelectMany(item => item.SelectMany(Contents)),
        Callout callout => callout.Content.SelectMany(Contents),
        Quotation quotation => quotation.Content.SelectMany(Contents),
        SideBySide pair => [.. Contents(pair.Left), .. Contents(pair.Right)],
        Figure figure => [figure.Caption.Title],
        TableExhibit table => table.Table.Rows.SelectMany(r => r.Cells).Select(c => c.Content).Prepend(table.Caption.Title),
        KeyFigures figures => figures.Items.SelectMany(i => new[] { i.Value, i.Detail }),
        _ => [],
    };
}
