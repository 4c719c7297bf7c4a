using System.Collections.Immutable;
using RotationNotes.Documents.Inlines;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Text;
using RotationNotes.Pdf.Structure;

namespace RotationNotes.Pdf.Layout;

/// <summary>Inline trees as styled text: the rule for each kind.</summary>
/// <param name="linkColor">Colour of links.</param>
/// <param name="setFootnote">Sets a footnote's text and returns it as a fragment.</param>
internal sealed class InlineSpans(Color linkColor, Func<Footnote, FootnoteFragment> setFootnote)
{
    public List<StyledText> Of(ImmutableArray<Inline> inlines, SpanStyle style)
    {
        var spans = new List<StyledText>();
        Add(spans, inlines, style, null);
        return spans;
    }

    private void Add(List<StyledText> spans, ImmutableArray<Inline> inlines, SpanStyle style, TextMark? mark)
    {
        foreach (var inline in inlines)
            Add(spans, inline, style, mark);
    }

    private void Add(List<StyledText> spans, Inline inline, SpanStyle style, TextMark? mark)
    {
        switch (inline)
        {
            case Text text:
                if (text.Value.Length > 0)
                    spans.Add(new StyledText(text.Value, style, mark));
                break;
            case Emphasis emphasis:
                Add(spans, emphasis.Content, style.Italic(), mark);
                break;
            case Strong strong:
                Add(spans, strong.Content, style.Bold(), mark);
                break;
            case Superscript superscript:
                Add(spans, superscript.Content, style with { Position = TextPosition.Superscript }, mark);
                break;
            case Subscript subscript:
                Add(spans, subscript.Content, style with { Position = TextPosition.Subscript }, mark);
                break;
            case Link link:
                Add(spans, link.Content, style with { Color = linkColor }, new WebMark(link.Target, link.Target));
                break;
            case CrossReference reference:
                Add(spans, reference.Content, style with { Color = linkColor }, new PlaceMark(reference.TargetId, InlineText.Plain(reference.Content)));
                break;
            case ClaimSpan claim:
                Add(spans, claim.Content, style, mark);
                break;
            case Footnote footnote:
                var number = footnote.Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
                spans.Add(new StyledText(number, style with { Position = TextPosition.Superscript, Color = linkColor }, new FootnoteMark(setFootnote(footnote))));
                break;
            case LineBreak:
                spans.Add(new StyledText(" \n", style, mark));
                break;
            default:
                throw new NotSupportedException($"No PDF rule for inline '{inline.GetType().Name}'. Add one to InlineSpans.");
        }
    }
}
