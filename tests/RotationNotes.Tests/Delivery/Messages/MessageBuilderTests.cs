using System.Text;
using MimeKit;
using RotationNotes.Delivery.Messages;

namespace RotationNotes.Tests.Delivery.Messages;

public sealed class MessageBuilderTests
{
    [Fact]
    public void CompleteNote_HasTextThenHtmlWithPicturesThenThePdf() => Assert.Equal(
        ["multipart/mixed", "multipart/alternative", "text/plain", "multipart/related", "text/html", "image/png", "application/pdf"], Types(Letters.Weekly));

    [Fact]
    public void NoPicturesAndNoAttachments_IsAnAlternativeOnly() =>
        Assert.Equal(["multipart/alternative", "text/plain", "text/html"], Types(Letters.Weekly with { InlineParts = [], Attachments = [] }));

    [Fact]
    public void Headers_StandInOrder_AndCarryTheListAndTheEdition()
    {
        var message = Read(Letters.Weekly with
        {
            List = new MailingList("weekly-rotation.research.example", "Rotation Weekly")
            {
                UnsubscribePage = new Uri("https://notes.research.example/leave/abc"),
                UnsubscribeMailbox = EmailAddress.Parse("leave@research.example"),
            },
        });

        Assert.Equal(
            ["From", "To", "Subject", "Date", "Message-ID", "List-Id", "List-Unsubscribe", "List-Unsubscribe-Post", "Auto-Submitted", "MIME-Version"],
            message.Headers.Select(header => header.Field));
        Assert.Equal("Tue, 16 Jul 2024 17:30:00 -0400", message.Headers["Date"]);
        Assert.Equal("Rotation Weekly <weekly-rotation.research.example>", message.Headers["List-Id"]);
        Assert.Equal("<https://notes.research.example/leave/abc>, <mailto:leave@research.example?subject=unsubscribe>", message.Headers["List-Unsubscribe"]);
        Assert.Equal("List-Unsubscribe=One-Click", message.Headers["List-Unsubscribe-Post"]);
        Assert.Equal("exhibit-1", message.BodyParts.OfType<MimePart>().Single(part => part.ContentType.MimeType == "image/png").ContentId);
    }

    [Theory]
    [InlineData("Rotation Weekly, 16 Jul 2024: Small caps rose")]
    [InlineData("Kleine Werte führten: Rückenwind für Nebenwerte, und zwar der größte seit über zwanzig Jahren am US-Markt")]
    [InlineData("小型株が大型株を上回る、過去最大の差となった一週間、金利低下と需給の改善が背景にあるとみられる")]
    [InlineData("🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉")]
    [InlineData("two  spaces and = ?utf-8?q?no_forged_word?= here")]
    [InlineData("AnEndlessWordAnEndlessWordAnEndlessWordAnEndlessWordAnEndlessWordAnEndlessWordAnEndlessWordAnEndlessWord")]
    public void Subject_ComesBackAsWritten(string subject)
    {
        var mail = Letters.Weekly with { Subject = subject };

        Assert.Equal(subject, Read(mail).Subject);
        WireAssert.IsClean(Letters.Write(mail));
        Assert.All(Encoding.Latin1.GetString(Letters.Write(mail)).Split("\r\n"), line => Assert.True(line.Length <= 78, line));
    }

    [Theory]
    [InlineData("report.pdf")]
    [InlineData("a \"quoted\" name.pdf")]
    [InlineData("Rückblick – Woche 29.pdf")]
    [InlineData("小型株のローテーション、2024年7月16日の週の全体レポートと付録のデータ.pdf")]
    public void FileName_ComesBackAsWritten(string name)
    {
        var mail = Letters.Weekly with { Attachments = [new MailFile(name, "application/pdf", [1])] };

        Assert.Equal(name, Assert.IsType<MimePart>(Read(mail).Attachments.Single()).FileName);
        WireAssert.IsClean(Letters.Write(mail));
    }

    [Theory]
    [InlineData("Desk, The \"Rotation\"")]
    [InlineData("Jörg Müller-Lüdenscheidt von und zu Hintertupfingen am Oberen Bühel bei Nürnberg an der Pegnitz")]
    public void DisplayName_StaysOneMailbox(string name)
    {
        var bytes = Letters.Write(Letters.Weekly, EmailAddress.Of("reader@client.example", name));

        var to = Assert.Single(MimeMessage.Load(new MemoryStream(bytes), TestContext.Current.CancellationToken).To.Mailboxes);
        Assert.Equal((name, "reader@client.example"), (to.Name, to.Address));
        WireAssert.IsClean(bytes);
    }

    [Fact]
    public void SameMailTwice_GivesTheSameBytes() => Assert.Equal(Letters.Write(Letters.Weekly), Letters.Write(Letters.Weekly with { Subject = Letters.Weekly.Subject }));

    [Fact]
    public void LoadedAndWrittenAgain_IsTheSame()
    {
        var bytes = Letters.Write(Letters.Weekly);

        Assert.Equal(bytes, MessageBuilder.Write(MimeMessage.Load(new MemoryStream(bytes), TestContext.Current.CancellationToken)).ToArray());
    }

    [Fact]
    public void EveryPart_StaysOnCleanWire() => WireAssert.IsClean(Letters.Write(Letters.Weekly with { PlainText = new string('é', 500) + "\n.\n" + new string('x', 2000) }));

    [Fact]
    public void LettersOutsideAsciiBeforeTheAt_StandInTheHeaderAsUtf8() =>
        Assert.Contains("To: jörg@client.example\r\n", Encoding.UTF8.GetString(Letters.Write(Letters.Weekly, EmailAddress.Parse("jörg@client.example"))), StringComparison.Ordinal);

    [Fact]
    public void Pictures_NeedNamesOfTheirOwn()
    {
        Assert.Throws<ArgumentException>(() => Letters.Weekly with { InlineParts = [new MailFile("a.png", "image/png", [1], "x"), new MailFile("b.png", "image/png", [1], "X")] });
        Assert.Throws<ArgumentException>(() => Letters.Weekly with { InlineParts = [new MailFile("a.png", "image/png", [1])] });
    }

    private static MimeMessage Read(EditionMail mail) => MimeMessage.Load(new MemoryStream(Letters.Write(mail)), TestContext.Current.CancellationToken);

    private static IEnumerable<string> Types(EditionMail mail) => Types(Read(mail).Body!);

    private static IEnumerable<string> Types(MimeEntity entity) =>
        (entity is Multipart parent ? parent.SelectMany(Types) : []).Prepend(entity.ContentType.MimeType);
}
