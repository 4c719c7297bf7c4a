using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using RotationNotes.Delivery;
using RotationNotes.Delivery.Ledger;
using RotationNotes.Delivery.Mime;

namespace RotationNotes.Publishing.Editions;

/// <summary>The mail of an edition: what every recipient gets alike.</summary>
public static class EditionMailing
{
    /// <param name="id">Edition that the attached PDF is named for.</param>
    /// <param name="date">When the edition was sealed.</param>
    public static EditionMail Of(EditionContent content, EditionId id, MailTerms terms, DateTimeOffset date) =>
        Fitted(Complete(content, id, terms.From, date), id, content.Pdf.Length, terms);

    /// <summary>The mail as it is, or, when it is too large for the terms, with a link in place of the PDF.</summary>
    /// <param name="pdfBytes">Size of the PDF, for the reader.</param>
    public static EditionMail Fitted(EditionMail mail, EditionId id, long pdfBytes, MailTerms terms)
    {
        // The personal lines and signatures that follow take a few kilobytes.
        const int Reserve = 16 * 1024;
        if (MessageBuilder.Write(MessageBuilder.Build(mail, mail.From, MessageId.For(id.Name, mail.From, mail.From))).Length + Reserve <= terms.LargestBytes)
            return mail;
        var size = string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(pdfBytes / 100_000.0) / 10:0.0} MB");
        var link = terms.Site is { } site ? $"{site.AbsoluteUri.TrimEnd('/')}/editions/{id.Name}/note.pdf" : null;
        var text = link is null
            ? $"The PDF ({size}) is too large for mail; it is in the archive as {id.Name}."
            : $"The PDF ({size}) is too large for mail; it is here:\n{link}";
        var html = link is null
            ? WebUtility.HtmlEncode(text)
            : $"The PDF ({size}) is too large for mail: <a href=\"{WebUtility.HtmlEncode(link)}\">open it in the archive</a>.";
        return mail with
        {
            PlainText = text + "\n\n" + mail.PlainText,
            Html = AfterBody(mail.Html, $"<p style=\"margin:0;padding:16px 24px 0;font-family:Arial,Helvetica,sans-serif;font-size:14px;line-height:20px\">{html}</p>\n"),
            Attachments = [],
        };
    }

    private static EditionMail Complete(EditionContent content, EditionId id, EmailAddress from, DateTimeOffset date) => new()
    {
        From = from,
        // Titles and facts come from files: what a header may not carry ends here, for every note alike.
        Subject = HeaderText.OneLine(content.Email.Subject),
        Date = date,
        PlainText = content.Email.PlainText,
        Html = content.Email.Html,
        InlineParts = [.. content.Email.Images.Select(image => new MailFile(image.FileName, "image/png", image.Png, image.ContentId))],
        Attachments = [new MailFile($"{id.Name}.pdf", "application/pdf", content.Pdf)],
    };

    private static string AfterBody(string html, string paragraph)
    {
        var body = html.IndexOf("<body", StringComparison.OrdinalIgnoreCase);
        var end = body < 0 ? -1 : html.IndexOf('>', body);
        return end < 0 ? paragraph + html : html.Insert(end + 1, paragraph);
    }
}
