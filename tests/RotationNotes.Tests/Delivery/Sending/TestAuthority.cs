using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace RotationNotes.Tests.Delivery.Sending;

/// <summary>A root of the tests' own and the certificate of a server called <c>localhost</c>, made once per run.</summary>
internal static class TestAuthority
{
    static TestAuthority()
    {
        var (from, until) = (DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(2));
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var rootRequest = new CertificateRequest("CN=A test's root", rootKey, HashAlgorithmName.SHA256);
        rootRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var root = rootRequest.CreateSelfSigned(from, until);
        Trust.CustomTrustStore.Add(X509CertificateLoader.LoadCertificate(root.RawData));

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var issued = request.Create(root, from, until, [1, 2, 3, 4]);
        Server = issued.CopyWithPrivateKey(key);
    }

    public static X509ChainPolicy Trust { get; } = new() { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };

    public static X509Certificate2 Server { get; }
}
