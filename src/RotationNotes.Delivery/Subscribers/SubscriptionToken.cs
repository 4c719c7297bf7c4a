using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace RotationNotes.Delivery.Subscribers;

/// <summary>Secret name of one subscription in links that confirm or end it: opaque, one per list and person, replaceable.</summary>
/// <remarks>192 random bits in base64url. It is not derived from the address, so nobody can make one, and a leaked one is replaced.</remarks>
public readonly record struct SubscriptionToken
{
    private const int Bytes = 24;
    private const int Characters = 32;

    private SubscriptionToken(string value) => Value = value;

    /// <summary>32 characters of the URL-safe alphabet.</summary>
    public string Value { get; }

    /// <param name="random">A cryptographic source, handed in.</param>
    public static SubscriptionToken Create(RandomNumberGenerator random)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        random.GetBytes(bytes);
        return new SubscriptionToken(Base64Url.EncodeToString(bytes));
    }

    /// <summary>Whether the text has the form of a token; whether anybody holds it, only the store knows.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out SubscriptionToken token)
    {
        var isToken = text is { Length: Characters } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
        token = isToken ? new SubscriptionToken(text!) : default;
        return isToken;
    }

    /// <summary>The token itself never reaches a log.</summary>
    public override string ToString() => Value is { Length: > 4 } ? Value[..4] + "…" : "";
}
