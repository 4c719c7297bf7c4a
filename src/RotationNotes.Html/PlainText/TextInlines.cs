using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using RotationNotes.Documents.Inlines;
using RotationNotes.Html.Markup;

namespace RotationNotes.Html.PlainText;

/// <summary>One rule per inline kind for text; gathers footnotes on the way.</summary>
internal sealed class TextInlines
{
    private readonly SortedDictionary<int, ImmutableArray<Inline>> footnotes = [];

    public IEnumerable<KeyValuePair<int, ImmutableArray<Inline>>> Footnotes => footnotes;

    public string Text(ImmutableArray<Inline> content)
    {
        var text = new StringBuilder();
        foreach (var inline in content)
            Append(text, inline);
        return text.ToString();
    }

    private void Append(StringBuilder text, Inline inline)
    {
        switch (inline)
        {
            // Only a LineBreak ends a line; a line end inside a text is a space to a reader.
            case Text plain: text.Append(plain.Value.Replace('\r', ' ').Replace('\n', ' ')); break;
            case Emphasis emphasis: text.Append(Text(emphasis.Content)); break;
            case Strong strong: text.Append(Text(strong.Content)); break;
            case Superscript superscript: text.Append('^').Append(Text(superscript.Content)); break;
            case Subscript subscript: text.Append(Text(subscript.Content)); break;
            case Link link: AppendLink(text, link); break;
            case CrossReference reference: text.Append(Text(reference.Content)); break;
            case ClaimSpan claim: text.Append(Text(claim.Content)); break;
            case Footnote footnote:
                footnotes.TryAdd(footnote.Number, footnote.Content);
                text.Append(CultureInfo.InvariantCulture, $"[{footnote.Number}]");
                break;
            case LineBreak: text.Append('\n'); break;
            default: throw new NotSupportedException($"No text rule for inline '{inline.GetType().Name}'. Add one to TextInlines.");
        }
    }

    private void AppendLink(StringBuilder text, Link link)
    {
        var content = Text(link.Content);
        text.Append(content);
        if (LinkTarget.Allowed(link.Target) is { } target && content != link.Target && content != target && "mailto:" + content != target)
            text.Append(" <").Append(target).Append('>');
    }
}
