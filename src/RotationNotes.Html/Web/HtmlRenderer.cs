using System.Collections.Immutable;
using System.Globalization;
using RotationNotes.Documents;
using RotationNotes.Documents.Blocks;
using RotationNotes.Documents.Inlines;
using RotationNotes.Documents.Words;
using RotationNotes.Graphics.Fonts;
using RotationNotes.Graphics.Themes;
using RotationNotes.Html.Markup;
using RotationNotes.Html.Pictures;

namespace RotationNotes.Html.Web;

/// <summary>Renders a note as a standalone web page: one file without script or outside resource, for reading, printing and archiving.</summary>
/// <remarks>The page forbids everything but its own style sheet, which it names by hash, so it can be served under the strictest policy.</remarks>
public sealed class HtmlRenderer(Theme theme, FontLibrary fonts)
{
    // A short note needs no table of contents.
    private const int HeadingsWorthListing = 4;

    private readonly ChartPictures pictures = new(theme, fonts);
    private readonly string spacedSheet = WebStyle.Sheet(theme, isUnspaced: false);
    private readonly string unspacedSheet = WebStyle.Sheet(theme, isUnspaced: true);

    /// <summary>The complete page; the same document gives the same text.</summary>
    public string RenderWeb(NoteDocument document)
    {
        var html = new HtmlWriter();
        var inlines = new WebInlines(html, NoteWords.Of(document), document.Claims, Anchors(document.Blocks));
        var blocks = new WebBlocks(html, inlines, new WebTables(html, inlines), pictures, document);

        html.Trusted("<!DOCTYPE html>\n").Open("html", ("lang", document.Language)).Line();
        WriteHead(html, document);
        html.Open("body").Line()
            .Element("a", NoteWords.Of(document).SkipToNote, ("class", "skip"), ("href", "#note")).Line()
            .Open("div", ("class", "sheet")).Line();
        WriteMasthead(html, document);
        html.Open("main", ("id", "note")).Open("article").Line();
        WriteTitle(html, document);
        WriteBody(blocks, document);
        WriteFootnotes(html, inlines, NoteWords.Of(document));
        html.Close("article").Close("main").Line();
        WriteFoot(html, document);
        html.Close("div").Line().Close("body").Line().Close("html").Line();
        return html.ToString();
    }

    private void WriteHead(HtmlWriter html, NoteDocument document)
    {
        var sheet = NoteWords.Of(document).IsUnspaced ? unspacedSheet : spacedSheet;
        var policy = $"default-src 'none'; style-src '{WebStyle.Hash(sheet)}'; base-uri 'none'; form-action 'none'";
        html.Open("head").Line()
            .Open("meta", ("charset", "utf-8")).Line()
            .Open("meta", ("http-equiv", "Content-Security-Policy"), ("content", policy)).Line()
            .Open("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1")).Line()
            .Open("meta", ("name", "color-scheme"), ("content", "light dark")).Line()
            .Element("title", $"{document.Title} · {document.Publication}{NoteWords.Of(document).Comma}{NoteWords.Day(document)}").Line()
            .Open("meta", ("name", "description"), ("content", NoteWords.Summary(document))).Line()
            .Open("meta", ("name", "author"), ("content", document.Author)).Line()
            .Open("meta", ("name", "dcterms.date"), ("content", document.AsOf.ToString("O", CultureInfo.InvariantCulture))).Line();
        if (!document.Keywords.IsDefaultOrEmpty)
            html.Open("meta", ("name", "keywords"), ("content", string.Join(", ", document.Keywords))).Line();
        html.Open("style").Trusted(sheet).Close("style").Line().Close("head").Line();
    }

    private void WriteMasthead(HtmlWriter html, NoteDocument document)
    {
        html.Open("header", ("class", "masthead"))
            .Open("div").Element("div", document.Publication, ("class", "publication")).Element("div", theme.House, ("class", "house")).Close("div")
            .Element("time", NoteWords.Day(document), ("class", "date"), ("datetime", document.AsOf.ToString("O", CultureInfo.InvariantCulture)))
            .Close("header").Line();
        if (document.IsSample)
            html.Open("p", ("class", "sample"), ("role", "note")).Element("strong", NoteWords.SampleTitle(document)).Text(NoteWords.SampleText(document)).Close("p").Line();
    }

    private static void WriteTitle(HtmlWriter html, NoteDocument document)
    {
        html.Element("h1", document.Title).Line();
        if (document.Subtitle is { Length: > 0 } subtitle)
            html.Element("p", subtitle, ("class", "subtitle")).Line();
        string[] byline = [.. new[] { document.Author, NoteWords.AsOf(document), NoteWords.Revision(document) }.OfType<string>()];
        html.Element("p", string.Join(" · ", byline), ("class", "byline")).Line();
    }

    // The contents stand after the opening (figures, takeaways), before the first section.
    private static void WriteBody(WebBlocks blocks, NoteDocument document)
    {
        var headings = document.Blocks.OfType<Heading>().Where(heading => heading.Level == 1).ToImmutableArray();
        var hasOwn = BlockWalk.Descendants(document.Blocks).Any(block => block is Contents { Scope: ContentsScope.Headings });
        var contents = !hasOwn && headings.Length >= HeadingsWorthListing ? headings[0] : null;
        foreach (var block in document.Blocks)
        {
            if (ReferenceEquals(block, contents))
                blocks.WriteContents(NoteWords.Of(document).Contents, [.. headings.Select(heading => new ContentsEntry(1, heading.Id, InlineText.Plain(heading.Content)))]);
            blocks.Write(block);
        }
    }

    private static void WriteFootnotes(HtmlWriter html, WebInlines inlines, FixedWords words)
    {
        // A footnote may itself hold one, which appends to the same list: walk by number until none is new.
        var written = new HashSet<int>();
        if (!inlines.Footnotes.Any())
            return;
        html.Open("section", ("class", "footnotes"), ("role", "doc-endnotes"), ("aria-label", words.Footnotes)).Open("ol").Line();
        while (inlines.Footnotes.Where(note => !written.Contains(note.Key)).ToArray() is { Length: > 0 } rest)
        {
            foreach (var (number, content) in rest)
            {
                written.Add(number);
                var text = number.ToString(CultureInfo.InvariantCulture);
                html.Open("li", ("id", "note-" + text), ("value", text));
                inlines.Write(content);
                html.Text(" ").Element("a", "↩", ("href", "#mark-" + text), ("role", "doc-backlink"), ("aria-label", words.BackToText)).Close("li").Line();
            }
        }

        html.Close("ol").Close("section").Line();
    }

    private void WriteFoot(HtmlWriter html, NoteDocument document)
    {
        html.Open("footer", ("class", "foot"));
        if (theme.FooterIn(document.Language) is { Length: > 0 } line)
            html.Element("p", line);
        html.Element("p", NoteWords.Imprint(document, theme.House));
        html.Close("footer").Line();
    }

    private static HashSet<string> Anchors(ImmutableArray<Block> blocks) =>
        BlockWalk.Descendants(blocks).Select(block => block switch
        {
            Heading heading => heading.Id,
            Figure figure => figure.Caption.Id,
            TableExhibit table => table.Caption.Id,
            _ => null,
        }).OfType<string>().ToHashSet(StringComparer.Ordinal);
}
