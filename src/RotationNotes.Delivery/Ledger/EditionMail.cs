using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RotationNotes.Delivery.Ledger;

/// <summary>What every recipient of an edition gets alike; kept with the plan, so that a later try sends the very same mail.</summary>
public sealed record EditionMail
{
    public required EmailAddress From { get; init; }

    public EmailAddress? ReplyTo { get; init; }

    public required string Subject { get; init; }

    /// <summary>When the edition was sealed.</summary>
    public required DateTimeOffset Date { get; init; }

    public required string PlainText { get; init; }

    public required string Html { get; init; }

    public ImmutableArray<InlinePart> InlineParts { get; init; } = [];

    public ImmutableArray<Attachment> Attachments { get; init; } = [];

    /// <summary>The list the edition goes to, without anything personal; null for mail to single addresses.</summary>
    public MailingList? List { get; init; }

    /// <summary>The message for one recipient.</summary>
    public EmailMessage To(EmailAddress recipient, MessageId messageId) => new()
    {
        From = From,
        ReplyTo = ReplyTo,
        To = recipient,
        Subject = Subject,
        Date = Date,
        MessageId = messageId,
        PlainText = PlainText,
        Html = Html,
        InlineParts = InlineParts,
        Attachments = Attachments,
        List = List,
    };

    /// <summary>The mail as the store keeps it.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(
        new Stored(
            From.Address, From.Name, ReplyTo?.Address, ReplyTo?.Name, Subject, Date, PlainText, Html,
            [.. InlineParts.Select(part => new StoredPart(part.ContentId, part.FileName, part.MediaType, Bytes(part.Bytes)))],
            [.. Attachments.Select(part => new StoredPart(null, part.FileName, part.MediaType, Bytes(part.Bytes)))],
            List?.Id, List?.Name, List?.UnsubscribeMailbox?.Address),
        StoredMailJson.Default.Stored);

    /// <exception cref="InvalidDataException">Not a mail that <see cref="Write"/> wrote.</exception>
    public static EditionMail Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var stored = JsonSerializer.Deserialize(bytes, StoredMailJson.Default.Stored) ?? throw new JsonException("empty");
            return new EditionMail
            {
                From = EmailAddress.Of(stored.From, stored.FromName),
                ReplyTo = stored.ReplyTo is null ? null : EmailAddress.Of(stored.ReplyTo, stored.ReplyToName),
                Subject = stored.Subject,
                Date = stored.Date,
                PlainText = stored.PlainText,
                Html = stored.Html,
                InlineParts = [.. stored.InlineParts.Select(part => new InlinePart(part.ContentId!, part.FileName, part.MediaType, ImmutableCollectionsMarshal.AsImmutableArray(part.Bytes)))],
                Attachments = [.. stored.Attachments.Select(part => new Attachment(part.FileName, part.MediaType, ImmutableCollectionsMarshal.AsImmutableArray(part.Bytes)))],
                List = stored.ListId is null ? null : new MailingList(stored.ListId, stored.ListName ?? stored.ListId)
                {
                    UnsubscribeMailbox = stored.UnsubscribeMailbox is null ? null : EmailAddress.Parse(stored.UnsubscribeMailbox),
                },
            };
        }
        catch (Exception failure) when (failure is JsonException or FormatException or ArgumentException)
        {
            throw new InvalidDataException("The mail kept with the plan cannot be read: " + failure.Message, failure);
        }
    }

    private static byte[] Bytes(ImmutableArray<byte> bytes) => ImmutableCollectionsMarshal.AsArray(bytes)!;

    internal sealed record Stored(
        string From, string? FromName, string? ReplyTo, string? ReplyToName, string Subject, DateTimeOffset Date, string PlainText, string Html,
        StoredPart[] InlineParts, StoredPart[] Attachments, string? ListId, string? ListName, string? UnsubscribeMailbox);

    internal sealed record StoredPart(string? ContentId, string FileName, string MediaType, byte[] Bytes);
}

[JsonSerializable(typeof(EditionMail.Stored))]
internal sealed partial class StoredMailJson : JsonSerializerContext;
