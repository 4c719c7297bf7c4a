using System.Security.Cryptography;
using RotationNotes.Delivery.Bounces;
using RotationNotes.Delivery.Messages;
using RotationNotes.Delivery.Store;
using RotationNotes.Delivery.Subscribers;
using RotationNotes.Tests.Delivery.Ledger;
using RotationNotes.Tests.Delivery.Store;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Delivery.Bounces;

public sealed class BounceDeskTests
{
    private const string Ada = "ada@client.example";
    private static readonly DateTimeOffset Received = new(2024, 7, 17, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public void HardBounce_Suppresses(string product)
    {
        using var kind = StoreKind.Of(product);
        using var store = kind.Open(TimeProvider.System);
        using var random = RandomNumberGenerator.Create();
        var id = Deliver(store, "e1");
        var desk = new BounceDesk(store, 3);

        Assert.Equal(BounceVerdict.Suppressed, desk.Take(Bounce(BounceKind.Hard, id), Received));

        var suppression = Assert.Single(new SubscriberRegistry(store, random).Suppressions());
        Assert.Equal((Ada, SuppressionCause.HardBounce), (suppression.Recipient, suppression.Cause));
        Assert.Equal(BounceVerdict.SeenBefore, desk.Take(Bounce(BounceKind.Hard, id), Received));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public void SoftBounces_Suppress_OnlyInARow(string product)
    {
        using var kind = StoreKind.Of(product);
        using var store = kind.Open(TimeProvider.System);
        using var random = RandomNumberGenerator.Create();
        var registry = new SubscriberRegistry(store, random);
        var desk = new BounceDesk(store, 3);
        Assert.Equal(BounceVerdict.Counted, desk.Take(Bounce(BounceKind.Soft, Deliver(store, "e1")), Received));
        Assert.Equal(BounceVerdict.Counted, desk.Take(Bounce(BounceKind.Soft, Deliver(store, "e2")), Received));
        Deliver(store, "e3"); // reaches its reader: the count starts again

        var fourth = Deliver(store, "e4");
        Assert.Equal(BounceVerdict.Counted, desk.Take(Bounce(BounceKind.Soft, fourth), Received));
        Assert.Equal(BounceVerdict.SeenBefore, desk.Take(Bounce(BounceKind.Soft, fourth), Received));
        Assert.Equal(BounceVerdict.Counted, desk.Take(Bounce(BounceKind.Soft, Deliver(store, "e5")), Received));
        Assert.Empty(registry.Suppressions());
        Assert.Equal(BounceVerdict.Suppressed, desk.Take(Bounce(BounceKind.Soft, Deliver(store, "e6")), Received));
        Assert.Equal(SuppressionCause.SoftBounces, registry.Suppressions().Single().Cause);
    }

    [Fact]
    public void Reports_ThatAreNotAboutOurMail_ChangeNothing()
    {
        using var kind = StoreKind.Of("sqlite");
        using var store = kind.Open(TimeProvider.System);
        Deliver(store, "e1");
        var desk = new BounceDesk(store, 3);

        Assert.Equal(BounceVerdict.NotOurs, desk.Take(Bounce(BounceKind.Hard, "forged@elsewhere.example"), Received));
        Assert.Equal(BounceVerdict.NotOurs, desk.Take(Bounce(BounceKind.Hard, null) with { Recipient = EmailAddress.Parse("ben@client.example") }, Received));
        Assert.Equal(BounceVerdict.Ignored, desk.Take(Bounce(BounceKind.Notice, null), Received));
        foreach (var kindOfReport in new[] { BounceKind.Hard, BounceKind.Soft, BounceKind.Complaint })
            Assert.Equal(BounceVerdict.Unproven, desk.Take(Bounce(kindOfReport, null), Received));
        Assert.Equal(0, store.Read(transaction => transaction.Number("SELECT COUNT(*) FROM bounces")));
        Assert.Equal(0, store.Read(transaction => transaction.Number("SELECT COUNT(*) FROM suppressions")));
    }

    [Fact]
    public void Folder_TakesMaildirAndDropFiles_Once()
    {
        using var kind = StoreKind.Of("sqlite");
        using var store = kind.Open(TimeProvider.System);
        using var folder = new TemporaryFolder();
        var id = Deliver(store, "e1");
        var clock = new FixedClock(DateTimeOffset.UtcNow.AddMinutes(5));
        File.WriteAllBytes(folder["one.eml"], BounceReports.Status(Ada, "failed", "5.1.1", "550 user unknown", id));
        File.WriteAllText(folder["two.eml"], "Subject: hello\n\nnothing\n");
        var bounces = new BounceFolder(new DirectoryInfo(folder[""]), new BounceDesk(store, 3), clock);

        var taken = bounces.Take();

        Assert.Equal(["one.eml", "two.eml"], taken.Select(report => report.File));
        Assert.Equal(BounceVerdict.Suppressed, taken[0].Outcomes.Single().Verdict);
        Assert.True(File.Exists(folder["taken/one.eml"]) && File.Exists(folder["other/two.eml"]));
        Assert.Empty(bounces.Take());

        Directory.CreateDirectory(folder["new"]);
        Directory.CreateDirectory(folder["cur"]);
        File.WriteAllBytes(folder["new/1.mx"], BounceReports.Status(Ada, "failed", "5.1.1", "550 user unknown", id));
        Assert.Equal(BounceVerdict.SeenBefore, bounces.Take().Single().Outcomes.Single().Verdict);
    }

    [Fact]
    public void Folder_SkipsAndSaysWhatIsNoRegularFile()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no pipes in folders");
        using var kind = StoreKind.Of("sqlite");
        using var store = kind.Open(TimeProvider.System);
        using var folder = new TemporaryFolder();
        File.CreateSymbolicLink(folder["a-link"], "/etc/hostname");
        File.CreateSymbolicLink(folder["b-dangling"], folder["nowhere"]);
        using (var pipe = System.Diagnostics.Process.Start("mkfifo", folder["c-pipe"]))
            pipe.WaitForExit();
        using var socket = new System.Net.Sockets.Socket(System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Unspecified);
        socket.Bind(new System.Net.Sockets.UnixDomainSocketEndPoint(folder["d-socket"]));
        File.WriteAllBytes(folder["e-empty"], []);
        var clock = new FixedClock(DateTimeOffset.UtcNow.AddMinutes(5));

        var taken = new BounceFolder(new DirectoryInfo(folder[""]), new BounceDesk(store, 3), clock).Take();

        Assert.Equal(["a-link", "b-dangling", "c-pipe", "d-socket", "e-empty"], taken.Select(report => report.File));
        Assert.All(taken, report => Assert.EndsWith("; left where it is", report.Remark, StringComparison.Ordinal));
        Assert.StartsWith("is a link", taken[0].Remark, StringComparison.Ordinal);
        Assert.Contains("no regular file", taken[2].Remark, StringComparison.Ordinal);
        Assert.Equal(5, new DirectoryInfo(folder[""]).GetFileSystemInfos().Length);
    }

    [Fact]
    public void Folder_LeavesFilesAlone_ThatMayStillBeWritten()
    {
        using var kind = StoreKind.Of("sqlite");
        using var store = kind.Open(TimeProvider.System);
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["half.eml"], "Content-Type: multip");

        Assert.Empty(new BounceFolder(new DirectoryInfo(folder[""]), new BounceDesk(store, 3), TimeProvider.System).Take());
        Assert.True(File.Exists(folder["half.eml"]));
    }

    private static BouncedRecipient Bounce(BounceKind kind, string? messageId) => new(EmailAddress.Parse(Ada), kind, "5.1.1", "550 user unknown", messageId);

    private static string Deliver(DeliveryStore store, string edition)
    {
        var ledger = Plans.Ledger(store);
        ledger.Plan(Plans.To(Ada) with { Edition = edition });
        var claim = Assert.Single(ledger.TakeDue(edition, 1, []).Claims);
        store.Write(transaction => ledger.PermitDot(transaction, claim));
        store.Write(transaction => ledger.Finish(transaction, claim, Plans.Accepted));
        return ledger.Rows(edition).Single().MessageId;
    }
}
