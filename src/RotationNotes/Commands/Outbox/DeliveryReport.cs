using System.Globalization;
using System.Text.Json;
using RotationNotes.Delivery.Ledger;
using RotationNotes.Delivery.Sending;
using RotationNotes.Delivery.Store;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Publishing.Installation;
using RotationNotes.Terminal;

namespace RotationNotes.Commands.Outbox;

/// <summary>Sends and says how it went: a bar while it runs, one line per edition at the end, and the exit code that is true.</summary>
internal sealed class DeliveryReport(MailRoom room, CommandEnvironment environment)
{
    private TextWriter Talk => environment.Output.Talk;

    /// <param name="edition">Only this one, or null for everything that is due.</param>
    /// <returns>0 when every recipient's server accepted the note or the recipient had left; otherwise 5.</returns>
    /// <exception cref="OperationCanceledException">Stopped; the ledger says how far it came.</exception>
    public int Send(string? edition)
    {
        var before = room.Ledger.Status(edition);
        var (total, done) = (before.Sum(status => status.Total), before.Sum(status => status.Counts.Where(count => count.Key.IsTerminal() || count.Key == DeliveryState.Ambiguous).Sum(count => count.Value)));
        var bar = new ProgressBar(environment.Output, environment.Clock);
        var lastPause = default(DateTimeOffset?);
        SendingResult result;
        try
        {
            result = room.SendAsync(edition, null, environment.Cancellation, progress =>
            {
                bar.Draw(Math.Min(done + progress.Ended, total), total, Counts(progress));
                if (progress.PausedUntil is { } until && until != lastPause && !environment.Output.IsTerminal)
                {
                    lastPause = until;
                    Talk.WriteLine($"Paused until {until.UtcDateTime.ToString("HH:mm:ss'Z'", CultureInfo.InvariantCulture)}: {progress.PauseReason}");
                }
            }).GetAwaiter().GetResult();
        }
        finally
        {
            bar.Clear();
        }

        var code = ExitCode.Done;
        foreach (var status in room.Ledger.Status(edition).Where(status => edition is not null || IsOfInterest(status, before)))
            code = Math.Max(code, Say(status, result));
        if (result.IsServerUnusable)
            Talk.WriteLine($"error: the mail server cannot be used: {result.LeftBecause}");
        return code;
    }

    /// <summary>The delivery of one edition as part of a JSON report.</summary>
    public void Write(Utf8JsonWriter json, string edition) => Write(json, room.Ledger.Status(edition)[0]);

    /// <summary>The delivery as part of a JSON report.</summary>
    public static void Write(Utf8JsonWriter json, DeliveryStatus status)
    {
        json.WriteStartObject();
        json.WriteString("edition", status.Edition);
        json.WriteString("note", status.NoteId);
        json.WriteString("release", status.Release.ToString().ToLowerInvariant());
        json.WriteString("reason", status.Reason);
        json.WriteBoolean("finished", status.IsFinished);
        json.WriteNumber("recipients", status.Total);
        foreach (var state in Enum.GetValues<DeliveryState>())
            json.WriteNumber(state.Text(), status.Count(state));
        if (status.NextTry is { } next)
            json.WriteString("nextTry", next.UtcDateTime);
        else
            json.WriteNull("nextTry");
        json.WriteEndObject();
    }

    /// <summary>Exit code of an edition as the ledger has it.</summary>
    public static int CodeOf(DeliveryStatus status) => status.IsFinished && status.Count(DeliveryState.Refused) == 0 ? ExitCode.Done : (int)FailureKind.Delivery;

    /// <summary>Says that a plan waits for approval.</summary>
    public static void SayHeld(TextWriter talk, string edition, PlanReceipt receipt) =>
        talk.WriteLine($"Not sent: {edition} is {(receipt.State == ReleaseState.Held ? "held" : "stopped")}, {receipt.HeldBecause}. {(receipt.State == ReleaseState.Held ? $"`rotation-notes outbox approve {edition}` lets it go, `outbox send` sends it." : "")}".TrimEnd());

    private int Say(DeliveryStatus status, SendingResult result)
    {
        Talk.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{status.Edition}: {status.Count(DeliveryState.Accepted):#,0} of {status.Total:#,0} accepted{Rest(status)}."));
        var open = status.Total - status.Counts.Where(count => count.Key.IsTerminal()).Sum(count => count.Value) - status.Count(DeliveryState.Ambiguous);
        if (status.Release != ReleaseState.Released && open > 0)
            Talk.WriteLine($"  {status.Release}: {status.Reason}. `outbox approve {status.Edition}` lets it go.");
        else if (open > 0)
            Talk.WriteLine($"  {open.ToString(CultureInfo.InvariantCulture)} still to be delivered: {result.LeftBecause ?? "another process has them"}. `outbox send` goes on, `outbox retry {status.Edition}` tries at once.");
        if (status.Count(DeliveryState.Ambiguous) > 0)
            Talk.WriteLine($"  The ambiguous ones may have been delivered: `outbox status {status.Edition}` lists them, `outbox resolve` decides.");
        return CodeOf(status);
    }

    private static string Rest(DeliveryStatus status)
    {
        var parts = status.Counts.Where(count => count.Key != DeliveryState.Accepted).Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Value:#,0} {count.Key.Text()}"));
        return string.Concat(parts.Select(part => ", " + part));
    }

    private static bool IsOfInterest(DeliveryStatus status, IEnumerable<DeliveryStatus> before) =>
        !status.IsFinished || before.Any(old => old.Edition == status.Edition && !old.IsFinished);

    private static string Counts(SendingProgress progress)
    {
        var text = "";
        if (progress.Deferred > 0)
            text += string.Create(CultureInfo.InvariantCulture, $", {progress.Deferred:#,0} deferred");
        if (progress.Refused > 0)
            text += string.Create(CultureInfo.InvariantCulture, $", {progress.Refused:#,0} refused");
        if (progress.Ambiguous > 0)
            text += string.Create(CultureInfo.InvariantCulture, $", {progress.Ambiguous:#,0} ambiguous");
        if (progress.PausedUntil is { } until)
            text += string.Create(CultureInfo.InvariantCulture, $", paused until {until.UtcDateTime:HH:mm:ss}Z");
        return text;
    }
}
