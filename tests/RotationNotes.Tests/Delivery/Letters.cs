using System.Collections.Immutable;
using RotationNotes.Delivery.Messages;

namespace RotationNotes.Tests.Delivery;

/// <summary>A complete message that tests bend in one place.</summary>
internal static class Letters
{
    public const string Edition = "2024-07-16-weekly-rotation-r1";

    public static EmailAddress Sender { get; } = EmailAddress.Of("desk@research.example", "Rotation Research");

    public static EmailAddress Reader { get; } = EmailAddress.Parse("reader@client.example");

    public static ImmutableArray<byte> Pdf { get; } = [.. Enumerable.Range(0, 10_000).Select(i => (byte)(i * 7))];

    public static EditionMail Weekly { get; } = new()
    {
        From = Sender,
        Subject = "Rotation Weekly, 16 Jul 2024: Small caps beat large caps by the most since 1999",
        Date = new DateTimeOffset(2024, 7, 16, 17, 30, 0, TimeSpan.FromHours(-4)),
        PlainText = "Small caps rose 11.5%.\n.a line that starts with a dot\nFrom here on \n",
        Html = "<!DOCTYPE html><html><body><p>Small caps rose 11.5%.</p><img src=\"cid:exhibit-1\"></body></html>\n",
        InlineParts = [new MailFile("exhibit-1.png", "image/png", [0x89, 0x50, 0x4E, 0x47], "exhibit-1")],
        Attachments = [new MailFile("weekly-rotation-2024-07-16.pdf", "application/pdf", Pdf)],
        List = new MailingList("weekly-rotation.research.example", "Rotation Weekly"),
    };

    /// <summary>The wire bytes of a message.</summary>
    public static byte[] Write(EditionMail mail, EmailAddress? to = null) =>
        MessageBuilder.Write(MessageBuilder.Build(mail, to ?? Reader, MessageId.For(Edition, to ?? Reader, mail.From))).ToArray();
}
