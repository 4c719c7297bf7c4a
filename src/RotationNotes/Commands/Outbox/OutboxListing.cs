using System.Globalization;
using RotationNotes.Delivery.Ledger;
using RotationNotes.Delivery.Store;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Foundation.Text;
using RotationNotes.Terminal;

namespace RotationNotes.Commands.Outbox;

/// <summary>Prints the ledger: editions, or one edition's recipients.</summary>
internal sealed class OutboxListing(TextWriter writer, bool json)
{
    private static readonly DeliveryState[] NeedAttention =
        [DeliveryState.Planned, DeliveryState.Claimed, DeliveryState.DotSent, DeliveryState.Deferred, DeliveryState.Refused, DeliveryState.Ambiguous, DeliveryState.Suppressed];

    /// <returns>Exit code.</returns>
    public int Print(DeliveryLedger? ledger, string? edition, bool all)
    {
        var editions = ledger?.Status() ?? [];
        if (edition is null)
        {
            PrintEditions(editions);
            return ExitCode.Done;
        }

        if (ledger is null || editions.FirstOrDefault(status => status.Edition == edition) is not { } found)
        {
            var nearest = NearestName.Find(edition, editions.Select(status => status.Edition));
            throw new DiagnosticException(FailureKind.Usage, Diagnostic.Error(
                Place.Nowhere, $"the ledger has no edition '{edition}'.", nearest is null ? "`outbox status` prints all." : $"Did you mean '{nearest}'?"));
        }

        PrintRows(ledger, found, ledger.Rows(edition, all ? [] : NeedAttention));
        return ExitCode.Done;
    }

    private void PrintEditions(IReadOnlyCollection<DeliveryStatus> editions)
    {
        if (json)
        {
            JsonOutput.Print(writer, output =>
            {
                output.WriteStartArray();
                foreach (var status in editions)
                    DeliveryReport.Write(output, status);
                output.WriteEndArray();
            });
            return;
        }

        var table = new TerminalTable("edition", "state", "all", "accepted", "waiting", "deferred", "refused", "ambiguous", "suppressed", "next try (UTC)").Right(2, 3, 4, 5, 6, 7, 8);
        foreach (var status in editions)
        {
            table.Add(
                status.Edition,
                status.IsFinished ? "finished" : status.Release == ReleaseState.Released ? "open" : status.Release.ToString().ToLowerInvariant(),
                Number(status.Total),
                Number(status.Count(DeliveryState.Accepted)),
                Number(status.Count(DeliveryState.Planned) + status.Count(DeliveryState.Claimed) + status.Count(DeliveryState.DotSent)),
                Number(status.Count(DeliveryState.Deferred)),
                Number(status.Count(DeliveryState.Refused)),
                Number(status.Count(DeliveryState.Ambiguous)),
                Number(status.Count(DeliveryState.Suppressed)),
                status.Count(DeliveryState.Deferred) > 0 && status.NextTry is { } next ? At(next) : "");
        }

        table.Print(writer);
        foreach (var status in editions.Where(status => status.Reason is not null && !status.IsFinished))
            writer.WriteLine($"{status.Edition}: {status.Reason}");
    }

    private void PrintRows(DeliveryLedger ledger, DeliveryStatus status, IReadOnlyCollection<DeliveryRow> rows)
    {
        if (json)
        {
            JsonOutput.Print(writer, output =>
            {
                output.WriteStartObject();
                output.WritePropertyName("status");
                DeliveryReport.Write(output, status);
                output.WriteStartArray("recipients");
                foreach (var row in rows)
                    WriteRow(output, row, ledger.Attempts(status.Edition, row.Recipient));
                output.WriteEndArray();
                output.WriteEndObject();
            });
            return;
        }

        var table = new TerminalTable("recipient", "state", "tries", "since (UTC)", "next try (UTC)", "reason").Right(2);
        foreach (var row in rows)
            table.Add(row.Address, row.State.Text(), Number(row.Tries), At(row.UpdatedAt), row.State == DeliveryState.Deferred ? At(row.NextTry) : "", row.Reason ?? "");
        table.Print(writer);
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{status.Count(DeliveryState.Accepted):#,0} of {status.Total:#,0} accepted."));
        if (status.Reason is not null)
            writer.WriteLine($"{status.Release}: {status.Reason}");
    }

    private static void WriteRow(System.Text.Json.Utf8JsonWriter output, DeliveryRow row, IEnumerable<AttemptRow> attempts)
    {
        output.WriteStartObject();
        output.WriteString("recipient", row.Address);
        output.WriteString("state", row.State.Text());
        output.WriteString("messageId", row.MessageId);
        output.WriteString("reason", row.Reason);
        output.WriteStartArray("attempts");
        foreach (var attempt in attempts)
        {
            output.WriteStartObject();
            output.WriteString("at", attempt.EndedAt.UtcDateTime);
            output.WriteString("verdict", attempt.Verdict.Text());
            output.WriteString("phase", attempt.Phase);
            if (attempt.Code is { } code)
                output.WriteNumber("code", code);
            output.WriteString("enhanced", attempt.EnhancedCode);
            output.WriteString("reason", attempt.Reason);
            output.WriteEndObject();
        }

        output.WriteEndArray();
        output.WriteEndObject();
    }

    private static string Number(int value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    private static string At(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
