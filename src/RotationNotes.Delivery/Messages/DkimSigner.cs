using System.Security.Cryptography;
using MimeKit;
using MimeKit.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.OpenSsl;
using Org.BouncyCastle.Security;

namespace RotationNotes.Delivery.Messages;

/// <summary>Signs messages (RFC 6376, RFC 8463) with RSA or Ed25519: relaxed/relaxed, whole body, headers oversigned.</summary>
/// <remarks>
/// Every field is named twice, and none occurs twice in our mail, so that adding another From, Subject or List-Unsubscribe breaks the
/// signature. No <c>l=</c>: a signature that covers part of a body lets anyone append to it.
/// </remarks>
public sealed class DkimSigner : IDisposable
{
    private const int SmallestKey = 2048;

    private static readonly HeaderId[] Fields =
    [
        HeaderId.From, HeaderId.Sender, HeaderId.ReplyTo, HeaderId.To, HeaderId.Cc, HeaderId.Subject, HeaderId.Date, HeaderId.MessageId, HeaderId.InReplyTo,
        HeaderId.References, HeaderId.ListId, HeaderId.ListUnsubscribe, HeaderId.ListUnsubscribePost, HeaderId.AutoSubmitted, HeaderId.MimeVersion,
        HeaderId.ContentType, HeaderId.ContentTransferEncoding,
    ];

    private static readonly HeaderId[] Oversigned = [.. Fields.SelectMany(field => new[] { field, field })];

    private readonly string domain;
    private readonly string selector;
    private readonly AsymmetricKeyParameter key;
    private readonly RSA? rsa;

    /// <param name="domain">Signing domain, the sender's or a parent of it.</param>
    /// <param name="selector">Name of the key below <c>_domainkey</c>.</param>
    /// <param name="privateKeyPem">PKCS#1 or PKCS#8 PEM without password: RSA of at least 2048 bits, or Ed25519 (<c>openssl genpkey -algorithm ed25519</c>).</param>
    /// <exception cref="ArgumentException">A name is not a DNS name, or the text is no such key. The message never quotes it.</exception>
    public DkimSigner(string domain, string selector, string privateKeyPem)
    {
        (this.domain, this.selector, key) = (Name(domain, nameof(domain)), Name(selector, nameof(selector)), PrivateKey(privateKeyPem));
        if (key is RsaPrivateCrtKeyParameters parameters)
            rsa = RSA.Create(DotNetUtilities.ToRSAParameters(parameters));
        DnsRecord = ($"{this.selector}._domainkey.{this.domain}", rsa is null
            // RFC 8463 §4: the bare 32 bytes, not a SubjectPublicKeyInfo.
            ? "v=DKIM1; k=ed25519; p=" + Convert.ToBase64String(((Ed25519PrivateKeyParameters)key).GeneratePublicKey().GetEncoded())
            : "v=DKIM1; k=rsa; p=" + Convert.ToBase64String(rsa.ExportSubjectPublicKeyInfo()));
    }

    /// <summary>Host name of the TXT record, and what it must say.</summary>
    public (string Host, string Text) DnsRecord { get; }

    /// <summary>Puts a signature in front of the message; signatures of several keys do not sign each other. May be called by several threads.</summary>
    /// <param name="signedAt">Handed in, whole seconds are used: the same message gets the same signature.</param>
    public void Sign(MimeMessage message, DateTimeOffset signedAt) => new Signature(this, signedAt).Sign(MessageBuilder.Wire, message, Oversigned);

    public void Dispose() => rsa?.Dispose();

    private static AsymmetricKeyParameter PrivateKey(string pem)
    {
        object? found;
        try
        {
            found = new PemReader(new StringReader(pem)).ReadObject();
        }
        catch (Exception failure) when (failure is IOException or CryptoException or ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            // The inner message may quote key material, so it stays inside.
            found = null;
        }

        return (found is AsymmetricCipherKeyPair pair ? pair.Private : found) switch
        {
            RsaPrivateCrtKeyParameters { Modulus.BitLength: < SmallestKey } small =>
                throw new ArgumentException($"The key has {small.Modulus.BitLength} bits; receivers ask for at least {SmallestKey}.", nameof(pem)),
            RsaPrivateCrtKeyParameters rsa => rsa,
            Ed25519PrivateKeyParameters edwards => edwards,
            _ => throw new ArgumentException("The text is not an RSA or Ed25519 private key in PEM form.", nameof(pem)),
        };
    }

    private static string Name(string name, string parameter) =>
        name.Length is > 0 and < 200 && name.Split('.').All(label => label.Length is > 0 and < 64 && label.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            ? name.ToLowerInvariant()
            : throw new ArgumentException($"'{name}' is not a DNS name.", parameter);

    private sealed class Signature : MimeKit.Cryptography.DkimSigner
    {
        private readonly RSA? rsa;
        private readonly DateTimeOffset signedAt;

        public Signature(DkimSigner signer, DateTimeOffset signedAt)
            : base(signer.key, signer.domain, signer.selector, signer.rsa is null ? DkimSignatureAlgorithm.Ed25519Sha256 : DkimSignatureAlgorithm.RsaSha256)
        {
            (rsa, this.signedAt) = (signer.rsa, signedAt);
            HeaderCanonicalizationAlgorithm = BodyCanonicalizationAlgorithm = DkimCanonicalizationAlgorithm.Relaxed;
        }

        protected override long GetTimestamp() => signedAt.ToUnixTimeSeconds();

        protected override ISigner CreateSigningContext() => rsa is null ? base.CreateSigningContext() : new PlatformRsa(rsa);
    }
}
