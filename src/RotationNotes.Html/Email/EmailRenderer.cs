using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using RotationNotes.Documents;
using RotationNotes.Documents.Blocks;
using RotationNotes.Graphics.Fonts;
using RotationNotes.Graphics.Themes;
using RotationNotes.Html.Markup;
using RotationNotes.Html.Pictures;
using RotationNotes.Html.PlainText;

namespace RotationNotes.Html.Email;

/// <summary>Renders a note as e-mail that holds in Outlook, Gmail and Apple Mail.</summary>
/// <remarks>
/// Layout tables no wider than 600 pixels, inline styles, charts as pictures at twice their shown size. Gmail cuts a mail above 102 kB of
/// HTML: a note that would come near loses first its definitions, then its later blocks, and says that the PDF has them.
/// </remarks>
public sealed class EmailRenderer(Theme theme, FontLibrary fonts)
{
    /// <summary>Bytes of HTML that no mail exceeds.</summary>
    public const int LargestHtml = 96_000;

    // Narrower than shown: lettering grows with the picture and is still read when a phone halves it.
    private const double ChartWidthPt = 310;

    private readonly EmailLooks looks = new(theme);
    private readonly ChartPictures pictures = new(theme, fonts);

    /// <summary>Subject, HTML, text and pictures; the same document gives the same mail.</summary>
    public EmailBody Render(NoteDocument document)
    {
        var whole = Fitted(document, Draw(document));
        return whole.Images.IsEmpty ? whole : whole with { WithoutPictures = Fitted(document, null) };
    }

    private EmailBody Fitted(NoteDocument document, Dictionary<Figure, ChartPixels>? drawn)
    {
        var blocks = EmailOrder.TakeawaysFirst(document);
        var page = Page(document, blocks, drawn, null);
        if (IsTooLong(page))
        {
            blocks = EmailOrder.WithoutDefinitions(blocks);
            page = Page(document, blocks, drawn, NoteWords.Of(document).DefinitionsInPdf);
        }

        if (IsTooLong(page))
            page = Shortened(document, blocks, drawn);
        return page with { PlainText = PlainTextRenderer.Render(document) };
    }

    private static bool IsTooLong(EmailBody page) => Encoding.UTF8.GetByteCount(page.Html) > LargestHtml;

    /// <summary>One line with the as-of date, so that editions do not merge into one thread.</summary>
    public static string Subject(NoteDocument document) =>
        Marked(document, $"{document.Publication}{NoteWords.Of(document).Comma}{NoteWords.Of(document).ShortDay(document.AsOf)}{NoteWords.Of(document).Colon}{document.Title}");

    /// <summary>A subject line with the warnings no mail may go without: generated data, a correction.</summary>
    public static string Marked(NoteDocument document, string subject) =>
        (document.IsSample ? NoteWords.Of(document).SampleSubject : "") + (document.Revision > 1 ? NoteWords.Of(document).CorrectedSubject : "") + subject;

    // Keeps as many blocks from the top as fit; disclosures always stay.
    private EmailBody Shortened(NoteDocument document, ImmutableArray<Block> blocks, Dictionary<Figure, ChartPixels>? drawn)
    {
        ImmutableArray<Block> legal = [.. blocks.Where(block => block is Disclosure)];
        ImmutableArray<Block> rest = [.. blocks.Where(block => block is not Disclosure)];
        var (low, high) = (0, rest.Length);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (!IsTooLong(Page(document, [.. rest[..middle], .. legal], drawn, NoteWords.Of(document).RestInPdf)))
                low = middle;
            else
                high = middle - 1;
        }

        // A heading with nothing below it would promise what the mail does not hold.
        while (low > 0 && rest[low - 1] is Heading)
            low--;
        return Page(document, [.. rest[..low], .. legal], drawn, NoteWords.Of(document).RestInPdf);
    }

    private EmailBody Page(NoteDocument document, ImmutableArray<Block> content, Dictionary<Figure, ChartPixels>? drawn, string? shortened)
    {
        var html = new HtmlWriter();
        var inlines = new EmailInlines(html, looks);
        var blocks = new EmailBlocks(document, html, inlines, new EmailTables(html, inlines, looks, NoteWords.Of(document).IsUnspaced), looks, drawn);
        WriteHead(html, document);
        html.Open("body", ("class", "bg"), ("style", $"margin:0;padding:0;background:{looks.Light.Desk}")).Line();
        WritePreheader(html, document);
        var notice = html.Length;
        html.Open("table", ("role", "presentation"), ("class", "bg"), ("width", "100%"), ("cellpadding", "0"), ("cellspacing", "0"), ("bgcolor", looks.Light.Desk), ("style", $"background:{looks.Light.Desk}"))
            .Open("tr").Open("td", ("class", "out"), ("align", "center"), ("style", "padding:20px 8px")).Line()
            .Trusted("<!--[if mso]><table role=\"presentation\" width=\"600\" cellpadding=\"0\" cellspacing=\"0\"><tr><td><![endif]-->\n")
            // Fixed layout keeps a wide data table from stretching the sheet: its own box scrolls instead.
            .Open("table", ("role", "presentation"), ("class", "card"), ("width", "100%"), ("cellpadding", "0"), ("cellspacing", "0"), ("bgcolor", looks.Light.Paper),
                ("style", string.Create(CultureInfo.InvariantCulture, $"max-width:{EmailLooks.SheetWidth}px;table-layout:fixed;background:{looks.Light.Paper};text-align:left"))).Line();
        WriteMasthead(html, document);
        foreach (var block in content)
            blocks.WriteRow(block);
        WriteFootnotes(html, inlines);
        WriteFoot(html, document, shortened);
        html.Close("table").Line()
            .Trusted("<!--[if mso]></td></tr></table><![endif]-->\n")
            .Close("td").Close("tr").Close("table").Line();
        var personal = html.Length;
        html.Close("body").Line().Close("html").Line();
        return new EmailBody(Subject(document), html.ToString(), "", blocks.Images) { Language = document.Language, NoticeSlot = notice, PersonalSlot = personal };
    }

    // Pixels are the dear part of a mail, and each picture stands alone: all processors draw.
    private Dictionary<Figure, ChartPixels> Draw(NoteDocument document)
    {
        Figure[] figures = [.. BlockWalk.Descendants(document.Blocks).OfType<Figure>()];
        var pixels = new ChartPixels[figures.Length];
        Parallel.For(0, figures.Length, i => pixels[i] = pictures.Png(figures[i].Chart, ChartWidthPt, EmailLooks.ContentWidth));
        var drawn = new Dictionary<Figure, ChartPixels>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < figures.Length; i++)
            drawn[figures[i]] = pixels[i];
        return drawn;
    }

    private void WriteHead(HtmlWriter html, NoteDocument document) => html
        .Trusted("<!DOCTYPE html>\n").Open("html", ("lang", document.Language), ("xmlns", "http://www.w3.org/1999/xhtml"), ("xmlns:o", "urn:schemas-microsoft-com:office:office")).Line()
        .Open("head").Line()
        .Trusted("<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<meta name=\"x-apple-disable-message-reformatting\">\n")
        .Trusted("<meta name=\"format-detection\" content=\"telephone=no,date=no,address=no,email=no,url=no\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"supported-color-schemes\" content=\"light dark\">\n")
        .Element("title", Subject(document)).Line()
        .Trusted("<!--[if mso]><xml><o:OfficeDocumentSettings><o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml><![endif]-->\n")
        .Open("style").Trusted(looks.Sheet()).Close("style").Line()
        .Close("head").Line();

    // What a list of messages shows after the subject; the filler keeps the masthead out of it.
    private static void WritePreheader(HtmlWriter html, NoteDocument document) => html
        .Open("div", ("style", "display:none;max-height:0;overflow:hidden;mso-hide:all;font-size:1px;line-height:1px;opacity:0"))
        .Text(NoteWords.Summary(document)).Trusted(string.Concat(Enumerable.Repeat("&#847;&zwnj;&nbsp;", 40))).Close("div").Line();

    private void WriteMasthead(HtmlWriter html, NoteDocument document)
    {
        html.Open("tr").Open("td", ("class", "pad edge"), ("style", $"padding:18px {EmailLooks.SidePadding}px 12px;border-top:6px solid {looks.Light.Accent}"))
            .Open("table", ("role", "presentation"), ("width", "100%"), ("cellpadding", "0"), ("cellspacing", "0")).Open("tr")
            .Open("td", ("class", "acc"), ("style", looks.Publication)).Text(document.Publication)
            .Element("div", theme.House, ("class", "mut"), ("style", looks.Small)).Close("td")
            .Element("td", NoteWords.Day(document), ("class", "mut"), ("align", "right"), ("valign", "top"), ("style", looks.Small + ";white-space:nowrap"))
            .Close("tr").Close("table").Close("td").Close("tr").Line();
        if (document.IsSample)
        {
            html.Open("tr").Open("td", ("class", "pad ink"), ("style", looks.Cell(12, looks.TableText)))
                .Open("div", ("style", $"border:1px solid {looks.Light.Negative};border-left-width:5px;padding:8px 12px"))
                .Element("strong", NoteWords.SampleTitle(document), ("class", "neg"), ("style", $"color:{looks.Light.Negative}")).Text(NoteWords.SampleText(document))
                .Close("div").Close("td").Close("tr").Line();
        }

        html.Open("tr").Open("td", ("class", "pad rule"), ("style", looks.Cell(20, "padding-top:10px")))
            .Element("h1", document.Title, ("class", "ink title"), ("style", looks.Title));
        if (document.Subtitle is { Length: > 0 } subtitle)
            html.Element("p", subtitle, ("class", "mut"), ("style", looks.Subtitle));
        string[] byline = [.. new[] { document.Author, NoteWords.AsOf(document), NoteWords.Revision(document) }.OfType<string>()];
        html.Element("p", string.Join(" · ", byline), ("class", "mut"), ("style", "margin:10px 0 0;" + looks.Small)).Close("td").Close("tr").Line();
    }

    private void WriteFootnotes(HtmlWriter html, EmailInlines inlines)
    {
        var written = new HashSet<int>();
        while (inlines.Footnotes.Where(note => !written.Contains(note.Key)).ToArray() is { Length: > 0 } rest)
        {
            foreach (var (number, content) in rest)
            {
                written.Add(number);
                html.Open("tr").Open("td", ("class", "pad mut"), ("style", looks.Cell(4, looks.Small)))
                    .Element("sup", number.ToString(CultureInfo.InvariantCulture), ("style", "line-height:0")).Text(" ");
                inlines.Write(content);
                html.Close("td").Close("tr").Line();
            }
        }
    }

    private void WriteFoot(HtmlWriter html, NoteDocument document, string? shortened)
    {
        html.Open("tr").Open("td", ("class", "pad mut"), ("style", $"padding:16px {EmailLooks.SidePadding}px 24px;{looks.Small}"));
        if (shortened is not null)
            html.Element("p", shortened, ("style", "margin:0 0 8px"));
        if (theme.FooterIn(document.Language) is { Length: > 0 } line)
            html.Element("p", line, ("style", "margin:0 0 8px"));
        html.Element("p", NoteWords.Imprint(document, theme.House), ("style", "margin:0"))
            .Close("td").Close("tr").Line();
    }
}
