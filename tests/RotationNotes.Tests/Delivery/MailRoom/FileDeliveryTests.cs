using System.Security.Cryptography;
using MimeKit;
using RotationNotes.Delivery.Ledger;
using RotationNotes.Delivery.MailRoom;
using RotationNotes.Delivery.Messages;
using RotationNotes.Delivery.Sending;
using RotationNotes.Delivery.Store;
using RotationNotes.Delivery.Subscribers;
using RotationNotes.Html.Email;
using RotationNotes.Tests.Delivery.Ledger;
using RotationNotes.Tests.Delivery.Store;

namespace RotationNotes.Tests.Delivery.MailRoom;

/// <summary>Mail written as files obeys what mail over the wire obeys.</summary>
public sealed class FileDeliveryTests : IDisposable
{
    private static readonly DateTimeOffset Past = new(2024, 7, 17, 0, 0, 0, TimeSpan.Zero);
    private readonly StoreKind kind = StoreKind.Of("sqlite");
    private readonly DeliveryStore store;
    private readonly RandomNumberGenerator random = RandomNumberGenerator.Create();
    private readonly SubscriberRegistry registry;
    private readonly DeliveryLedger ledger;
    private readonly TemporaryFolder folder = new();
    private readonly FileDelivery delivery;

    public FileDeliveryTests()
    {
        store = kind.Open(TimeProvider.System);
        registry = new SubscriberRegistry(store, random);
        ledger = Plans.Ledger(store);
        var composer = new MessageComposer(ledger, registry, new SubscriptionLinks(new Uri("https://notes.house.example/"), PersonalFooter.Lines));
        delivery = new FileDelivery(store, ledger, composer, new FileOutbox(folder.Folder));
        registry.PutList(new SubscriberList("weekly", "weekly-rotation", "Rotation Weekly", IsTest: false));
        foreach (var person in new[] { "ada@client.example", "ben@client.example" })
            registry.Subscribe("weekly", EmailAddress.Parse(person), "form", isConfirmed: true);
    }

    public void Dispose()
    {
        store.Dispose();
        kind.Dispose();
        random.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void ListMail_HasItsHeadersAndThePersonsWayOut()
    {
        ledger.Plan(Weekly());

        Assert.Equal(2, delivery.Run(null, Stop).Accepted);

        var files = folder.Folder.GetFiles("*.eml").OrderBy(file => file.Name, StringComparer.Ordinal).ToArray();
        var ada = MimeMessage.Load(files[0].FullName, Stop);
        var link = "https://notes.house.example/leave/" + registry.LinksOf("weekly", "ada@client.example")!.Value.Token.Value;
        Assert.Equal(2, files.Length);
        Assert.StartsWith($"<{link}>, <mailto:", ada.Headers["List-Unsubscribe"], StringComparison.Ordinal);
        Assert.Equal("List-Unsubscribe=One-Click", ada.Headers["List-Unsubscribe-Post"]);
        Assert.Contains("<weekly.research.example>", ada.Headers["List-Id"], StringComparison.Ordinal);
        Assert.Contains(link, ada.TextBody, StringComparison.Ordinal);
        Assert.Contains(link, ada.HtmlBody, StringComparison.Ordinal);
        Assert.DoesNotContain(link, File.ReadAllText(files[1].FullName), StringComparison.Ordinal);
    }

    [Fact]
    public void LateEdition_IsHeld_UntilSomebodyLetsItGo()
    {
        var receipt = ledger.Plan(Weekly() with { IssueBy = Past });

        Assert.Equal(ReleaseState.Held, receipt.State);
        Assert.Equal(0, delivery.Run(null, Stop).Ended);
        Assert.Empty(folder.Folder.GetFiles());
        Assert.True(ledger.Approve(Plans.Edition, "the desk"));
        Assert.Equal(2, delivery.Run(null, Stop).Accepted);
    }

    [Fact]
    public void WhoLeftOrIsSuppressed_GetsNoFile()
    {
        ledger.Plan(Weekly());
        registry.End("weekly", "ada@client.example", SubscriberRegistry.BySubscriber);
        registry.Suppress("ben@client.example", SuppressionCause.Operator, null);

        var progress = delivery.Run(null, Stop);

        Assert.Equal((0, 2), (progress.Accepted, progress.Suppressed));
        Assert.Empty(folder.Folder.GetFiles());
    }

    [Fact]
    public void FilesThatWereFetched_AreNotWrittenAgain()
    {
        ledger.Plan(Weekly());
        delivery.Run(null, Stop);
        foreach (var file in folder.Folder.GetFiles())
            file.Delete();

        ledger.Plan(Weekly());

        Assert.Equal(0, delivery.Run(null, Stop).Ended);
        Assert.Empty(folder.Folder.GetFiles());
    }

    [Fact]
    public void CrashAfterTheFile_IsNoQuestionForAnOperator()
    {
        ledger.Plan(Weekly());
        var claim = ledger.TakeDue(null, 1, []).Claims.Single();
        store.Write(transaction => ledger.PermitDot(transaction, claim));

        Assert.Equal(2, delivery.Run(null, Stop).Accepted);
        Assert.Equal(2, folder.Folder.GetFiles().Length);
    }

    [Fact]
    public void Cancelled_GivesItsClaimsBack()
    {
        ledger.Plan(Weekly());
        using var stop = new CancellationTokenSource();

        Assert.Throws<OperationCanceledException>(() => delivery.Run(null, stop.Token, _ => stop.Cancel()));

        Assert.Equal([DeliveryState.Planned, DeliveryState.Accepted], ledger.Rows(Plans.Edition).Select(row => row.State).Order());
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private EditionPlan Weekly() => Plans.To() with { Recipients = registry.RecipientsOf("weekly-rotation") };
}
