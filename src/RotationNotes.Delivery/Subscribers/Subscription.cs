using RotationNotes.Delivery.Messages;

namespace RotationNotes.Delivery.Subscribers;

/// <summary>Where a subscription stands.</summary>
public enum SubscriptionStatus
{
    /// <summary>Asked for, not confirmed by the person yet: gets the request to confirm and nothing else.</summary>
    Pending,
    Active,
    Ended,
}

/// <summary>One person on one list.</summary>
public sealed record Subscription
{
    public required string List { get; init; }

    /// <summary>Key of the address.</summary>
    public required string Subscriber { get; init; }

    public required EmailAddress Address { get; init; }

    public required SubscriptionStatus Status { get; init; }

    public required SubscriptionToken Token { get; init; }

    /// <summary>How it came about: a file's name, the command line.</summary>
    public string? Source { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ConfirmedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Who ended it: <c>subscriber</c>, <c>operator</c>.</summary>
    public string? EndedBy { get; init; }

    /// <summary>Why nothing is sent although the subscription is active; null when nothing stands in the way.</summary>
    public string? SuppressedBecause { get; init; }
}

/// <summary>What became of a wish to subscribe.</summary>
public enum SubscribeOutcome
{
    /// <summary>On the list from now on.</summary>
    Added,
    /// <summary>Waits for the person's confirmation.</summary>
    AwaitsConfirmation,
    /// <summary>Was on the list before; nothing changed.</summary>
    AlreadySubscribed,
    /// <summary>Left the list by their own wish; only they can come back.</summary>
    LeftBefore,
    /// <summary>The address is suppressed.</summary>
    Suppressed,
}
