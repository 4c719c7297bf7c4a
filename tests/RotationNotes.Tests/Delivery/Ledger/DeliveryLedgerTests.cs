using System.Collections.Concurrent;
using RotationNotes.Delivery.Ledger;
using RotationNotes.Delivery.Messages;
using RotationNotes.Delivery.Store;
using RotationNotes.Tests.Delivery.Store;

namespace RotationNotes.Tests.Delivery.Ledger;

/// <summary>The rules of the ledger, the same on every product.</summary>
public abstract class DeliveryLedgerTests : IDisposable
{
    private const string Reader = "reader@client.example";

    private readonly string product;
    private readonly StoreKind kind;
    private readonly DeliveryStore store;
    private readonly DeliveryLedger ledger;

    protected DeliveryLedgerTests(string product)
    {
        this.product = product;
        kind = StoreKind.Of(product);
        store = kind.Open(TimeProvider.System);
        ledger = Plans.Ledger(store);
    }

    public void Dispose()
    {
        store.Dispose();
        kind.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Plan_Twice_KeepsRowsMailAndMessageIds()
    {
        var first = ledger.Plan(Plans.To("a@client.example", "b@client.example", "A@client.example"));
        Accept(Take().Single(claim => claim.Recipient == "a@client.example"));

        var second = ledger.Plan(Plans.To("a@client.example", "c@client.example") with { Mail = Plans.Mail with { Subject = "Another" } });

        Assert.Equal((2, 0, ReleaseState.Released), (first.Added, first.AlreadyThere, first.State));
        Assert.Equal((1, 1), (second.Added, second.AlreadyThere));
        Assert.Equal(Plans.Mail.Subject, ledger.Mail(Plans.Edition).Subject);
        Assert.Equal(DeliveryState.Accepted, Plans.StateOf(ledger, "a@client.example"));
        Assert.Equal(3, ledger.Status(Plans.Edition).Single().Total);
        Assert.Equal(3, ledger.Rows(Plans.Edition).Select(row => row.MessageId).Distinct().Count());
    }

    [Fact]
    public void MessageId_CannotBeToldFromEditionAndAddress_AndIsTheSameInEveryRunOfTheStore()
    {
        ledger.Plan(Plans.To(Reader));
        ledger.Plan(Plans.To(Reader) with { Edition = "again-r1" });
        using var otherKind = StoreKind.Of(product);
        using var otherStore = otherKind.Open(TimeProvider.System);
        var other = Plans.Ledger(otherStore);
        other.Plan(Plans.To(Reader));
        var id = ledger.Rows(Plans.Edition).Single().MessageId;
        var key = store.Read(StoreSchema.MessageIdKey);

        Assert.NotEqual(MessageId.For(Plans.Edition, EmailAddress.Parse(Reader), Plans.Mail.From).Value, id);
        Assert.NotEqual(other.Rows(Plans.Edition).Single().MessageId, id);
        Assert.Equal(MessageId.For("again-r1", EmailAddress.Parse(Reader), Plans.Mail.From, key).Value, ledger.Rows("again-r1").Single().MessageId);
        store.Dispose();
        using var reopened = kind.Open(TimeProvider.System);
        Assert.Equal(key, reopened.Read(StoreSchema.MessageIdKey));
    }

    [Fact]
    public void Mail_ComesBackAsPlanned()
    {
        ledger.Plan(Plans.To(Reader));

        var mail = ledger.Mail(Plans.Edition);

        Assert.Equal((Plans.Mail.From, Plans.Mail.Subject, Plans.Mail.Date, Plans.Mail.PlainText, Plans.Mail.Html), (mail.From, mail.Subject, mail.Date, mail.PlainText, mail.Html));
        Assert.Equal(Plans.Mail.Attachments[0].Bytes.AsEnumerable(), mail.Attachments[0].Bytes);
        Assert.Equal(Plans.Mail.InlineParts[0].ContentId, mail.InlineParts[0].ContentId);
    }

    [Fact]
    public void Claim_DotAccepted_IsTheWayOfAMessage()
    {
        ledger.Plan(Plans.To(Reader));
        Assert.False(ledger.Status().Single().IsFinished);

        var claim = Assert.Single(Take());
        Assert.Equal(DeliveryState.Claimed, Plans.StateOf(ledger, Reader));
        Assert.Empty(Take());
        Assert.Equal(DotPermission.Granted, Permit(claim));
        Assert.Equal(DeliveryState.DotSent, Plans.StateOf(ledger, Reader));
        Assert.Equal(DeliveryState.Accepted, Finish(claim, Plans.Accepted));

        Assert.True(ledger.Status().Single().IsFinished);
        Assert.Equal(DotPermission.Withdrawn, Permit(claim));
        var attempt = Assert.Single(ledger.Attempts(Plans.Edition, Reader));
        Assert.Equal((DeliveryState.Accepted, "after-dot", 250, "2.0.0"), (attempt.Verdict, attempt.Phase, attempt.Code, attempt.EnhancedCode));
    }

    [Fact]
    public void EveryStep_MayBeRepeated()
    {
        ledger.Plan(Plans.To(Reader));
        var claim = Take().Single();

        Assert.Equal(DotPermission.Granted, Permit(claim));
        Assert.Equal(DotPermission.Granted, Permit(claim));
        Assert.Equal(DeliveryState.Accepted, Finish(claim, Plans.Accepted));
        Assert.Equal(DeliveryState.Accepted, Finish(claim, Plans.Accepted));

        Assert.Single(ledger.Attempts(Plans.Edition, Reader));
    }

    [Fact]
    public async Task ManyTakers_GetEachRowOnce()
    {
        ledger.Plan(Plans.To(Plans.Readers(300)));
        var taken = new ConcurrentBag<string>();

        await Task.WhenAll(Enumerable.Range(0, 6).Select(taker => Task.Run(() =>
        {
            var own = Plans.Ledger(store, "taker " + taker);
            while (own.TakeDue(null, 7, []).Claims is { Count: > 0 } claims)
            {
                foreach (var claim in claims)
                    taken.Add(claim.Recipient);
            }
        })));

        Assert.Equal(300, taken.Count);
        Assert.Equal(300, taken.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Recovery_FreesClaims_AndHoldsWhatMayHaveBeenTaken()
    {
        ledger.Plan(Plans.To("a@client.example", "b@client.example", "c@client.example"));
        var claims = Take();
        Permit(claims[1]);
        Permit(claims[2]);
        Finish(claims[2], Plans.Accepted);

        LetLeasesRunOut();
        var recovery = Plans.Ledger(store, "another").Recover(AmbiguityPolicy.Hold);

        Assert.Equal(new Recovery(1, 1, 0), recovery);
        Assert.Equal(DeliveryState.Planned, Plans.StateOf(ledger, claims[0].Recipient));
        Assert.Equal(DeliveryState.Ambiguous, Plans.StateOf(ledger, claims[1].Recipient));
        Assert.Equal(DeliveryState.Accepted, Plans.StateOf(ledger, claims[2].Recipient));
        Assert.False(ledger.Status().Single().IsFinished);
    }

    [Fact]
    public void Recovery_UnderResend_PlansAgainWithTheSameMessageId()
    {
        ledger.Plan(Plans.To(Reader));
        var claim = Take().Single();
        Permit(claim);

        LetLeasesRunOut();
        var another = Plans.Ledger(store, "another");
        Assert.Equal(new Recovery(0, 0, 1), another.Recover(AmbiguityPolicy.Resend));

        var again = another.TakeDue(null, 10, []).Claims.Single();
        Assert.Equal(claim.MessageId, again.MessageId);
        Assert.NotEqual(claim.Token, again.Token);
    }

    [Fact]
    public void FencedOffSender_CanNeitherLetADotLeaveNorChangeTheRow()
    {
        ledger.Plan(Plans.To(Reader));
        var old = Take().Single();
        LetLeasesRunOut();
        var another = Plans.Ledger(store, "another");
        another.Recover(AmbiguityPolicy.Hold);
        var claim = another.TakeDue(null, 10, []).Claims.Single();

        Assert.Equal(DotPermission.Withdrawn, Permit(old));
        Assert.Null(Finish(old, Plans.Deferred));
        Assert.Null(Finish(old, Plans.Accepted));
        Assert.Equal(DeliveryState.Claimed, Plans.StateOf(ledger, Reader));
        Assert.Equal(DotPermission.Granted, store.Write(transaction => another.PermitDot(transaction, claim)));
    }

    [Fact]
    public void LateAcceptance_EndsAnAmbiguousRow_AndPreventsAResend()
    {
        ledger.Plan(Plans.To("a@client.example", "b@client.example"));
        var claims = Take();
        foreach (var claim in claims)
            Permit(claim);
        LetLeasesRunOut();
        Plans.Ledger(store, "another").Recover(AmbiguityPolicy.Hold);
        Assert.Equal(1, ledger.Resolve(Plans.Edition, claims[1].Recipient, Resolution.Resend, "the desk"));

        Assert.Equal(DeliveryState.Accepted, Finish(claims[0], Plans.Accepted));
        Assert.Equal(DeliveryState.Accepted, Finish(claims[1], Plans.Accepted));

        Assert.True(ledger.Status().Single().IsFinished);
    }

    [Fact]
    public void Suppression_BeforeTheClaim_And_UnsubscribeBeforeTheDot_SendNothing()
    {
        Subscribe("weekly", "a@client.example", "b@client.example", "c@client.example");
        ledger.Plan(Plans.To() with
        {
            Recipients = [.. new[] { "a@client.example", "b@client.example", "c@client.example" }.Select(address => new PlannedRecipient(EmailAddress.Parse(address), "weekly"))],
        });
        store.Write(transaction => transaction.Execute("INSERT INTO suppressions (recipient, cause, since) VALUES ('a@client.example', 'hard-bounce', 0)"));

        var (claims, suppressed) = ledger.TakeDue(null, 10, []);
        Assert.Equal(1, suppressed);
        Assert.Equal(["b@client.example", "c@client.example"], claims.Select(claim => claim.Recipient).Order(StringComparer.Ordinal));
        store.Write(transaction => transaction.Execute("UPDATE subscriptions SET status = 'ended' WHERE subscriber = 'b@client.example'"));

        Assert.Equal(DotPermission.Suppressed, Permit(claims.Single(claim => claim.Recipient == "b@client.example")));
        Assert.Equal(DotPermission.Granted, Permit(claims.Single(claim => claim.Recipient == "c@client.example")));
        Assert.Equal(DeliveryState.Suppressed, Plans.StateOf(ledger, "a@client.example"));
        Assert.Equal(DeliveryState.Suppressed, Plans.StateOf(ledger, "b@client.example"));
    }

    [Fact]
    public void LateEdition_IsHeldUntilApproved()
    {
        var plan = Plans.To(Reader) with { IssueBy = DateTimeOffset.UtcNow.AddHours(-1) };

        Assert.Equal(ReleaseState.Held, ledger.Plan(plan).State);
        Assert.Empty(Take());
        Assert.True(ledger.Approve(Plans.Edition, "the desk"));
        Assert.False(ledger.Approve(Plans.Edition, "the desk"));

        Assert.Single(Take());
        Assert.Equal("the desk", ledger.Status().Single().ApprovedBy);
    }

    [Fact]
    public void CopyForASingleAddress_DoesNotLetTheLateListGo()
    {
        Assert.Equal(ReleaseState.Released, ledger.Plan(Plans.To("desk@research.example")).State);

        Assert.Equal(ReleaseState.Held, ledger.Plan(Plans.To(Reader) with { IssueBy = DateTimeOffset.UtcNow.AddHours(-1) }).State);

        Assert.Empty(Take());
    }

    [Fact]
    public void EditionThatGoesStaleHalfWay_IsHeld()
    {
        ledger.Plan(Plans.To("a@client.example", "b@client.example") with { IssueBy = DateTimeOffset.UtcNow.AddHours(1) });
        var claim = ledger.TakeDue(null, 1, []).Claims.Single();
        store.Write(transaction => transaction.Execute("UPDATE editions SET issue_by = @past", ("@past", transaction.NowMs - 1000)));

        Assert.Empty(Take());

        Assert.Equal(ReleaseState.Held, ledger.Status().Single().Release);
        Assert.Equal(DotPermission.Withdrawn, Permit(claim));
        Assert.All(ledger.Rows(Plans.Edition), row => Assert.Equal(DeliveryState.Planned, row.State));
    }

    [Fact]
    public void CancelledEdition_SendsNothingMore()
    {
        ledger.Plan(Plans.To("a@client.example", "b@client.example"));
        var claim = ledger.TakeDue(null, 1, []).Claims.Single();

        Assert.True(ledger.Cancel(Plans.Edition, "the desk"));

        Assert.Equal(DotPermission.Withdrawn, Permit(claim));
        Assert.Empty(Take());
        Assert.Equal(ReleaseState.Cancelled, ledger.Plan(Plans.To("c@client.example")).State);
    }

    [Fact]
    public void DeferredRow_IsDueLater_AndAtOnceWhenAskedFor()
    {
        ledger.Plan(Plans.To(Reader));
        Finish(Take().Single(), Plans.Deferred);

        Assert.Empty(Take());
        var row = ledger.Rows(Plans.Edition).Single();
        Assert.Equal(DeliveryState.Deferred, row.State);
        Assert.InRange(row.NextTry - row.UpdatedAt, TimeSpan.FromSeconds(59), TimeSpan.FromSeconds(61));
        Assert.Equal(1, ledger.Retry(Plans.Edition, alsoRefused: false));
        Assert.Single(Take());
    }

    [Fact]
    public void DeferredRow_ThatIsTooOld_IsGivenUp()
    {
        ledger.Plan(Plans.To(Reader));
        store.Write(transaction => transaction.Execute("UPDATE deliveries SET planned_at = @past", ("@past", transaction.NowMs - (24 * 3600 * 1000))));

        Assert.Equal(DeliveryState.Refused, Finish(Take().Single(), Plans.Deferred));

        Assert.StartsWith("given up", ledger.Rows(Plans.Edition).Single().Reason, StringComparison.Ordinal);
        Assert.Equal(0, ledger.Retry(Plans.Edition, alsoRefused: false));
        Assert.Equal(1, ledger.Retry(Plans.Edition, alsoRefused: true));
        Assert.Single(Take());
    }

    [Fact]
    public void Resolution_IsForAmbiguousRowsOnly()
    {
        ledger.Plan(Plans.To("a@client.example", "b@client.example", "c@client.example", "d@client.example"));
        var claims = Take();
        foreach (var claim in claims.Take(3))
            Permit(claim);
        LetLeasesRunOut();
        ledger.Recover(AmbiguityPolicy.Hold);

        Assert.Equal(0, ledger.Resolve(Plans.Edition, claims[3].Recipient, Resolution.Delivered, "the desk"));
        Assert.Equal(1, ledger.Resolve(Plans.Edition, claims[0].Recipient, Resolution.Delivered, "the desk"));
        Assert.Equal(1, ledger.Resolve(Plans.Edition, claims[1].Recipient, Resolution.GivenUp, "the desk"));
        Assert.Equal(1, ledger.Resolve(Plans.Edition, null, Resolution.Resend, "the desk"));

        Assert.Equal([DeliveryState.Accepted, DeliveryState.Refused, DeliveryState.Planned, DeliveryState.Planned], claims.Select(claim => Plans.StateOf(ledger, claim.Recipient)));
    }

    [Fact]
    public void FullDomains_AreLeftAlone()
    {
        ledger.Plan(Plans.To("a@one.example", "b@one.example", "c@two.example"));

        var claims = ledger.TakeDue(Plans.Edition, 10, ["one.example"]).Claims;

        Assert.Equal(["c@two.example"], claims.Select(claim => claim.Recipient));
    }

    protected DeliveryStore Shared => store;

    private protected List<Lease> Take() => ledger.TakeDue(null, 100, []).Claims;

    private DotPermission Permit(Lease claim) => store.Write(transaction => ledger.PermitDot(transaction, claim));

    private DeliveryState? Finish(Lease claim, Attempt attempt) => store.Write(transaction => ledger.Finish(transaction, claim, attempt));

    private void Accept(Lease claim)
    {
        Permit(claim);
        Finish(claim, Plans.Accepted);
    }

    private void LetLeasesRunOut() => store.Write(transaction => transaction.Execute("UPDATE deliveries SET lease_until = 1 WHERE lease_until IS NOT NULL"));

    private void Subscribe(string list, params string[] readers) => store.Write(transaction =>
    {
        transaction.Execute("INSERT INTO lists (list, name, is_test, created_at) VALUES (@list, @list, 0, 0)", ("@list", list));
        foreach (var reader in readers)
        {
            transaction.Execute("INSERT INTO subscribers (subscriber, address, created_at) VALUES (@reader, @reader, 0)", ("@reader", reader));
            transaction.Execute("INSERT INTO subscriptions (list, subscriber, status, token, created_at) VALUES (@list, @reader, 'active', @reader, 0)", ("@list", list), ("@reader", reader));
        }
    });
}

public sealed class SqliteLedgerTests() : DeliveryLedgerTests("sqlite");

public sealed class PostgresLedgerTests() : DeliveryLedgerTests("postgres")
{
    [Fact]
    public void ClaimOfALivingSender_IsNotTakenAway()
    {
        var ledger = Plans.Ledger(Shared);
        ledger.Plan(Plans.To("reader@client.example"));
        Assert.Single(Take());

        Assert.Equal(new Recovery(0, 0, 0), Plans.Ledger(Shared, "another").Recover(AmbiguityPolicy.Hold));
    }
}
