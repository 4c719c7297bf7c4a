using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RotationNotes.Delivery.Dkim;

/// <summary>Signs finished messages (RFC 6376, RFC 8463): relaxed/relaxed, whole body, headers oversigned.</summary>
/// <remarks>
/// Every signed field is named once more than it occurs, so that adding another From, Subject or List-Unsubscribe breaks the signature.
/// No <c>l=</c>: a signature that covers part of a body lets anyone append to it.
/// </remarks>
public sealed class DkimSigner : IDisposable
{
    private static readonly ImmutableArray<string> Signed =
    [
        "From", "Reply-To", "To", "Cc", "Subject", "Date", "Message-ID", "In-Reply-To", "References", "List-Id", "List-Unsubscribe", "List-Unsubscribe-Post",
        "MIME-Version", "Content-Type", "Content-Transfer-Encoding", "Auto-Submitted",
    ];

    private readonly DkimKey key;
    private readonly string domain;
    private readonly string selector;

    /// <param name="domain">Signing domain, the sender's or a parent of it.</param>
    /// <param name="selector">Name of the key below <c>_domainkey</c>.</param>
    /// <param name="key">Signs, and belongs to the signer from now on.</param>
    /// <exception cref="ArgumentException">A name is not a DNS name.</exception>
    public DkimSigner(string domain, string selector, DkimKey key) =>
        (this.domain, this.selector, this.key) = (Name(domain, nameof(domain)), Name(selector, nameof(selector)), key);

    /// <summary>Host name of the TXT record, and what it must say.</summary>
    public (string Host, string Text) DnsRecord => ($"{selector}._domainkey.{domain}", key.DnsRecord);

    /// <summary>The message with its signature in front; the same input gives the same bytes.</summary>
    /// <param name="message">Complete message with CRLF line ends.</param>
    /// <param name="signedAt">Handed in, whole seconds are used.</param>
    public byte[] Sign(ReadOnlySpan<byte> message, DateTimeOffset signedAt)
    {
        var split = message.IndexOf("\r\n\r\n"u8);
        if (split < 0)
            throw new ArgumentException("The message has no empty line between headers and body.", nameof(message));
        var fields = RelaxedForm.Fields(Encoding.Latin1.GetString(message[..(split + 2)]));
        var bodyHash = Convert.ToBase64String(SHA256.HashData(RelaxedForm.Body(message[(split + 4)..])));

        var names = new List<string>();
        var signedText = new StringBuilder();
        foreach (var name in Signed)
        {
            // Where a name occurs more than once, the last one is signed first (RFC 6376 §5.4.2).
            foreach (var field in fields.Where(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Reverse())
            {
                names.Add(name);
                signedText.Append(field.Relaxed).Append("\r\n");
            }

            names.Add(name);
        }

        var header = Header(names, bodyHash, signedAt);
        signedText.Append(RelaxedForm.Field(header));
        var signature = key.Sign(Encoding.Latin1.GetBytes(signedText.ToString()));
        var complete = Encoding.ASCII.GetBytes(header + Folded(Convert.ToBase64String(signature)) + "\r\n");
        return [.. complete, .. message];
    }

    /// <summary>The message with the signatures of several keys: receivers that do not know one algorithm use another.</summary>
    public static byte[] SignAll(IReadOnlyList<DkimSigner> signers, byte[] message, DateTimeOffset signedAt)
    {
        // Each signs the bare message; signatures do not sign each other.
        var result = message;
        foreach (var signer in signers)
            result = [.. signer.Sign(message, signedAt).AsSpan(0..^message.Length), .. result];
        return result;
    }

    public void Dispose() => key.Dispose();

    private string Header(List<string> names, string bodyHash, DateTimeOffset signedAt)
    {
        var header = new StringBuilder();
        header.Append(CultureInfo.InvariantCulture, $"DKIM-Signature: v=1; a={key.Algorithm}; c=relaxed/relaxed;\r\n d={domain}; s={selector};\r\n t={signedAt.ToUnixTimeSeconds()};\r\n h=");
        var column = 3;
        for (var i = 0; i < names.Count; i++)
        {
            var piece = names[i].ToLowerInvariant() + (i < names.Count - 1 ? ":" : ";");
            if (column + piece.Length > 76)
            {
                header.Append("\r\n ");
                column = 1;
            }

            header.Append(piece);
            column += piece.Length;
        }

        return header.Append("\r\n bh=").Append(bodyHash).Append(";\r\n b=").ToString();
    }

    private static string Folded(string base64)
    {
        var folded = new StringBuilder(base64.Length + 32);
        for (var i = 0; i < base64.Length; i += 72)
            folded.Append(i == 0 ? "" : "\r\n ").Append(base64.AsSpan(i, Math.Min(72, base64.Length - i)));
        return folded.ToString();
    }

    private static string Name(string name, string parameter) =>
        name.Length is > 0 and < 200 && name.Split('.').All(label => label.Length is > 0 and < 64 && label.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            ? name.ToLowerInvariant()
            : throw new ArgumentException($"'{name}' is not a DNS name.", parameter);
}
