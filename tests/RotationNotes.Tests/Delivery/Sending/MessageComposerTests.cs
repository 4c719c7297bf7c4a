using System.Security.Cryptography;
using System.Text;
using MimeKit;
using RotationNotes.Delivery.Ledger;
using RotationNotes.Delivery.Messages;
using RotationNotes.Delivery.Sending;
using RotationNotes.Delivery.Store;
using RotationNotes.Delivery.Subscribers;
using RotationNotes.Html.Email;
using RotationNotes.Tests.Delivery.Ledger;
using RotationNotes.Tests.Delivery.Messages;
using RotationNotes.Tests.Delivery.Store;

namespace RotationNotes.Tests.Delivery.Sending;

public sealed class MessageComposerTests : IDisposable
{
    private static readonly SubscriptionLinks Links = new(new Uri("https://notes.house.example/mail/"), PersonalFooter.Lines);
    private readonly StoreKind kind = StoreKind.Of("sqlite");
    private readonly DeliveryStore store;
    private readonly RandomNumberGenerator random = RandomNumberGenerator.Create();
    private readonly SubscriberRegistry registry;
    private readonly DeliveryLedger ledger;

    public MessageComposerTests()
    {
        store = kind.Open(TimeProvider.System);
        registry = new SubscriberRegistry(store, random);
        ledger = Plans.Ledger(store);
        registry.PutList(new SubscriberList("weekly", "weekly-rotation", "Rotation & Friends", IsTest: false));
        registry.Subscribe("weekly", EmailAddress.Parse("ada@client.example"), "form", isConfirmed: true);
        registry.Subscribe("weekly", EmailAddress.Parse("ben@client.example"), "form", isConfirmed: true);
    }

    public void Dispose()
    {
        store.Dispose();
        kind.Dispose();
        random.Dispose();
    }

    [Fact]
    public void ListMail_CarriesThePersonsOwnLink_InHeaderTextAndPage()
    {
        var composer = new MessageComposer(ledger, registry, Links);
        var (ada, ben) = (Compose(composer, "ada@client.example"), Compose(composer, "ben@client.example"));
        var link = "https://notes.house.example/mail/leave/" + registry.LinksOf("weekly", "ada@client.example")!.Value.Token.Value;

        var headers = ada[..ada.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Replace("\r\n ", " ", StringComparison.Ordinal);
        Assert.Contains($"List-Unsubscribe: <{link}>, <mailto:", headers, StringComparison.Ordinal);
        Assert.Contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click", headers, StringComparison.Ordinal);
        Assert.Contains("<weekly.research.example>", headers, StringComparison.Ordinal);
        var decoded = ada.Replace("=\r\n", "", StringComparison.Ordinal).Replace("=3D", "=", StringComparison.Ordinal);
        Assert.Contains("Unsubscribe: " + link, decoded, StringComparison.Ordinal);
        Assert.Contains($"subscribed to Rotation &amp; Friends. <a href=\"{link}\"", decoded, StringComparison.Ordinal);
        Assert.DoesNotContain(link, ben.Replace("=\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        WireAssert.IsClean(Encoding.Latin1.GetBytes(ada));
    }

    [Fact]
    public void LinesForOneReader_StandAtTheEndOfTheText_AndInTheirPlaceOfThePage()
    {
        const string Html = "<html><body></body></html>";
        ledger.Plan(Plans.To() with
        {
            Mail = Plans.Mail with { Html = Html, PersonalSlot = Html.IndexOf("</body>", StringComparison.Ordinal), PlainText = "The note.\n\n" },
            Recipients = [new PlannedRecipient(EmailAddress.Parse("ada@client.example"), "weekly")],
        });
        var links = new SubscriptionLinks(new Uri("https://notes.house.example/"), (language, list, leave) => ($"\n{language} {list} {leave.Segments[1]}\n", "<p>out</p>"));

        var mail = MimeMessage.Load(new MemoryStream(new MessageComposer(ledger, registry, links).Compose(ledger.TakeDue(null, 1, []).Claims.Single()).Bytes.ToArray()), TestContext.Current.CancellationToken);

        Assert.Equal("The note.\nen Rotation & Friends leave/\n", mail.TextBody!.ReplaceLineEndings("\n"));
        Assert.StartsWith("<html><body><p>out</p></body></html>", mail.HtmlBody!, StringComparison.Ordinal);
        Assert.Equal(ledger.Rows(Plans.Edition).Single().MessageId, mail.MessageId);
    }

    [Fact]
    public void SingleMail_BelongsToNoList()
    {
        var mail = Compose(new MessageComposer(ledger, registry, Links), "desk@client.example", list: null);

        Assert.DoesNotContain("/leave/", mail, StringComparison.Ordinal);
    }

    [Fact]
    public void SameClaim_GivesTheSameBytes_SignedOrNot()
    {
        using var rsa = RSA.Create(2048);
        using var signer = new DkimSigner("research.example", "s1", rsa.ExportPkcs8PrivateKeyPem());
        var composer = new MessageComposer(ledger, registry, Links, [signer]);
        var claim = Claim("ada@client.example", "weekly");

        var first = composer.Compose(claim).Bytes.ToArray();

        Assert.Equal(first, composer.Compose(claim).Bytes.ToArray());
        Assert.StartsWith("DKIM-Signature: v=1; a=rsa-sha256;", Encoding.Latin1.GetString(first), StringComparison.Ordinal);
        WireAssert.IsClean(first);
    }

    private string Compose(MessageComposer composer, string address, string? list = "weekly") => Encoding.Latin1.GetString(composer.Compose(Claim(address, list)).Bytes.Span);

    private Lease Claim(string address, string? list)
    {
        ledger.Plan(Plans.To() with { Recipients = [new PlannedRecipient(EmailAddress.Parse(address), list)] });
        return new Lease(Plans.Edition, address, EmailAddress.Parse(address), list, MessageId.For(Plans.Edition, EmailAddress.Parse(address), Plans.Mail.From).Value, 1, DateTimeOffset.UnixEpoch);
    }
}
