using RotationNotes.Delivery.Ledger;
using RotationNotes.Delivery.Messages;
using RotationNotes.Delivery.Store;

namespace RotationNotes.Tests.Delivery.Ledger;

/// <summary>Plans and ledgers that tests bend in one place.</summary>
internal static class Plans
{
    public const string Edition = "2024-07-16-weekly-rotation-r1";

    public static EditionMail Mail => Letters.Weekly;

    public static EditionPlan To(params IEnumerable<string> addresses) => new()
    {
        Edition = Edition,
        NoteId = "weekly-rotation",
        Mail = Mail,
        Recipients = addresses.Select(address => new PlannedRecipient(EmailAddress.Parse(address))),
    };

    public static IEnumerable<string> Readers(int count, int domains = 7) => Enumerable.Range(0, count).Select(i => $"reader-{i:00000}@client-{i % domains}.example");

    public static DeliveryLedger Ledger(DeliveryStore store, string owner = "one") => new(store, owner, new RetrySchedule(TimeSpan.FromHours(24)));

    public static DeliveryState StateOf(DeliveryLedger ledger, string recipient) => ledger.Rows(Edition).Single(row => row.Recipient == recipient).State;

    public static Attempt Accepted { get; } = new(DeliveryState.Accepted, "after-dot", 250, "2.0.0", "The server took the message.");

    public static Attempt Deferred { get; } = new(DeliveryState.Deferred, "envelope", 451, "4.3.0", "The recipient was not accepted.");
}
