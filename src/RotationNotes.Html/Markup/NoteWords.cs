using System.Collections.Immutable;
using System.Globalization;
using RotationNotes.Documents;
using RotationNotes.Documents.Blocks;
using RotationNotes.Documents.Inlines;

namespace RotationNotes.Html.Markup;

/// <summary>Words that page, mail and text share, so that a note reads alike everywhere.</summary>
internal static class NoteWords
{
    public const string SampleTitle = "Sample data";

    public const string SampleText = "The numbers come from a generated market and describe no real prices. Do not act on them.";

    public static string Day(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string Day(NoteDocument document) => FixedWords.For(document.Language).Day(document.AsOf);

    public static string ShortDay(DateOnly date) => date.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    public static string AsOf(NoteDocument document) => FixedWords.For(document.Language).AsOf(Day(document));

    /// <summary>"Revision 2" for corrected editions, else null.</summary>
    public static string? Revision(NoteDocument document) =>
        document.Revision > 1 ? string.Create(CultureInfo.InvariantCulture, $"Revision {document.Revision}, replaces earlier editions") : null;

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
