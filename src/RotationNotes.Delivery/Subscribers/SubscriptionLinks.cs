namespace RotationNotes.Delivery.Subscribers;

/// <summary>Personal addresses of a subscription below the public site.</summary>
/// <param name="site">Where the portal is reached from outside, e.g. <c>https://notes.example.com/</c>.</param>
public sealed class SubscriptionLinks(Uri site)
{
    /// <summary>First path segment of links that end a subscription.</summary>
    public const string LeavePath = "leave";

    /// <summary>First path segment of links that confirm one.</summary>
    public const string ConfirmPath = "confirm";

    public Uri Leave(SubscriptionToken token) => At(LeavePath, token);

    public Uri Confirm(SubscriptionToken token) => At(ConfirmPath, token);

    // A site may live below a path of its host.
    private Uri At(string path, SubscriptionToken token) => new(site.AbsoluteUri.TrimEnd('/') + "/" + path + "/" + token.Value);
}
