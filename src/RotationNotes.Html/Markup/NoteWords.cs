using System.Collections.Immutable;
using RotationNotes.Documents;
using RotationNotes.Documents.Blocks;
using RotationNotes.Documents.Inlines;
using RotationNotes.Documents.Words;

namespace RotationNotes.Html.Markup;

/// <summary>Words that page, mail and text share, so that a note reads alike everywhere.</summary>
internal static class NoteWords
{
    public static FixedWords Of(NoteDocument document) => FixedWords.For(document.Language);

    public static string Day(NoteDocument document) => Of(document).Day(document.AsOf);

    public static string AsOf(NoteDocument document) => Of(document).AsOf(Day(document));

    /// <summary>"Revision 2" for corrected editions, else null.</summary>
    public static string? Revision(NoteDocument document) =>
        document.Revision > 1 ? Of(document).Replacing(document.Revision) : null;

    /// <summary>The start of the warning above sample data, as a sentence.</summary>
    public static string SampleTitle(NoteDocument document) => Of(document).SampleTitle + Of(document).FullStop;

    public static string SampleText(NoteDocument document) => Of(document).Space + Of(document).SampleText;

    /// <summary>House, publication, date and revision, for the foot.</summary>
    public static string Imprint(NoteDocument document, string house) => $"{house} · {document.Publication} · {Day(document)} · {Of(document).Edition(document.Revision)}";

    public static string ExhibitLabel(ExhibitCaption caption) => caption.Words.Exhibit(caption.Number);

    /// <summary>One or two sentences for a list of messages or a search result.</summary>
    public static string Summary(NoteDocument document)
    {
        if (document.Subtitle is { Length: > 0 } subtitle)
            return subtitle;
        var takeaways = document.Blocks.OfType<Callout>().FirstOrDefault(callout => callout.Role == CalloutRole.Takeaways);
        return takeaways is not null && FirstText(takeaways.Content) is { } text ? text : document.Title;
    }

    private static string? FirstText(ImmutableArray<Block> blocks)
    {
        foreach (var block in blocks)
        {
            var text = block switch
            {
                Paragraph paragraph => InlineText.Plain(paragraph.Content),
                ItemList list when !list.Items.IsEmpty => FirstText(list.Items[0]),
                _ => null,
            };
            if (!string.IsNullOrWhiteSpace(text))
                return text;
        }

        return null;
    }
}
