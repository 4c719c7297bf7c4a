using System.Globalization;
using RotationNotes.Delivery.Ledger;
using RotationNotes.Delivery.Messages;
using RotationNotes.Delivery.Store;
using RotationNotes.Tests.Delivery.Sending;

namespace RotationNotes.EndToEnd.Tests;

/// <summary>A desk with a mail server of its own and a ledger that the program finds, without a note being made.</summary>
internal sealed class MailDesk : IAsyncDisposable
{
    public const string Edition = "2024-07-16-weekly-rotation-r1";

    public Workbench Desk { get; } = new();

    public MailSink Sink { get; } = new();

    public FileInfo Store => new(Desk.At("output", "delivery", "ledger.db"));

    public (string, string)[] Settings(int connections = 4) =>
    [
        ("ROTATIONNOTES__Delivery__Smtp__Host", "127.0.0.1"),
        ("ROTATIONNOTES__Delivery__Smtp__Port", Sink.Port.ToString(CultureInfo.InvariantCulture)),
        ("ROTATIONNOTES__Delivery__Smtp__Tls", "none"),
        ("ROTATIONNOTES__Delivery__PatienceMinutes", "0"),
        ("ROTATIONNOTES__Delivery__Connections", connections.ToString(CultureInfo.InvariantCulture)),
    ];

    public void Plan(IEnumerable<string> recipients, int attachedBytes) => Plan(Store, recipients, attachedBytes);

    public static void Plan(FileInfo file, IEnumerable<string> recipients, int attachedBytes, string edition = Edition, DateTimeOffset? issueBy = null)
    {
        using var store = SqliteStore.Open(file, "a test", TimeProvider.System);
        var pdf = new byte[attachedBytes];
        new Random(7).NextBytes(pdf);
        new DeliveryLedger(store, "a test", new RetrySchedule(TimeSpan.FromHours(24))).Plan(new EditionPlan
        {
            Edition = edition,
            IssueBy = issueBy,
            NoteId = "weekly-rotation",
            Mail = new EditionMail
            {
                From = EmailAddress.Of("desk@research.example", "Rotation Research"),
                Subject = "Rotation Weekly, 16 Jul 2024",
                Date = new DateTimeOffset(2024, 7, 16, 17, 30, 0, TimeSpan.FromHours(-4)),
                PlainText = "Small caps rose 11.5%.\n",
                Html = "<!DOCTYPE html><html><body><p>Small caps rose 11.5%.</p></body></html>\n",
                Attachments = [new MailFile("note.pdf", "application/pdf", [.. pdf])],
            },
            Recipients = recipients.Select(address => new PlannedRecipient(EmailAddress.Parse(address))),
        });
    }

    /// <summary>Recipients and states as they stand in the file, read by plain SQL.</summary>
    public Dictionary<string, string> States()
    {
        using var store = SqliteStore.OpenForReading(Store, TimeProvider.System)!;
        return store.Read(transaction => transaction.Query("SELECT recipient, state FROM deliveries WHERE edition NOT LIKE 'notice-%'", row => (Recipient: row.Text("recipient"), State: row.Text("state")))).ToDictionary(row => row.Recipient, row => row.State);
    }

    public async ValueTask DisposeAsync()
    {
        await Sink.DisposeAsync();
        Desk.Dispose();
    }
}
