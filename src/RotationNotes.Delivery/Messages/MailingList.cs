namespace RotationNotes.Delivery.Messages;

/// <summary>The list a note goes to, as mail clients and providers see it (RFC 2919, RFC 2369, RFC 8058).</summary>
public sealed record MailingList
{
    private readonly Uri? unsubscribePage;

    /// <param name="id">Dotted name, e.g. <c>weekly-rotation.research.example.com</c>.</param>
    /// <param name="name">Readable name, e.g. "Rotation Weekly".</param>
    /// <exception cref="ArgumentException">The id is not a dotted ASCII name, or the name holds control characters.</exception>
    public MailingList(string id, string name)
    {
        if (!id.Contains('.', StringComparison.Ordinal) || id.Length > 200 || id.Split('.').Any(label => label.Length == 0 || !label.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')))
            throw new ArgumentException($"'{id}' is not a list id: use dotted ASCII labels such as weekly-rotation.example.com.", nameof(id));
        (Id, Name) = (id, HeaderText.Checked(name, "The list name"));
    }

    public string Id { get; }

    public string Name { get; }

    /// <summary>Personal address that unsubscribes at once when posted to, or null; RFC 8058 allows https only.</summary>
    /// <exception cref="ArgumentException">Not an absolute https address.</exception>
    public Uri? UnsubscribePage
    {
        get => unsubscribePage;
        init => unsubscribePage = value is null or { IsAbsoluteUri: true, Scheme: "https" }
            ? value
            : throw new ArgumentException($"'{value}' is not an absolute https address.", nameof(value));
    }

    /// <summary>Mailbox that takes unsubscribe requests, or null.</summary>
    public EmailAddress? UnsubscribeMailbox { get; init; }
}
