using System.Collections.Immutable;
using RotationNotes.Html.Email;
using RotationNotes.Publishing.Archive;
using RotationNotes.Publishing.Configuration;
using RotationNotes.Publishing.Editions;
using RotationNotes.Tests.Delivery;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Publishing.Editions;

public sealed class EditionMailingTests
{
    private const string Head = "<!DOCTYPE html><html><body>";
    private static readonly EditionId Id = new(new DateOnly(2024, 7, 16), "weekly-rotation", 1);
    private static readonly Uri Site = new("https://notes.house.example/");

    // Base64 turns 750,000 bytes into a million and more: the limit counts what travels.
    [Theory]
    [InlineData(700_000, true)]
    [InlineData(740_000, false)]
    public void Pdf_ThatWouldExceedTheLimitOnTheWire_BecomesALink(int pdfBytes, bool isAttached)
    {
        var fitted = Fit(Email(), pdfBytes, 1_000_000);

        Assert.Equal(isAttached, fitted.Mail.Attachments.Length == 1);
        Assert.Equal(isAttached, fitted.Warnings.IsEmpty);
        Assert.Equal(!isAttached, fitted.Mail.PlainText.StartsWith("The PDF (0.8 MB) is too large for mail; it is here:\nhttps://notes.house.example/editions/2024-07-16-weekly-rotation-r1/note.pdf\n", StringComparison.Ordinal));
        Assert.Equal(!isAttached, fitted.Mail.Html.Contains("<a href=\"https://notes.house.example/editions/2024-07-16-weekly-rotation-r1/note.pdf\">", StringComparison.Ordinal));
    }

    [Fact]
    public void Pictures_CountToo_AndGoAfterThePdf()
    {
        var big = Picture(900_000);

        var fitted = Fit(Email(big), 100_000, 1_000_000);

        Assert.Empty(fitted.Mail.Attachments);
        Assert.Empty(fitted.Mail.InlineParts);
        Assert.DoesNotContain("cid:", fitted.Mail.Html, StringComparison.Ordinal);
        Assert.Contains("Small caps above large caps.", fitted.Mail.Html, StringComparison.Ordinal);
        Assert.Contains("The charts were too large as well", fitted.Mail.PlainText, StringComparison.Ordinal);
        Assert.Equal(2, fitted.Warnings.Length);
        Assert.Contains("the PDF became a link", fitted.Warnings[0].Message, StringComparison.Ordinal);
        Assert.Contains("the charts became words", fitted.Warnings[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_ThatFitWithoutThePdf_Stay()
    {
        var fitted = Fit(Email(Picture(300_000)), 600_000, 1_000_000);

        Assert.Single(fitted.Mail.InlineParts);
        Assert.Empty(fitted.Mail.Attachments);
        Assert.Single(fitted.Warnings);
    }

    [Fact]
    public void Text_ThatIsTooLargeByItself_IsSaid()
    {
        var fitted = Fit(Email() with { PlainText = new string('x', 1_200_000) }, 10, 1_000_000);

        Assert.Contains("with text alone", fitted.Warnings.Last().Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(98_000, false)]
    [InlineData(99_500, true)]
    public void Html_ThatMailProgramsClip_IsAWarning(int length, bool isSaid)
    {
        var html = Head + new string('x', length - Head.Length - 14) + "</body></html>";

        Assert.Equal(isSaid, Fit(Email() with { Html = html }, 10, 1_000_000).Warnings.Any(warning => warning.Message.Contains("clip", StringComparison.Ordinal)));
    }

    [Fact]
    public void Notice_StandsInItsPlace_AndThePersonalOneMovesWithIt()
    {
        var mail = Fit(Email(Picture(1)), 900_000, 1_000_000).Mail;

        Assert.StartsWith(Head + "<p style=", mail.Html, StringComparison.Ordinal);
        Assert.Equal("</body></html>", mail.Html[mail.PersonalSlot!.Value..]);
    }

    [Fact]
    public void WithoutAPublicAddress_TheReaderIsToldTheEdition_InTheLanguageOfTheNote()
    {
        var english = Fit(Email(), 900_000, 1_000_000, null).Mail;
        var chinese = Fit(Email() with { Language = "zh-CN" }, 900_000, 1_000_000, null).Mail;

        Assert.StartsWith("The PDF (0.9 MB) is too large for mail; it is in the archive as 2024-07-16-weekly-rotation-r1.", english.PlainText, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/editions", english.Html, StringComparison.Ordinal);
        Assert.StartsWith("PDF文件（0.9 MB）过大", chinese.PlainText, StringComparison.Ordinal);
    }

    [Fact]
    public void Subject_WithBreaksAndControls_IsOneHarmlessLine()
    {
        var mail = Fit(Email() with { Subject = "Small caps\r\nBcc: x@y.example \u2028lead\u0000\u202Eagain =?utf-8?q?x?=\t" }, 1, 1_000_000).Mail;

        Assert.Equal("Small caps Bcc: x@y.example leadagain = ?utf-8?q?x?=", mail.Subject);
    }

    private static FittedMail Fit(EmailBody email, int pdfBytes, long limit) => Fit(email, pdfBytes, limit, Site);

    private static FittedMail Fit(EmailBody email, int pdfBytes, long limit, Uri? site)
    {
        var content = new EditionContent
        {
            Id = Id,
            Document = SpecimenDocument.Note,
            Pdf = [.. new byte[pdfBytes]],
            Email = email,
            Files = [],
            MarketDigest = "",
            Diagnostics = [],
        };
        return EditionMailing.Of(content, Id, new MailTerms(Letters.Sender, limit, site), Letters.Weekly.Date);
    }

    private static EmailBody Email(params ImmutableArray<InlineImage> images)
    {
        var body = images.IsEmpty ? "<p>Small caps above large caps.</p>" : "<img src=\"cid:chart\">";
        var email = new EmailBody("Subject", Head + body + "</body></html>", "Text", images) { NoticeSlot = Head.Length, PersonalSlot = Head.Length + body.Length };
        return images.IsEmpty ? email : email with { WithoutPictures = Email() };
    }

    private static InlineImage Picture(int bytes) => new("chart", "chart.png", [.. new byte[bytes]], "Small caps above large caps.");
}
