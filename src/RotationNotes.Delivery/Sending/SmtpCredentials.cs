using System.Net;
using System.Text;
using MailKit.Security;

namespace RotationNotes.Delivery.Sending;

/// <summary>Who we are to the server. Printing shows the user, never the secret.</summary>
public sealed class SmtpCredentials
{
    private readonly string secret;
    private readonly string[] mechanisms;

    private SmtpCredentials(string user, string secret, params string[] mechanisms)
    {
        // NUL separates the fields of PLAIN, U+0001 those of XOAUTH2.
        if (user.Length == 0 || secret.Length == 0 || (user + secret).AsSpan().ContainsAnyInRange('\0', '\u001F'))
            throw new ArgumentException("User and secret must not be empty or hold control characters.");
        (User, this.secret, this.mechanisms) = (user, secret, mechanisms);
    }

    public string User { get; }

    /// <summary>What the server would have to offer, for people.</summary>
    internal string Mechanisms => string.Join(", ", mechanisms);

    // Credentials travel over a verified, encrypted connection only, so PLAIN is safe, and every server can check it against whatever it
    // keeps of a password; SCRAM needs keys that were made for it.
    public static SmtpCredentials Password(string user, string password) => new(user, password, "PLAIN", "SCRAM-SHA-512", "SCRAM-SHA-256", "SCRAM-SHA-1", "LOGIN");

    /// <param name="accessToken">A valid OAuth 2 bearer token; obtaining and renewing it is the caller's.</param>
    public static SmtpCredentials OAuth(string user, string accessToken) => new(user, accessToken, "XOAUTH2");

    /// <summary>The first way to log in that the server offers too, or null.</summary>
    internal SaslMechanism? Choose(ISet<string> offered) => mechanisms.FirstOrDefault(name => offered.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } name
        ? SaslMechanism.Create(name, Encoding.UTF8, new NetworkCredential(User, secret))
        : null;

    public override string ToString() => User + ":***";
}
