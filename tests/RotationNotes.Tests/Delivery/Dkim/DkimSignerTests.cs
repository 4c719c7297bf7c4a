using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using RotationNotes.Delivery;
using RotationNotes.Delivery.Dkim;
using RotationNotes.Delivery.Mime;

namespace RotationNotes.Tests.Delivery.Dkim;

public sealed class DkimSignerTests
{
    private static readonly RSA Key = RSA.Create(2048);
    private static readonly DkimSigner Signer = new("research.example", "s2024", DkimKey.FromPem(Key.ExportPkcs8PrivateKeyPem()));
    private static readonly byte[] Plain = MimeWriter.Write(Letters.Weekly with
    {
        List = new MailingList("weekly-rotation.research.example", "Rotation Weekly") { UnsubscribePage = new Uri("https://notes.research.example/leave/abc") },
    });

    private static readonly string Letter = Encoding.Latin1.GetString(Signer.Sign(Plain, Letters.Weekly.Date));

    [Fact]
    public void Signature_HoldsAndIsTheSameEachTime()
    {
        Assert.True(Verify(Letter));
        Assert.Equal(Letter, Encoding.Latin1.GetString(Signer.Sign(Plain, Letters.Weekly.Date)));
        Assert.EndsWith(Encoding.Latin1.GetString(Plain), Letter, StringComparison.Ordinal);
        Assert.DoesNotContain("; l=", Letter, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("From", "evil@evil.example")]
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
    [InlineData("Content-Type", "text/html")]
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

    [Theory]
    [InlineData("", "\r\n")]
    [InlineData("a  b \t\r\n\r\n\r\n", "a b\r\n")]
    [InlineData(" a", " a\r\n")]
    [InlineData("a\r\n\r\nb", "a\r\n\r\nb\r\n")]
    public void Body_InRelaxedForm(string body, string expected) =>
        // An empty body stays empty (RFC 6376 §3.4.4).
        Assert.Equal(body.Length == 0 ? "" : expected, Encoding.ASCII.GetString(RelaxedForm.Body(Encoding.ASCII.GetBytes(body))));

    [Fact]
    public void Key_ThatReceiversReject_IsRefused()
    {
        using var small = RSA.Create(1024);

        Assert.Throws<ArgumentException>(() => DkimKey.FromPem(small.ExportPkcs8PrivateKeyPem()));
        Assert.Throws<ArgumentException>(() => DkimKey.FromPem(Key.ExportSubjectPublicKeyInfoPem()));
        Assert.Throws<ArgumentException>(() => DkimKey.FromPem("no key"));
        Assert.Throws<ArgumentException>(() => new DkimSigner("research example; x=", "s", DkimKey.FromPem(Key.ExportPkcs8PrivateKeyPem())));
    }

    // A verifier by the RFC's own regular grammar; shares nothing with the signer.
    private static bool Verify(string message)
    {
        var split = message.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var fields = Regex.Split(message[..split], "\r\n(?![ \t])").ToList();
        var body = Regex.Replace(Regex.Replace(Regex.Replace(message[(split + 4)..], "[ \t]+", " "), " +\r\n", "\r\n"), "(\r\n)*$", "") + "\r\n";
        var signature = fields.Single(field => field.StartsWith("DKIM-Signature:", StringComparison.Ordinal));
        var tags = Regex.Replace(signature[15..], "\\s+", "").Split(';').Select(tag => tag.Split('=', 2)).ToDictionary(tag => tag[0], tag => tag[1], StringComparer.Ordinal);
        if (Convert.ToBase64String(SHA256.HashData(Encoding.Latin1.GetBytes(body))) != tags["bh"])
            return false;

        var signed = new StringBuilder();
        var left = fields.Where(field => field != signature).ToList();
        foreach (var name in tags["h"].Split(':'))
        {
            var at = left.FindLastIndex(field => field.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase));
            if (at < 0)
                continue;
            signed.Append(Relaxed(left[at])).Append("\r\n");
            left.RemoveAt(at);
        }

        signed.Append(Relaxed(Regex.Replace(signature, "b=[A-Za-z0-9+/= \r\n]+$", "b=")));
        return Key.VerifyData(Encoding.Latin1.GetBytes(signed.ToString()), Convert.FromBase64String(tags["b"]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    private static string Relaxed(string field)
    {
        var parts = field.Split(':', 2);
        return parts[0].Trim().ToLowerInvariant() + ":" + Regex.Replace(parts[1].Replace("\r\n", "", StringComparison.Ordinal), "[ \t]+", " ").Trim(' ');
    }
}
