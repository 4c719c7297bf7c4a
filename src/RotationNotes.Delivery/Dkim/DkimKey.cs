using System.Formats.Asn1;
using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace RotationNotes.Delivery.Dkim;

/// <summary>A private key that signs mail: RSA (RFC 6376) or Ed25519 (RFC 8463).</summary>
public abstract class DkimKey : IDisposable
{
    private const string Ed25519Oid = "1.3.101.112";

    /// <summary>Value of the signature's <c>a=</c> tag.</summary>
    internal abstract string Algorithm { get; }

    /// <summary>TXT record to publish at <c>selector._domainkey.domain</c>.</summary>
    public abstract string DnsRecord { get; }

    internal abstract byte[] Sign(byte[] text);

    /// <param name="privateKeyPem">PKCS#1 or PKCS#8 PEM without password: RSA of at least 2048 bits, or Ed25519 (<c>openssl genpkey -algorithm ed25519</c>).</param>
    /// <exception cref="ArgumentException">The text is no such key. The message never quotes it.</exception>
    public static DkimKey FromPem(string privateKeyPem)
    {
        ArgumentNullException.ThrowIfNull(privateKeyPem);
        return Ed25519Seed(privateKeyPem) is { } seed ? new Ed25519Key(seed) : RsaKey.Import(privateKeyPem);
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }

    // PKCS#8 as RFC 8410 lays it out: version, algorithm, and the 32-byte seed in an octet string within an octet string.
    private static byte[]? Ed25519Seed(string pem)
    {
        if (!PemEncoding.TryFind(pem, out var fields) || !pem.AsSpan()[fields.Label].SequenceEqual("PRIVATE KEY"))
            return null;
        try
        {
            var sequence = new AsnReader(Convert.FromBase64String(pem[fields.Base64Data]), AsnEncodingRules.DER).ReadSequence();
            _ = sequence.ReadInteger();
            if (sequence.ReadSequence().ReadObjectIdentifier() != Ed25519Oid)
                return null;
            var seed = new AsnReader(sequence.ReadOctetString(), AsnEncodingRules.DER).ReadOctetString();
            return seed.Length == Ed25519.SecretKeySize ? seed : null;
        }
        catch (Exception failure) when (failure is AsnContentException or FormatException)
        {
            return null;
        }
    }

    private sealed class Ed25519Key(byte[] seed) : DkimKey
    {
        private readonly Ed25519PrivateKeyParameters key = new(seed, 0);

        internal override string Algorithm => "ed25519-sha256";

        // RFC 8463 §4: the bare 32 bytes, not a SubjectPublicKeyInfo.
        public override string DnsRecord => "v=DKIM1; k=ed25519; p=" + Convert.ToBase64String(key.GeneratePublicKey().GetEncoded());

        // RFC 8463 §3: PureEdDSA over the SHA-256 of what RSA would have signed.
        internal override byte[] Sign(byte[] text)
        {
            var hash = SHA256.HashData(text);
            var signature = new byte[Ed25519.SignatureSize];
            key.Sign(Ed25519.Algorithm.Ed25519, null, hash, 0, hash.Length, signature, 0);
            return signature;
        }
    }

    private sealed class RsaKey(RSA key) : DkimKey
    {
        private const int SmallestKey = 2048;

        internal override string Algorithm => "rsa-sha256";

        public override string DnsRecord => "v=DKIM1; k=rsa; p=" + Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());

        public static RsaKey Import(string privateKeyPem)
        {
            var key = RSA.Create();
            try
            {
                key.ImportFromPem(privateKeyPem);
                if (key.KeySize < SmallestKey)
                    throw new ArgumentException($"The key has {key.KeySize} bits; receivers ask for at least {SmallestKey}.", nameof(privateKeyPem));
                _ = key.ExportParameters(includePrivateParameters: true);
                return new RsaKey(key);
            }
            catch (Exception failure) when (failure is CryptographicException or ArgumentException { ParamName: not nameof(privateKeyPem) })
            {
                key.Dispose();
                // The inner message may quote key material, so it stays inside.
                throw new ArgumentException("The text is not an RSA or Ed25519 private key in PEM form.", nameof(privateKeyPem));
            }
        }

        internal override byte[] Sign(byte[] text) => key.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

        protected override void Dispose(bool disposing) => key.Dispose();
    }
}
