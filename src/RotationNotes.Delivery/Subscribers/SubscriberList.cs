namespace RotationNotes.Delivery.Subscribers;

/// <summary>A list that people subscribe to.</summary>
/// <param name="Id">Lower-case letters, digits and hyphens, e.g. <c>weekly</c>.</param>
/// <param name="NoteId">Note that its subscribers get.</param>
/// <param name="Name">As mail programs show it, e.g. "Rotation Weekly".</param>
/// <param name="IsTest">Gets an edition only when a test is asked for, never by schedule.</param>
public sealed record SubscriberList(string Id, string NoteId, string Name, bool IsTest)
{
    /// <summary>Whether a text can be a list id: it becomes part of links and of the List-Id header.</summary>
    public static bool IsId(string text) =>
        text.Length is > 0 and <= 60 && text[0] != '-' && text[^1] != '-' && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}

/// <summary>A list with its numbers.</summary>
public sealed record ListStatus(SubscriberList List, int Active, int Pending, int Ended);
