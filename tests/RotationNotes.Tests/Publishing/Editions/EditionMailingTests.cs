using RotationNotes.Delivery;
using RotationNotes.Html.Email;
using RotationNotes.Publishing.Editions;
using RotationNotes.Tests.Delivery.Ledger;
using RotationNotes.Tests.Html;

namespace RotationNotes.Tests.Publishing.Editions;

public sealed class EditionMailingTests
{
    private static readonly EditionId Id = new(new DateOnly(2024, 7, 16), "weekly-rotation", 1);

    // Base64 turns 750,000 bytes into a million and more: the limit counts what travels.
    [Theory]
    [InlineData(700_000, true)]
    [InlineData(740_000, false)]
    public void Pdf_ThatWouldExceedTheLimitOnTheWire_BecomesALink(int pdfBytes, bool isAttached)
    {
        var mail = Plans.Mail with { InlineParts = [], Attachments = [new MailFile("note.pdf", "application/pdf", [.. new byte[pdfBytes]])] };

        var fitted = EditionMailing.Fitted(mail, Id, pdfBytes, new MailTerms(mail.From, 1_000_000, new Uri("https://notes.house.example/")));

        Assert.Equal(isAttached, fitted.Attachments.Length == 1);
        Assert.Equal(!isAttached, fitted.PlainText.StartsWith("The PDF (0.8 MB) is too large for mail; it is here:\nhttps://notes.house.example/editions/2024-07-16-weekly-rotation-r1/note.pdf\n", StringComparison.Ordinal));
        Assert.Equal(!isAttached, fitted.Html.Contains("<a href=\"https://notes.house.example/editions/2024-07-16-weekly-rotation-r1/note.pdf\">", StringComparison.Ordinal));
    }

    [Fact]
    public void WithoutAPublicAddress_TheReaderIsToldTheEdition()
    {
        var mail = Plans.Mail with { Attachments = [new MailFile("note.pdf", "application/pdf", [.. new byte[900_000]])] };

        var fitted = EditionMailing.Fitted(mail, Id, 900_000, new MailTerms(mail.From, 1_000_000));

        Assert.StartsWith("The PDF (0.9 MB) is too large for mail; it is in the archive as 2024-07-16-weekly-rotation-r1.", fitted.PlainText, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/editions", fitted.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Subject_WithBreaksAndControls_IsOneHarmlessLine()
    {
        var content = new EditionContent
        {
            Id = Id,
            Document = Specimens.Note,
            Pdf = [1],
            Email = new EmailBody("Small caps\r\nBcc: x@y.example \u2028lead\u0000\u202Eagain\t", "<p>Text</p>", "Text", []),
            Files = [],
            MarketDigest = "",
            Diagnostics = [],
        };

        var mail = EditionMailing.Of(content, Id, new MailTerms(Plans.Mail.From), Plans.Mail.Date);

        Assert.Equal("Small caps Bcc: x@y.example leadagain", mail.Subject);
    }
}
