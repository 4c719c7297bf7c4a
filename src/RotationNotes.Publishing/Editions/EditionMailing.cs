using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;
using RotationNotes.Delivery.Messages;
using RotationNotes.Documents.Words;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Html.Email;
using RotationNotes.Publishing.Archive;
using RotationNotes.Publishing.Configuration;

namespace RotationNotes.Publishing.Editions;

/// <summary>The mail of an edition: what every recipient gets alike.</summary>
public static class EditionMailing
{
    // The personal lines and signatures that follow take a few kilobytes.
    private const int Reserve = 16 * 1024;
    private const int LinesReserve = 1024;

    // Gmail clips above 102 kB.
    private const int LargestHtml = 100_000;

    /// <summary>The mail as it is, or, when the whole message is too large for the terms, with a link in place of the PDF, then without pictures.</summary>
    /// <param name="id">Edition that the attached PDF is named for.</param>
    /// <param name="date">When the edition was sealed.</param>
    public static FittedMail Of(EditionContent content, EditionId id, MailTerms terms, DateTimeOffset date)
    {
        var email = content.Email;
        var mail = Mail(email, id, terms.From, date) with { Attachments = [new MailFile($"{id.Name}.pdf", "application/pdf", content.Pdf)] };
        var warnings = ImmutableArray.CreateBuilder<Diagnostic>();
        if (Size(mail, id) is var size && size > terms.LargestBytes)
        {
            var words = FixedWords.For(email.Language);
            var notice = Notice.OfPdf(words, content.Pdf.Length, id, terms.Site);
            mail = Noted(Mail(email, id, terms.From, date), email, notice);
            warnings.Add(Warning($"the mail would have {Megabytes(size)}, above {Megabytes(terms.LargestBytes)}: the PDF became a {(terms.Site is null ? "reference" : "link")}."));
            if (Size(mail, id) is var linked && linked > terms.LargestBytes && email.WithoutPictures is { } bare)
            {
                mail = Noted(Mail(bare, id, terms.From, date), bare, notice.And(words.ChartsLeftOut));
                warnings.Add(Warning($"without its PDF the mail would have {Megabytes(linked)}: the charts became words."));
            }

            if (Size(mail, id) is var last && last > terms.LargestBytes)
                warnings.Add(Warning($"the mail has {Megabytes(last)} with text alone; a server may refuse it."));
        }

        if (Encoding.UTF8.GetByteCount(mail.Html) + LinesReserve is var html && html > LargestHtml)
            warnings.Add(Warning(string.Create(CultureInfo.InvariantCulture, $"the mail's HTML has {html / 1000} kB; mail programs clip what is above {LargestHtml / 1000} kB.")));
        return new FittedMail(mail, warnings.ToImmutable());
    }

    private static EditionMail Mail(EmailBody email, EditionId id, EmailAddress from, DateTimeOffset date) => new()
    {
        From = from,
        // Titles and facts come from files: what a header may not carry ends here, for every note alike.
        Subject = HeaderText.OneLine(email.Subject),
        Date = date,
        PlainText = email.PlainText,
        Html = email.Html,
        PersonalSlot = email.PersonalSlot,
        Language = email.Language,
        InlineParts = [.. email.Images.Select(image => new MailFile(image.FileName, "image/png", image.Png, image.ContentId))],
    };

    private static EditionMail Noted(EditionMail mail, EmailBody email, Notice notice)
    {
        var paragraph = $"<p style=\"margin:0;padding:16px 24px 0;font-family:Arial,Helvetica,sans-serif;font-size:14px;line-height:20px\">{notice.Html}</p>\n";
        return mail with
        {
            PlainText = notice.Text + "\n\n" + mail.PlainText,
            Html = mail.Html.Insert(email.NoticeSlot, paragraph),
            PersonalSlot = mail.PersonalSlot + paragraph.Length,
        };
    }

    private static long Size(EditionMail mail, EditionId id) =>
        MessageBuilder.Write(MessageBuilder.Build(mail, mail.From, MessageId.For(id.Name, mail.From, mail.From))).Length + Reserve;

    private static Diagnostic Warning(string message) => Diagnostic.Warning(Place.Nowhere, message, "Delivery:LargestMailKilobytes sets the limit of a mail.");

    private static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(bytes / 100_000.0) / 10:0.0} MB");

    /// <summary>What is said above the note, as text and as HTML.</summary>
    private sealed record Notice(string Text, string Html)
    {
        public static Notice OfPdf(FixedWords words, long pdfBytes, EditionId id, Uri? site)
        {
            if (site is null)
                return new Notice("", "").And(words.PdfIsArchived(Megabytes(pdfBytes), id.Name));
            var link = $"{site.AbsoluteUri.TrimEnd('/')}/editions/{id.Name}/note.pdf";
            var where = words.PdfIsHere(Megabytes(pdfBytes));
            return new Notice($"{where}\n{link}", $"{WebUtility.HtmlEncode(where)} <a href=\"{WebUtility.HtmlEncode(link)}\">{words.OpenInArchive}</a>");
        }

        public Notice And(string sentence) => Text.Length == 0
            ? new Notice(sentence, WebUtility.HtmlEncode(sentence))
            : new Notice($"{Text}\n{sentence}", $"{Html}<br>{WebUtility.HtmlEncode(sentence)}");
    }
}

/// <param name="Warnings">What had to go for its size, and what readers will not see whole.</param>
public sealed record FittedMail(EditionMail Mail, ImmutableArray<Diagnostic> Warnings);
