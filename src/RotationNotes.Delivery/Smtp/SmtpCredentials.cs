using System.Text;

namespace RotationNotes.Delivery.Smtp;

/// <summary>Who we are to the server. Printing shows the user, never the secret.</summary>
public sealed class SmtpCredentials
{
    private readonly string secret;
    private readonly bool isToken;

    private SmtpCredentials(string user, string secret, bool isToken)
    {
        // NUL separates the fields of PLAIN, U+0001 those of XOAUTH2.
        if (user.Length == 0 || secret.Length == 0 || user.AsSpan().ContainsAnyInRange('\0', '\u001F') || secret.AsSpan().ContainsAnyInRange('\0', '\u001F'))
            throw new ArgumentException("User and secret must not be empty or hold control characters.");
        (User, this.secret, this.isToken) = (user, secret, isToken);
    }

    public string User { get; }

    public static SmtpCredentials Password(string user, string password) => new(user, password, isToken: false);

    /// <param name="accessToken">A valid OAuth 2 bearer token; obtaining and renewing it is the caller's.</param>
    public static SmtpCredentials OAuth(string user, string accessToken) => new(user, accessToken, isToken: true);

    /// <summary>The mechanism to use among those offered, or null.</summary>
    internal string? Choose(SmtpCapabilities offered) =>
        (isToken ? new[] { "XOAUTH2" } : ["PLAIN", "LOGIN"]).FirstOrDefault(mechanism => offered.Authentication.Contains(mechanism));

    internal string Mechanisms => isToken ? "XOAUTH2" : "PLAIN or LOGIN";

    internal string Plain => Base64("\0" + User + "\0" + secret);

    internal string XOAuth2 => Base64("user=" + User + "\u0001auth=Bearer " + secret + "\u0001\u0001");

    internal string LoginUser => Base64(User);

    internal string LoginPassword => Base64(secret);

    public override string ToString() => User + ":***";

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
