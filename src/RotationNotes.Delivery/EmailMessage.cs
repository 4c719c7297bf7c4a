using System.Collections.Immutable;

namespace RotationNotes.Delivery;

/// <summary>One message to one recipient, complete and checked: writing it cannot fail for its content.</summary>
public sealed record EmailMessage
{
    private readonly string subject = "";
    private readonly ImmutableArray<InlinePart> inlineParts = [];

    public required EmailAddress From { get; init; }

    /// <summary>Where answers go, or null for <see cref="From"/>.</summary>
    public EmailAddress? ReplyTo { get; init; }

    /// <summary>One recipient: subscribers never see each other.</summary>
    public required EmailAddress To { get; init; }

    /// <exception cref="ArgumentException">Empty, or holds a control character.</exception>
    public required string Subject
    {
        get => subject;
        init => subject = string.IsNullOrWhiteSpace(value)
            ? throw new ArgumentException("A subject is needed.", nameof(value))
            : HeaderText.Checked(value.Trim(), "The subject");
    }

    /// <summary>When the edition was made, printed with its own offset; handed in, never the clock.</summary>
    public required DateTimeOffset Date { get; init; }

    public required MessageId MessageId { get; init; }

    /// <summary>The note as text; lines may end in LF or CRLF.</summary>
    public required string PlainText { get; init; }

    /// <summary>The note as an HTML document.</summary>
    public required string Html { get; init; }

    /// <summary>Pictures that the HTML names by <c>cid:</c>.</summary>
    /// <exception cref="ArgumentException">Two pictures share a content id.</exception>
    public ImmutableArray<InlinePart> InlineParts
    {
        get => inlineParts;
        init => inlineParts = value.Select(part => part.ContentId).Distinct(StringComparer.OrdinalIgnoreCase).Count() == value.Length
            ? value
            : throw new ArgumentException("Two pictures share a content id.", nameof(value));
    }

    public ImmutableArray<Attachment> Attachments { get; init; } = [];

    /// <summary>The list this message belongs to, or null for a single mail.</summary>
    public MailingList? List { get; init; }
}
