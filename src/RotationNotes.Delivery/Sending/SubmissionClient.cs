using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using MailKit.Net.Smtp;
using MimeKit;
using MimeKit.Encodings;

namespace RotationNotes.Delivery.Sending;

/// <summary>MailKit's client with its helpfulness switched off: a finished, signed message passes as it is.</summary>
internal sealed class SubmissionClient : SmtpClient
{
    private readonly X509ChainPolicy? trust;

    // MailKit would turn xn-- domains back into their letters and then ask for SMTPUTF8, which the next server on the way may not have.
    static SubmissionClient() => MailboxAddress.IdnMapping = new UnchangedDomains();

    /// <param name="trust">Instead of the platform's, or null.</param>
    public SubmissionClient(Transcript transcript, string clientName, X509ChainPolicy? trust)
        : base(transcript)
    {
        this.trust = trust;
        LocalDomain = clientName;
        // Lists of revoked certificates are often out of reach; name and chain are always checked.
        CheckCertificateRevocation = false;
        ServerCertificateValidationCallback = (_, _, chain, errors) =>
        {
            var faults = (chain?.ChainStatus ?? []).Select(status => status.Status.ToString()).Distinct().Prepend(errors.ToString());
            CertificateFault = errors == SslPolicyErrors.None ? null : string.Join(", ", faults);
            return CertificateFault is null;
        };
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
        result.CertificateChainPolicy = trust;
        return result;
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
