using System.Security.Cryptography;
using RotationNotes.Delivery.Ledger;
using RotationNotes.Delivery.Messages;
using RotationNotes.Delivery.Store;
using RotationNotes.Delivery.Subscribers;
using RotationNotes.Tests.Delivery.Ledger;
using RotationNotes.Tests.Delivery.Store;

namespace RotationNotes.Tests.Delivery.Subscribers;

/// <summary>Joining and leaving; <c>ROTATIONNOTES_RACES</c> sets how many people leave during a run.</summary>
public sealed class SubscriberRegistryTests : IDisposable
{
    private static readonly EmailAddress Ada = EmailAddress.Parse("Ada <Ada@client.example>");
    private static readonly int Races = int.Parse(Environment.GetEnvironmentVariable("ROTATIONNOTES_RACES") ?? "250", System.Globalization.CultureInfo.InvariantCulture);
    private readonly RandomNumberGenerator random = RandomNumberGenerator.Create();

    public void Dispose() => random.Dispose();

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public void Subscribe_WithConsent_MakesARecipient(string product)
    {
        using var kind = StoreKind.Of(product);
        using var store = kind.Open(TimeProvider.System);
        var registry = WithList(store);

        Assert.Equal(SubscribeOutcome.Added, registry.Subscribe("weekly", Ada, "signed form", isConfirmed: true));
        Assert.Equal(SubscribeOutcome.AlreadySubscribed, registry.Subscribe("weekly", EmailAddress.Parse("ADA@client.example"), "again", isConfirmed: true));

        var recipient = Assert.Single(registry.RecipientsOf("weekly-rotation"));
        Assert.Equal(("Ada@client.example", "Ada", "weekly"), (recipient.Address.Address, recipient.Address.Name, recipient.List));
        Assert.Empty(registry.RecipientsOf("morning"));
        Assert.Empty(registry.RecipientsOf("weekly-rotation", fromTestLists: true));
        Assert.Equal((1, 0, 0), (registry.Lists()[0].Active, registry.Lists()[0].Pending, registry.Lists()[0].Ended));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public void Subscribe_WithoutConsent_WaitsForTheLink(string product)
    {
        using var kind = StoreKind.Of(product);
        using var store = kind.Open(TimeProvider.System);
        var registry = WithList(store);

        Assert.Equal(SubscribeOutcome.AwaitsConfirmation, registry.Subscribe("weekly", Ada, "web form", isConfirmed: false));
        Assert.Empty(registry.RecipientsOf("weekly-rotation"));
        var token = registry.LinksOf("weekly", Ada.Key)!.Value.Token;
        Assert.Equal(SubscriptionStatus.Pending, registry.Confirm(token)!.Status);

        Assert.Single(registry.RecipientsOf("weekly-rotation"));
        Assert.Equal(SubscriptionStatus.Active, registry.Confirm(token)!.Status);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public void Leave_EndsOnlyThatList_AndForGoodUntilThePersonComesBack(string product)
    {
        using var kind = StoreKind.Of(product);
        using var store = kind.Open(TimeProvider.System);
        var registry = WithList(store);
        registry.PutList(new SubscriberList("morning", "morning", "Morning", IsTest: false));
        registry.Subscribe("weekly", Ada, "form", isConfirmed: true);
        registry.Subscribe("morning", Ada, "form", isConfirmed: true);
        var token = registry.LinksOf("weekly", Ada.Key)!.Value.Token;

        Assert.Equal("weekly", registry.Leave(token)!.List.Id);

        Assert.Empty(registry.RecipientsOf("weekly-rotation"));
        Assert.Single(registry.RecipientsOf("morning"));
        Assert.Equal(SubscriptionStatus.Ended, registry.Leave(token)!.Status);
        Assert.Equal(SubscriptionStatus.Ended, registry.Confirm(token)!.Status);
        Assert.Equal(SubscribeOutcome.LeftBefore, registry.Subscribe("weekly", Ada, "next year's list", isConfirmed: true));
        // Only a request that the person confirms brings them back, with another token.
        Assert.Equal(SubscribeOutcome.AwaitsConfirmation, registry.Subscribe("weekly", Ada, "web form", isConfirmed: false));
        Assert.Null(registry.Look(token));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public void Suppress_StopsEveryList_UntilReleased(string product)
    {
        using var kind = StoreKind.Of(product);
        using var store = kind.Open(TimeProvider.System);
        var registry = WithList(store);
        registry.Subscribe("weekly", Ada, "form", isConfirmed: true);

        Assert.True(registry.Suppress(Ada.Key, SuppressionCause.Complaint, "abuse"));
        Assert.False(registry.Suppress(Ada.Key, SuppressionCause.Operator, null));

        Assert.Empty(registry.RecipientsOf("weekly-rotation"));
        Assert.Equal("complaint: abuse", registry.Subscriptions().Single().SuppressedBecause);
        Assert.Equal(SuppressionCause.Complaint, registry.Suppressions().Single().Cause);
        Assert.Equal(SubscribeOutcome.Suppressed, registry.Subscribe("weekly", Ada, "form", isConfirmed: true));
        Assert.True(registry.Release(Ada.Key));
        Assert.Single(registry.RecipientsOf("weekly-rotation"));
    }

    [Fact]
    public void RenewToken_MakesOldLinksDead()
    {
        using var kind = StoreKind.Of("sqlite");
        using var store = kind.Open(TimeProvider.System);
        var registry = WithList(store);
        registry.Subscribe("weekly", Ada, "form", isConfirmed: true);
        var old = registry.LinksOf("weekly", Ada.Key)!.Value.Token;

        var renewed = registry.RenewToken("weekly", Ada.Key)!.Value;

        Assert.Null(registry.Leave(old));
        Assert.NotNull(registry.Look(renewed));
        Assert.Null(registry.RenewToken("weekly", "nobody@client.example"));
    }

    [Fact]
    public void Forget_KeepsTheSuppression()
    {
        using var kind = StoreKind.Of("sqlite");
        using var store = kind.Open(TimeProvider.System);
        var registry = WithList(store);
        registry.Subscribe("weekly", Ada, "form", isConfirmed: true);
        registry.Suppress(Ada.Key, SuppressionCause.Request, null);

        Assert.True(registry.Forget(Ada.Key));

        Assert.Empty(registry.Subscriptions());
        Assert.Equal(SubscribeOutcome.Suppressed, registry.Subscribe("weekly", Ada, "form", isConfirmed: true));
    }

    [Fact]
    public void TestLists_NeverMixWithRealOnes()
    {
        using var kind = StoreKind.Of("sqlite");
        using var store = kind.Open(TimeProvider.System);
        var registry = WithList(store);
        registry.PutList(new SubscriberList("desk", "weekly-rotation", "Desk test", IsTest: true));
        registry.Subscribe("desk", EmailAddress.Parse("desk@house.example"), "form", isConfirmed: true);
        registry.Subscribe("weekly", Ada, "form", isConfirmed: true);

        Assert.Equal("Ada@client.example", Assert.Single(registry.RecipientsOf("weekly-rotation")).Address.Address);
        Assert.Equal("desk@house.example", Assert.Single(registry.RecipientsOf("weekly-rotation", fromTestLists: true)).Address.Address);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Leave_RacingWithASend_LeavesNoLaterMail(string product)
    {
        using var kind = StoreKind.Of(product);
        using var store = kind.Open(TimeProvider.System);
        var registry = WithList(store);
        var people = Plans.Readers(Races).Select(EmailAddress.Parse).ToArray();
        registry.Import([.. people.Select((person, index) => new SubscriberRow(index + 2, "weekly", person))], "people.csv", isConfirmed: true);
        var tokens = people.Select(person => registry.LinksOf("weekly", person.Key)!.Value.Token).ToArray();
        var ledger = Plans.Ledger(store);
        ledger.Plan(Plans.To() with { Recipients = registry.RecipientsOf("weekly-rotation") });

        var left = new DateTimeOffset[Races];
        var leaving = Task.Run(() =>
        {
            for (var i = 0; i < Races; i++)
            {
                registry.Leave(tokens[i]);
                left[i] = DateTimeOffset.UtcNow;
            }
        }, TestContext.Current.CancellationToken);
        var permitted = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        while (ledger.TakeDue(null, 20, []) is var taken && taken.Claims.Count + taken.Suppressed > 0)
        {
            foreach (var claim in taken.Claims)
            {
                var asked = DateTimeOffset.UtcNow;
                if (store.Write(transaction => ledger.PermitDot(transaction, claim)) == DotPermission.Granted)
                {
                    permitted.Add(claim.Recipient, asked);
                    store.Write(transaction => ledger.Finish(transaction, claim, Plans.Accepted));
                }
            }
        }

        await leaving;
        var late = Enumerable.Range(0, Races).Where(i => permitted.TryGetValue(people[i].Key, out var asked) && asked > left[i]).ToArray();
        Assert.Empty(late);
        Assert.Equal(Races, permitted.Count + ledger.Status().Single().Count(DeliveryState.Suppressed));
    }

    [Fact]
    public void Tokens_AreLongAndNeverTheSame()
    {
        var tokens = Enumerable.Range(0, 5000).Select(_ => SubscriptionToken.Create(random).Value).ToHashSet();

        Assert.Equal(5000, tokens.Count);
        Assert.All(tokens, token => Assert.True(SubscriptionToken.TryParse(token, out var parsed) && parsed.Value == token));
        Assert.False(SubscriptionToken.TryParse("ada@client.example", out _));
        Assert.False(SubscriptionToken.TryParse(new string('a', 31) + "/", out _));
    }

    private SubscriberRegistry WithList(DeliveryStore store)
    {
        var registry = new SubscriberRegistry(store, random);
        registry.PutList(new SubscriberList("weekly", "weekly-rotation", "Rotation Weekly", IsTest: false));
        return registry;
    }
}
