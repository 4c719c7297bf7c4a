namespace RotationNotes.Delivery.Subscribers;

/// <summary>Personal addresses of a subscription below the public site.</summary>
/// <param name="site">Where the portal is reached from outside, e.g. <c>https://notes.example.com/</c>.</param>
/// <param name="lines">From language, name of the list and leave link the last lines of a list mail, as text and as HTML: why the reader gets it, how to stop it.</param>
public sealed class SubscriptionLinks(Uri site, Func<string, string, Uri, (string Text, string Html)> lines)
{
    /// <summary>First path segment of links that end a subscription.</summary>
    public const string LeavePath = "leave";

    /// <summary>First path segment of links that confirm one.</summary>
    public const string ConfirmPath = "confirm";

    /// <summary>The last lines of one reader's mail.</summary>
    public (string Text, string Html) Lines(string language, string listName, Uri leave) => lines(language, listName, leave);

    public Uri Leave(SubscriptionToken token) => At(LeavePath, token);

    public Uri Confirm(SubscriptionToken token) => At(ConfirmPath, token);

    // A site may live below a path of its host.
    private Uri At(string path, SubscriptionToken token) => new(site.AbsoluteUri.TrimEnd('/') + "/" + path + "/" + token.Value);
}
