using System.Text;
using RotationNotes.Delivery;
using RotationNotes.Delivery.Mime;

namespace RotationNotes.Tests.Delivery.Mime;

public sealed class MimeWriterTests
{
    [Fact]
    public void Write_CompleteNote_HasTextThenHtmlWithPicturesThenThePdf()
    {
        var message = MimeReader.Read(MimeWriter.Write(Letters.Weekly));

        Assert.Equal(
            ["multipart/mixed", "multipart/alternative", "text/plain", "multipart/related", "text/html", "image/png", "application/pdf"],
            message.Walk().Select(part => part.ContentType));
    }

    [Fact]
    public void Write_NoPicturesAndNoAttachments_IsAnAlternativeOnly()
    {
        var message = MimeReader.Read(MimeWriter.Write(Letters.Weekly with { InlineParts = [], Attachments = [] }));

        Assert.Equal(["multipart/alternative", "text/plain", "text/html"], message.Walk().Select(part => part.ContentType));
    }

    [Fact]
    public void Write_Bodies_ComeBackByteForByte()
    {
        var parts = MimeReader.Read(MimeWriter.Write(Letters.Weekly)).Walk().ToArray();

        Assert.Equal(Letters.Weekly.PlainText, parts[2].Text());
        Assert.Equal(Letters.Weekly.Html, parts[4].Text());
        Assert.Equal(Letters.Weekly.InlineParts[0].Bytes.AsSpan(), parts[5].Body());
        Assert.Equal(Letters.Pdf.AsSpan(), parts[6].Body());
    }

    [Fact]
    public void Write_Headers_CarryTheListAndTheEdition()
    {
        var message = MimeReader.Read(MimeWriter.Write(Letters.Weekly with
        {
            List = new MailingList("weekly-rotation.research.example", "Rotation Weekly")
            {
                UnsubscribePage = new Uri("https://notes.research.example/leave/abc"),
                UnsubscribeMailbox = EmailAddress.Parse("leave@research.example"),
            },
        }));

        Assert.Equal("Tue, 16 Jul 2024 17:30:00 -0400", message.Header("Date"));
        Assert.Equal("Rotation Weekly <weekly-rotation.research.example>", message.Header("List-Id"));
        Assert.Equal("<https://notes.research.example/leave/abc>, <mailto:leave@research.example?subject=unsubscribe>", message.Header("List-Unsubscribe"));
        Assert.Equal("List-Unsubscribe=One-Click", message.Header("List-Unsubscribe-Post"));
        Assert.Equal("<exhibit-1>", message.Walk().Single(part => part.ContentType == "image/png").Header("Content-ID"));
    }

    [Theory]
    [InlineData("Rotation Weekly, 16 Jul 2024: Small caps rose")]
    [InlineData("Kleine Werte führten: Rückenwind für Nebenwerte, und zwar der größte seit über zwanzig Jahren am US-Markt")]
    [InlineData("小型株が大型株を上回る、過去最大の差となった一週間、金利低下と需給の改善が背景にあるとみられる")]
    [InlineData("🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉")]
    [InlineData("two  spaces =?utf-8?q?and_a_forged_word?= here")]
    [InlineData("AnEndlessWordAnEndlessWordAnEndlessWordAnEndlessWordAnEndlessWordAnEndlessWordAnEndlessWordAnEndlessWord")]
    public void Write_Subject_ComesBackAsWritten(string subject)
    {
        var bytes = MimeWriter.Write(Letters.Weekly with { Subject = subject });

        Assert.Equal(subject, MimeReader.Read(bytes).Decoded("Subject"));
        WireAssert.IsClean(bytes);
    }

    [Theory]
    [InlineData("report.pdf")]
    [InlineData("a \"quoted\" name.pdf")]
    [InlineData("Rückblick – Woche 29.pdf")]
    [InlineData("小型株のローテーション、2024年7月16日の週の全体レポートと付録のデータ.pdf")]
    public void Write_FileName_ComesBackAsWritten(string name)
    {
        var bytes = MimeWriter.Write(Letters.Weekly with { Attachments = [new Attachment(name, "application/pdf", [1])] });

        var part = MimeReader.Read(bytes).Walk().Last();
        Assert.Equal(name, part.Parameter("Content-Disposition", "filename"));
        Assert.Equal(name, part.Parameter("Content-Type", "name"));
        WireAssert.IsClean(bytes);
    }

    [Theory]
    [InlineData("Desk, The \"Rotation\"")]
    [InlineData("Jörg Müller-Lüdenscheidt von und zu Hintertupfingen am Oberen Bühel bei Nürnberg an der Pegnitz")]
    public void Write_DisplayName_StaysOneMailbox(string name)
    {
        var bytes = MimeWriter.Write(Letters.Weekly with { To = EmailAddress.Of("reader@client.example", name) });

        var value = MimeReader.Read(bytes).Decoded("To")!;
        Assert.EndsWith(" <reader@client.example>", value, StringComparison.Ordinal);
        Assert.Equal(name, EmailAddress.Parse(value).Name);
        WireAssert.IsClean(bytes);
    }

    [Fact]
    public void Write_SameMessageTwice_GivesTheSameBytes() =>
        Assert.Equal(MimeWriter.Write(Letters.Weekly), MimeWriter.Write(Letters.Weekly));

    [Fact]
    public void Write_EveryPart_StaysOnCleanWire() => WireAssert.IsClean(MimeWriter.Write(Letters.Weekly));

    [Fact]
    public void Write_DotLinesAndFromLines_AreEncodedInsideTheBody()
    {
        var wire = Encoding.ASCII.GetString(MimeWriter.Write(Letters.Weekly));

        Assert.DoesNotContain("\r\n.", wire, StringComparison.Ordinal);
        Assert.DoesNotContain("\r\nFrom here", wire, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(57)]
    [InlineData(58)]
    [InlineData(100_001)]
    public void AttachedSize_IsTheSizeTheFileTakes(int length)
    {
        var without = MimeWriter.Size(Letters.Weekly with { Attachments = [new Attachment("a.pdf", "application/pdf", [])] });
        var with = MimeWriter.Size(Letters.Weekly with { Attachments = [new Attachment("a.pdf", "application/pdf", [.. new byte[length]])] });

        Assert.Equal(with - without, MimeWriter.AttachedSize(length));
    }
}
