using System.Collections.Immutable;
using System.Globalization;
using RotationNotes.Documents.Claims;
using RotationNotes.Documents.Inlines;
using RotationNotes.Documents.Words;
using RotationNotes.Html.Markup;

namespace RotationNotes.Html.Web;

/// <summary>One rule per inline kind for the web page; gathers footnotes on the way.</summary>
internal sealed class WebInlines(HtmlWriter html, FixedWords words, ImmutableArray<Claim> claims, HashSet<string> anchors)
{
    private readonly Dictionary<string, Claim> claimsById = claims.DistinctBy(claim => claim.Id).ToDictionary(claim => claim.Id, StringComparer.Ordinal);
    private readonly SortedDictionary<int, ImmutableArray<Inline>> footnotes = [];
    private readonly HashSet<string> marked = new(StringComparer.Ordinal);

    /// <summary>Footnotes met so far, by number.</summary>
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
            case CrossReference reference: WriteReference(reference); break;
            case ClaimSpan claim: WriteClaim(claim); break;
            case Footnote footnote: WriteFootnote(footnote); break;
            case LineBreak: html.Open("br"); break;
            default: throw new NotSupportedException($"No web rule for inline '{inline.GetType().Name}'. Add one to WebInlines.");
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

        html.Open("a", ("href", target), ("rel", "noopener noreferrer"));
        Write(link.Content);
        html.Close("a");
    }

    private void WriteReference(CrossReference reference)
    {
        if (!anchors.Contains(reference.TargetId))
        {
            Write(reference.Content);
            return;
        }

        html.Open("a", ("href", "#" + AnchorId.Of(reference.TargetId)), ("class", "reference"));
        Write(reference.Content);
        html.Close("a");
    }

    // The page carries the unrounded number and where it comes from, for readers who ask and for programs that check.
    private void WriteClaim(ClaimSpan span)
    {
        if (!claimsById.TryGetValue(span.ClaimId, out var claim))
        {
            Write(span.Content);
            return;
        }

        // One id per page: a claim repeated inside a caption or a list keeps the first.
        var id = marked.Add(span.ClaimId) ? AnchorId.Of(span.ClaimId) : null;
        var origin = claim.FactId + words.Comma + words.Day(claim.AsOf);
        if (claim.Value is { } value && double.IsFinite(value))
            html.Open("data", ("id", id), ("class", "claim"), ("value", value.ToString("R", CultureInfo.InvariantCulture)), ("title", origin + words.Comma + words.UnitName(claim.Unit)));
        else
            html.Open("span", ("id", id), ("class", "claim"), ("title", origin));
        Write(span.Content);
        html.Close(claim.Value is { } number && double.IsFinite(number) ? "data" : "span");
    }

    private void WriteFootnote(Footnote footnote)
    {
        var number = footnote.Number.ToString(CultureInfo.InvariantCulture);
        var first = footnotes.TryAdd(footnote.Number, footnote.Content);
        html.Open("sup", ("class", "mark"))
            .Open("a", ("href", "#note-" + number), ("id", first ? "mark-" + number : null), ("role", "doc-noteref"), ("aria-label", words.Footnote(number)))
            .Text(number).Close("a").Close("sup");
    }
}
