using System.Globalization;
using RotationNotes.Documents;
using RotationNotes.Html.Markup;

namespace RotationNotes.Html.PlainText;

/// <summary>Renders a note as text that reads well in a terminal or a text-only mail client: 76 columns, lines ended by LF.</summary>
public static class PlainTextRenderer
{
    public static string Render(NoteDocument document)
    {
        var sheet = new TextSheet();
        var inlines = new TextInlines();
        var blocks = new TextBlocks(sheet, inlines, document);
        WriteMasthead(sheet, document);
        blocks.Write(document.Blocks);
        WriteFootnotes(sheet, inlines, NoteWords.Of(document).Footnotes);
        return sheet.ToString();
    }

    private static void WriteMasthead(TextSheet sheet, NoteDocument document)
    {
        sheet.Wrapped($"{document.Publication} | {NoteWords.Day(document)}");
        sheet.Gap();
        if (document.IsSample)
        {
            sheet.Line(new string('*', TextSheet.Width));
            sheet.Wrapped(NoteWords.SampleTitle(document).ToUpperInvariant() + NoteWords.SampleText(document));
            sheet.Line(new string('*', TextSheet.Width));
            sheet.Gap();
        }

        sheet.Wrapped(document.Title);
        sheet.Line(new string('=', Math.Min(TextSheet.Width, ColumnWidth.Of(document.Title))));
        if (document.Subtitle is { Length: > 0 } subtitle)
            sheet.Wrapped(subtitle);
        sheet.Gap();
        string[] byline = [.. new[] { document.Author, NoteWords.AsOf(document), NoteWords.Revision(document) }.OfType<string>()];
        sheet.Wrapped(string.Join(" | ", byline));
        sheet.Gap();
    }

    private static void WriteFootnotes(TextSheet sheet, TextInlines inlines, string title)
    {
        var written = new HashSet<int>();
        while (inlines.Footnotes.Where(note => !written.Contains(note.Key)).ToArray() is { Length: > 0 } rest)
        {
            if (written.Count == 0)
            {
                sheet.Line(title);
                sheet.Line(new string('-', ColumnWidth.Of(title)));
            }

            foreach (var (number, content) in rest)
            {
                written.Add(number);
                var mark = string.Create(CultureInfo.InvariantCulture, $"[{number}] ");
                sheet.Indented(mark, new string(' ', mark.Length), () => sheet.Wrapped(inlines.Text(content)));
            }
        }

        sheet.Gap();
    }
}
