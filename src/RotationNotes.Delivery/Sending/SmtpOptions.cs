namespace RotationNotes.Delivery.Sending;

/// <summary>How much encryption a conversation needs.</summary>
public enum TlsPolicy
{
    /// <summary>Never encrypt: for a relay on the same machine.</summary>
    None,
    /// <summary>Encrypt when offered; an offer that then fails still ends the conversation.</summary>
    May,
    /// <summary>Encrypt or do not talk.</summary>
    Must,
    /// <summary>The connection is encrypted from its first byte (port 465).</summary>
    Implicit,
}

/// <summary>How to talk to a server.</summary>
public sealed record SmtpOptions
{
    private readonly string clientName = "";

    /// <summary>Our host name in EHLO: a domain name or an address literal such as <c>[192.0.2.1]</c>.</summary>
    /// <exception cref="ArgumentException">Holds anything but letters, digits, <c>.-:[]</c>.</exception>
    public required string ClientName
    {
        get => clientName;
        init => clientName = value.Length is > 0 and < 250 && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or ':' or '[' or ']')
            ? value
            : throw new ArgumentException($"'{value}' is not a host name.", nameof(value));
    }

    public TlsPolicy Tls { get; init; } = TlsPolicy.Must;

    /// <summary>Null to talk without logging in. Credentials are sent over encrypted connections only.</summary>
    public SmtpCredentials? Credentials { get; init; }

    /// <summary>Patience for banner and ordinary replies (RFC 5321 §4.5.3.2).</summary>
    public TimeSpan CommandTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Patience for the answer to the final dot: giving up early is what makes duplicates.</summary>
    public TimeSpan AfterDotTimeout { get; init; } = TimeSpan.FromMinutes(10);
}
