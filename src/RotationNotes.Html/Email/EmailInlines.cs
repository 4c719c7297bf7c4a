using System.Collections.Immutable;
using System.Globalization;
using RotationNotes.Documents.Inlines;
using RotationNotes.Html.Markup;

namespace RotationNotes.Html.Email;

/// <summary>One rule per inline kind for mail; gathers footnotes on the way.</summary>
/// <remarks>Anchors inside a mail lead nowhere in most programs, so references and footnote marks are text.</remarks>
internal sealed class EmailInlines(HtmlWriter html, EmailLooks looks)
{
    private readonly SortedDictionary<int, ImmutableArray<Inline>> footnotes = [];

    public IEnumerable<KeyValuePair<int, ImmutableArray<Inline>>> Footnotes => footnotes;

    public void Write(ImmutableArray<Inline> content)
    {
        foreach (var inline in content)
            Write(inline);
    }

    public void Write(Inline inline)
    {
        switch (inline)
        {
            case Text text: html.Text(text.Value); break;
            case Emphasis emphasis: Wrap("em", emphasis.Content); break;
            case Strong strong: Wrap("strong", strong.Content); break;
            case Superscript superscript: Wrap("sup", superscript.Content); break;
            case Subscript subscript: Wrap("sub", subscript.Content); break;
            case Link link: WriteLink(link); break;
            case CrossReference reference: Write(reference.Content); break;
            case ClaimSpan claim: Write(claim.Content); break;
            case Footnote footnote:
                footnotes.TryAdd(footnote.Number, footnote.Content);
                // A line of its own height would push the lines around it apart.
                html.Element("sup", footnote.Number.ToString(CultureInfo.InvariantCulture), ("style", "font-size:11px;line-height:0"));
                break;
            case LineBreak: html.Open("br"); break;
            default: throw new NotSupportedException($"No mail rule for inline '{inline.GetType().Name}'. Add one to EmailInlines.");
        }
    }

    private void Wrap(string tag, ImmutableArray<Inline> content)
    {
        html.Open(tag);
        Write(content);
        html.Close(tag);
    }

    private void WriteLink(Link link)
    {
        if (LinkTarget.Allowed(link.Target) is not { } target)
        {
            Write(link.Content);
            return;
        }

        html.Open("a", ("href", target), ("style", looks.Link));
        Write(link.Content);
        html.Close("a");
    }
}
