using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RotationNotes.Delivery.Messages;

/// <summary>What every recipient of an edition gets alike; kept with the plan, so that a later try sends the very same mail.</summary>
public sealed record EditionMail
{
    private readonly string subject = "";
    private readonly ImmutableArray<MailFile> inlineParts = [];

    public required EmailAddress From { get; init; }

    /// <summary>Where answers go, or null for <see cref="From"/>.</summary>
    public EmailAddress? ReplyTo { get; init; }

    /// <exception cref="ArgumentException">Empty, or holds a control character.</exception>
    public required string Subject
    {
        get => subject;
        init => subject = string.IsNullOrWhiteSpace(value)
            ? throw new ArgumentException("A subject is needed.", nameof(value))
            : HeaderText.Checked(value.Trim(), "The subject");
    }

    /// <summary>When the edition was sealed, printed with its own offset; handed in, never the clock.</summary>
    public required DateTimeOffset Date { get; init; }

    /// <summary>The note as text; lines may end in LF or CRLF.</summary>
    public required string PlainText { get; init; }

    /// <summary>The note as an HTML document.</summary>
    public required string Html { get; init; }

    /// <summary>Where in <see cref="Html"/> lines for one reader stand, counted in characters; null for its end.</summary>
    public int? PersonalSlot { get; init; }

    /// <summary>Language of the note, e.g. <c>en-US</c>: that of the lines added to it.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Pictures that the HTML names by <c>cid:</c>.</summary>
    /// <exception cref="ArgumentException">A picture has no content id, or two share one.</exception>
    public ImmutableArray<MailFile> InlineParts
    {
        get => inlineParts;
        init => inlineParts = value.All(part => part.ContentId is not null) && value.Select(part => part.ContentId).Distinct(StringComparer.OrdinalIgnoreCase).Count() == value.Length
            ? value
            : throw new ArgumentException("A picture has no content id of its own.", nameof(value));
    }

    public ImmutableArray<MailFile> Attachments { get; init; } = [];

    /// <summary>The list through which one recipient gets it, with that person's way out; not kept with the plan. Null for mail to single addresses.</summary>
    public MailingList? List { get; init; }

    /// <summary>The mail as the store keeps it.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(
        new Stored(
            From.Address, From.Name, ReplyTo?.Address, ReplyTo?.Name, Subject, Date, PlainText, Html,
            [.. InlineParts.Select(ToStored)], [.. Attachments.Select(ToStored)], PersonalSlot, Language),
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
                InlineParts = [.. stored.InlineParts.Select(FromStored)],
                Attachments = [.. stored.Attachments.Select(FromStored)],
                PersonalSlot = stored.PersonalSlot is { } slot && slot >= 0 && slot <= stored.Html.Length ? slot : null,
                Language = stored.Language ?? "en",
            };
        }
        catch (Exception failure) when (failure is JsonException or FormatException or ArgumentException)
        {
            throw new InvalidDataException("The mail kept with the plan cannot be read: " + failure.Message, failure);
        }
    }

    private static StoredPart ToStored(MailFile file) => new(file.ContentId, file.FileName, file.MediaType, ImmutableCollectionsMarshal.AsArray(file.Bytes)!);

    private static MailFile FromStored(StoredPart part) => new(part.FileName, part.MediaType, ImmutableCollectionsMarshal.AsImmutableArray(part.Bytes), part.ContentId);

    internal sealed record Stored(
        string From, string? FromName, string? ReplyTo, string? ReplyToName, string Subject, DateTimeOffset Date, string PlainText, string Html,
        StoredPart[] InlineParts, StoredPart[] Attachments, int? PersonalSlot = null, string? Language = null);

    internal sealed record StoredPart(string? ContentId, string FileName, string MediaType, byte[] Bytes);
}

[JsonSerializable(typeof(EditionMail.Stored))]
internal sealed partial class StoredMailJson : JsonSerializerContext;
