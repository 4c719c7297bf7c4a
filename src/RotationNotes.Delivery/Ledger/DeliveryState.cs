namespace RotationNotes.Delivery.Ledger;

/// <summary>Where one edition stands on its way to one recipient.</summary>
public enum DeliveryState
{
    /// <summary>To be sent.</summary>
    Planned,
    /// <summary>Taken by a sender for a while; nothing has left that could be delivered.</summary>
    Claimed,
    /// <summary>The final dot was about to leave: from here on the recipient may have the message.</summary>
    DotSent,
    /// <summary>The server took responsibility. Terminal.</summary>
    Accepted,
    /// <summary>Not taken; to be tried again later.</summary>
    Deferred,
    /// <summary>Not taken and not to be tried again. Terminal.</summary>
    Refused,
    /// <summary>May have been taken: the answer to the final dot never came. Waits for an operator.</summary>
    Ambiguous,
    /// <summary>The recipient unsubscribed or is suppressed; nothing was sent. Terminal.</summary>
    Suppressed,
}

public static class DeliveryStates
{
    /// <summary>Whether nothing will change any more without an operator's word.</summary>
    public static bool IsTerminal(this DeliveryState state) => state is DeliveryState.Accepted or DeliveryState.Refused or DeliveryState.Suppressed;
}
