using System.Security.Cryptography;
using System.Text;
using MimeKit;
using MimeKit.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.OpenSsl;
using RotationNotes.Delivery.Ledger;
using RotationNotes.Delivery.Messages;
using RotationNotes.Delivery.Sending;
using DkimSigner = RotationNotes.Delivery.Messages.DkimSigner;

namespace RotationNotes.Tests.Delivery.Messages;

public sealed class DkimSignerTests
{
    private static readonly RSA Key = RSA.Create(2048);
    private static readonly DkimSigner Signer = new("research.example", "s2024", Key.ExportPkcs8PrivateKeyPem());
    private static readonly EditionMail Mail = Letters.Weekly with
    {
        List = new MailingList("weekly-rotation.research.example", "Rotation Weekly") { UnsubscribePage = new Uri("https://notes.research.example/leave/abc") },
    };

    private static readonly string Letter = Sign();

    [Fact]
    public void Signature_HoldsAndIsTheSameEachTime()
    {
        Assert.True(Verify(Letter));
        Assert.Equal(Letter, Sign());
        Assert.EndsWith(Encoding.Latin1.GetString(Letters.Write(Mail)), Letter, StringComparison.Ordinal);
        Assert.DoesNotContain("; l=", Letter, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("From", "evil@evil.example")]
    [InlineData("Sender", "evil@evil.example")]
    [InlineData("Subject", "Win a prize")]
    [InlineData("To", "other@client.example")]
    [InlineData("Reply-To", "evil@evil.example")]
    [InlineData("Cc", "evil@evil.example")]
    [InlineData("Date", "Wed, 17 Jul 2024 17:30:00 -0400")]
    [InlineData("Message-ID", "<x@evil.example>")]
    [InlineData("List-Id", "<x.evil.example>")]
    [InlineData("List-Unsubscribe", "<https://evil.example/>")]
    [InlineData("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")]
    [InlineData("MIME-Version", "1.0")]
    [InlineData("Content-Transfer-Encoding", "base64")]
    public void Signature_WithAFieldAdded_DoesNotHold(string name, string value)
    {
        var split = Letter.IndexOf("\r\n\r\n", StringComparison.Ordinal);

        Assert.False(Verify($"{name}: {value}\r\n{Letter}"));
        Assert.False(Verify(Letter.Insert(split, $"\r\n{name}: {value}")));
    }

    [Theory]
    [InlineData("Small caps beat", "Large caps beat")]
    [InlineData("rose 11.5%", "fell 11.5%")]
    [InlineData("desk@research.example", "desk@evil.example")]
    public void Signature_WithAWordChanged_DoesNotHold(string before, string after)
    {
        Assert.Contains(before, Letter, StringComparison.Ordinal);
        Assert.False(Verify(Letter.Replace(before, after, StringComparison.Ordinal)));
    }

    [Fact]
    public void Signature_AfterUsualRewriting_StillHolds() =>
        Assert.True(Verify("Received: from a by b\r\n" + Letter.Replace("Subject: ", "SUBJECT:   ", StringComparison.Ordinal) + "\r\n\r\n"));

    [Fact]
    public void Key_InBothPemForms_IsTaken()
    {
        using var signer = new DkimSigner("research.example", "s2024", Key.ExportRSAPrivateKeyPem());

        Assert.Equal(Signer.DnsRecord, signer.DnsRecord);
    }

    [Fact]
    public void Key_ThatReceiversReject_IsRefusedWithoutQuotingIt()
    {
        using var small = RSA.Create(1024);
        using var curve = ECDsa.Create();
        string[] keys =
        [
            small.ExportPkcs8PrivateKeyPem(), Key.ExportSubjectPublicKeyInfoPem(), curve.ExportPkcs8PrivateKeyPem(), "no key", "",
            Key.ExportPkcs8PrivateKeyPem()[..400], Key.ExportPkcs8PrivateKeyPem().Replace("MII", "MIX", StringComparison.Ordinal),
            Key.ExportEncryptedPkcs8PrivateKeyPem("secret", new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000)),
        ];

        foreach (var key in keys)
        {
            var refusal = Assert.Throws<ArgumentException>(() => new DkimSigner("research.example", "s", key));
            Assert.DoesNotContain(key.Length > 100 ? key[40..80] : "no key", refusal.Message, StringComparison.Ordinal);
        }

        Assert.Throws<ArgumentException>(() => new DkimSigner("research example; x=", "s", Key.ExportPkcs8PrivateKeyPem()));
    }

    private static string Sign() =>
        Encoding.Latin1.GetString(new MessageComposer(null, signers: [Signer]).Compose(Letters.Edition, Mail, new PlannedRecipient(Letters.Reader)).Bytes.Span);

    private static bool Verify(string letter)
    {
        var message = MimeMessage.Load(new MemoryStream(Encoding.Latin1.GetBytes(letter)), TestContext.Current.CancellationToken);
        var signature = message.Headers.First(header => header.Id == HeaderId.DkimSignature);
        return new DkimVerifier(new OneKey()).Verify(message, signature, TestContext.Current.CancellationToken);
    }

    private sealed class OneKey : IDkimPublicKeyLocator
    {
        public AsymmetricKeyParameter LocatePublicKey(string methods, string domain, string selector, CancellationToken cancellationToken = default) =>
            (AsymmetricKeyParameter)new PemReader(new StringReader(Key.ExportSubjectPublicKeyInfoPem())).ReadObject();

        public Task<AsymmetricKeyParameter> LocatePublicKeyAsync(string methods, string domain, string selector, CancellationToken cancellationToken = default) =>
            Task.FromResult(LocatePublicKey(methods, domain, selector, cancellationToken));
    }
}
