using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using MailKit.Net.Smtp;
using MimeKit;
using MimeKit.Encodings;

namespace RotationNotes.Delivery.Smtp;

/// <summary>MailKit's client with its helpfulness switched off: a finished, signed message passes as it is.</summary>
internal sealed class SubmissionClient : SmtpClient
{
    private readonly X509Certificate2Collection? roots;

    // MailKit would turn xn-- domains back into their letters and then ask for SMTPUTF8, which the next server on the way may not have.
    static SubmissionClient() => MailboxAddress.IdnMapping = new UnchangedDomains();

    public SubmissionClient(Transcript transcript, SmtpOptions options, X509Certificate2Collection? roots)
        : base(transcript)
    {
        this.roots = roots;
        LocalDomain = options.ClientName;
        // Lists of revoked certificates are often out of reach; name and chain are always checked.
        CheckCertificateRevocation = false;
        ServerCertificateValidationCallback = (_, _, chain, errors) => Judge(chain, errors);
    }

    /// <summary>What is wrong with the server's certificate, or null.</summary>
    public string? CertificateFault { get; private set; }

    // BDAT has no final dot to wait with.
    protected override bool PreferSendAsBinaryData => false;

    protected override void Prepare(FormatOptions options, MimeMessage message, EncodingConstraint constraint, int maxLineLength)
    {
        // Nothing: re-encoding would break signatures.
    }

    protected override Task<long> GetSizeAsync(FormatOptions options, MimeMessage message, CancellationToken cancellationToken) =>
        Task.FromResult(((FinishedMessage)message.Body!).Size);

    protected override SslClientAuthenticationOptions GetSslClientAuthenticationOptions(string host, RemoteCertificateValidationCallback remoteCertificateValidationCallback)
    {
        var result = base.GetSslClientAuthenticationOptions(host, remoteCertificateValidationCallback);
        if (roots is not null)
        {
            result.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            result.CertificateChainPolicy.CustomTrustStore.AddRange(roots);
        }

        return result;
    }

    private bool Judge(X509Chain? chain, SslPolicyErrors errors)
    {
        var details = (chain?.ChainStatus ?? []).Select(status => status.Status.ToString()).Distinct();
        CertificateFault = errors == SslPolicyErrors.None ? null : string.Join(", ", details.Prepend(errors.ToString()));
        return errors == SslPolicyErrors.None;
    }

    private sealed class UnchangedDomains : IPunycode
    {
        public string Encode(string domain) => domain;

        public string Encode(string domain, int index) => domain[index..];

        public string Encode(string domain, int index, int count) => domain.Substring(index, count);

        public string Decode(string domain) => domain;

        public string Decode(string domain, int index) => domain[index..];

        public string Decode(string domain, int index, int count) => domain.Substring(index, count);
    }
}
