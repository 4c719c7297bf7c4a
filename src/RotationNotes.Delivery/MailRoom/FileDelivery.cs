using RotationNotes.Delivery.Ledger;
using RotationNotes.Delivery.Sending;
using RotationNotes.Delivery.Store;

namespace RotationNotes.Delivery.MailRoom;

/// <summary>Writes what is due as files: plan, holds, suppressions and composer are those of a server, with a folder in its place.</summary>
/// <remarks>A file is written once under its own name, so that a repetition after a crash changes nothing and no message is ever ambiguous.</remarks>
public sealed class FileDelivery(DeliveryStore store, DeliveryLedger ledger, MessageComposer composer, FileOutbox outbox)
{
    private const int Batch = 64;

    /// <summary>Runs to the end.</summary>
    /// <param name="edition">Only this edition, or null for everything that is due.</param>
    /// <param name="report">Told after every file.</param>
    /// <exception cref="OperationCanceledException">Cancelled between two files; claims were given back.</exception>
    /// <exception cref="Foundation.Diagnostics.DiagnosticException">Store or folder failed; what was written is on record, or written again alike.</exception>
    public SendingProgress Run(string? edition, CancellationToken cancellation, Action<SendingProgress>? report = null)
    {
        ledger.Recover(AmbiguityPolicy.Resend);
        var progress = default(SendingProgress);
        while (true)
        {
            var (claims, suppressed) = ledger.TakeDue(edition, Batch, []);
            if (claims.Count == 0 && suppressed == 0)
                return progress;
            progress = progress with { Suppressed = progress.Suppressed + suppressed };
            foreach (var claim in claims)
            {
                if (cancellation.IsCancellationRequested)
                    GiveBack(claims);
                cancellation.ThrowIfCancellationRequested();
                progress = Write(claim) switch
                {
                    DotPermission.Granted => progress with { Accepted = progress.Accepted + 1 },
                    DotPermission.Suppressed => progress with { Suppressed = progress.Suppressed + 1 },
                    _ => progress,
                };
                report?.Invoke(progress);
            }
        }
    }

    private DotPermission Write(Lease claim)
    {
        var permission = store.Write(transaction => ledger.PermitDot(transaction, claim));
        if (permission != DotPermission.Granted)
            return permission;
        var file = outbox.Put(claim.Edition, composer.Compose(claim)).File;
        store.Write(transaction => ledger.Finish(transaction, claim, new Attempt(DeliveryState.Accepted, "file", null, null, $"written as {file.Name}")));
        return permission;
    }

    // Those that were written meanwhile are past being claimed and stay as they are.
    private void GiveBack(List<Lease> claims) => store.Write(transaction => claims.ForEach(claim => ledger.Release(transaction, claim)));
}
