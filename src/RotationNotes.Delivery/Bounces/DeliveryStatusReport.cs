using RotationNotes.Delivery.Messages;

namespace RotationNotes.Delivery.Bounces;

/// <summary>What a mail system says became of a message (RFC 3464, RFC 5965).</summary>
public enum BounceKind
{
    /// <summary>The address will never take mail: it does not exist, or its domain does not.</summary>
    Hard,
    /// <summary>Not this time: a full mailbox, a server that is down, a message too large, a refusal of content.</summary>
    Soft,
    /// <summary>Delayed or delivered: nothing to do.</summary>
    Notice,
    /// <summary>The reader reported the message as unwanted.</summary>
    Complaint,
}

/// <summary>One recipient's part of a report.</summary>
/// <param name="Recipient">Address as the report names it, checked.</param>
/// <param name="Status">Enhanced status code such as <c>5.1.1</c>, or null.</param>
/// <param name="Explanation">The remote server's words, one line, or null.</param>
/// <param name="OriginalMessageId">Message-ID of the message it is about, without brackets, or null.</param>
public sealed record BouncedRecipient(EmailAddress Recipient, BounceKind Kind, string? Status, string? Explanation, string? OriginalMessageId);
