using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using RotationNotes.Delivery.Bounces;
using RotationNotes.Delivery.Ledger;
using RotationNotes.Delivery.MailRoom;
using RotationNotes.Delivery.Messages;
using RotationNotes.Delivery.Sending;
using RotationNotes.Delivery.Store;
using RotationNotes.Delivery.Subscribers;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Html.Email;
using RotationNotes.Publishing.Configuration;

namespace RotationNotes.Publishing.Installation;

/// <summary>The store, its ledger and the way to the mail server, held by this process while it plans and sends.</summary>
public sealed class MailRoom : IDisposable
{
    private readonly DeliveryOptions options;
    private readonly TimeProvider clock;
    private readonly RandomNumberGenerator random = RandomNumberGenerator.Create();
    private readonly Lazy<ImmutableArray<DkimSigner>> signers;

    private MailRoom(DeliveryStore store, DeliveryOptions options, TimeProvider clock)
    {
        (Store, this.options, this.clock) = (store, options, clock);
        signers = new(() => DkimOptions.Open(options.Dkim));
        Links = options.Site is { } site ? new SubscriptionLinks(site, PersonalFooter.Lines) : null;
        Ledger = new DeliveryLedger(store, Owner(clock), new RetrySchedule(options.GiveUpAfter));
        Registry = new SubscriberRegistry(store, random);
        Bounces = new BounceDesk(store, options.SoftBounceLimit);
    }

    public DeliveryStore Store { get; }

    public DeliveryLedger Ledger { get; }

    public SubscriberRegistry Registry { get; }

    public BounceDesk Bounces { get; }

    /// <summary>Personal addresses of subscriptions; null while the portal has no public address.</summary>
    public SubscriptionLinks? Links { get; }

    /// <summary>Opens the store for planning, sending and changing.</summary>
    /// <param name="purpose">Shown to another process that wants it meanwhile, e.g. <c>serve</c>.</param>
    /// <exception cref="DiagnosticException">Another process holds it, or it cannot be used.</exception>
    public static MailRoom Open(DeliveryOptions options, string purpose, TimeProvider clock)
    {
        var holder = string.Create(CultureInfo.InvariantCulture, $"`rotation-notes {purpose}` (process {Environment.ProcessId})");
        DeliveryStore store = options.Postgres is { } connection ? PostgresStore.Open(connection) : SqliteStore.Open(options.Store, holder, clock);
        return new MailRoom(store, options, clock);
    }

    /// <summary>Opens the store to look at it, also while another process holds it.</summary>
    /// <returns>Null when nothing was ever planned.</returns>
    public static MailRoom? OpenForReading(DeliveryOptions options, TimeProvider clock)
    {
        if (options.Postgres is { } connection)
            return new MailRoom(PostgresStore.Open(connection), options, clock);
        return SqliteStore.OpenForReading(options.Store, clock) is { } store ? new MailRoom(store, options, clock) : null;
    }

    /// <summary>Everybody who is to get a note: the configured addresses and the active subscribers of its lists.</summary>
    public ImmutableArray<PlannedRecipient> RecipientsOf(string noteId) =>
    [
        .. options.Recipients.Select(address => new PlannedRecipient(address)),
        .. Registry.RecipientsOf(noteId),
    ];

    /// <summary>Reads the keys that sign. Whoever will send calls it first: a key that cannot sign is to be heard of before the work.</summary>
    /// <exception cref="DiagnosticException">A key cannot sign (configuration).</exception>
    public void ReadKeys() => _ = signers.Value;

    /// <summary>Makes messages as they leave.</summary>
    /// <param name="signed">Whether the keys sign them; a message to look at needs none.</param>
    /// <exception cref="DiagnosticException">A key cannot sign (configuration).</exception>
    public MessageComposer Composer(bool signed) => new(Ledger, Registry, Links, signed ? signers.Value : []);

    /// <summary>Sends what is due, or writes it as files where no server is configured.</summary>
    /// <param name="edition">Only this one, or null for all.</param>
    /// <param name="patience">How long to wait for rows that are due later; null as configured.</param>
    /// <exception cref="DiagnosticException">A key cannot sign (configuration), or store or outbox failed.</exception>
    public Task<SendingResult> SendAsync(string? edition, TimeSpan? patience, CancellationToken cancellation, Action<SendingProgress>? report = null)
    {
        if (options.Smtp is not { } smtp)
            return Task.FromResult(new SendingResult(new FileDelivery(Store, Ledger, Composer(signed: true), new FileOutbox(options.Outbox)).Run(edition, cancellation, report), null, false));
        var connector = new SmtpConnector(smtp.Host, smtp.Port, smtp.Options, clock);
        var sending = options.Sending with { Patience = patience ?? options.Sending.Patience };
        return new SendingRun(Store, Ledger, Composer(signed: true), connector.OpenAsync, sending, clock, report).RunAsync(edition, cancellation);
    }

    /// <summary>Plans the request to confirm to a subscription that awaits it; without a server its file is written at once.</summary>
    /// <exception cref="DiagnosticException">There is no public address that a link could lead to (configuration).</exception>
    public void AskToConfirm(string list, EmailAddress address)
    {
        var links = Links ?? throw new DiagnosticException(FailureKind.Configuration, Diagnostic.Error(
            Place.Nowhere, "a request to confirm needs a link, and the portal has no public address.", "Set Delivery:Site, or say with --confirmed how the people agreed."));
        var (found, token) = Registry.LinksOf(list, address.Key) ?? throw new InvalidOperationException($"{address.Key} is not on {list}.");
        var plan = ConfirmationMailing.Of(found, token, links.Confirm(token), address, options.From, clock.GetUtcNow());
        Ledger.Plan(plan);
        if (options.Smtp is null)
            SendAsync(plan.Edition, null, CancellationToken.None).GetAwaiter().GetResult();
    }

    public void Dispose()
    {
        Store.Dispose();
        random.Dispose();
        if (!signers.IsValueCreated)
            return;
        foreach (var signer in signers.Value)
            signer.Dispose();
    }

    // Two machines may have the same process id at the same time.
    private static string Owner(TimeProvider clock) =>
        string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}/{Environment.ProcessId}/{clock.GetUtcNow():yyyyMMdd'T'HHmmssfff}");
}
