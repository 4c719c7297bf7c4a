using System.Collections.Immutable;
using System.Text.Json;
using RotationNotes.Commands.Outbox;
using RotationNotes.Delivery.MailRoom;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Publishing.Archive;
using RotationNotes.Publishing.Configuration;
using RotationNotes.Publishing.Editions;
using RotationNotes.Terminal;

namespace RotationNotes.Commands.Run;

/// <summary>Says what came of a <c>run</c>.</summary>
internal sealed class RunListing(RunOrder order, IssueOutcome outcome, Paths paths, CommandEnvironment environment)
{
    private TextWriter Talk => environment.Output.Talk;

    /// <param name="delivery">Sends what was planned and says how it went; null when nothing was planned.</param>
    /// <returns>Exit code.</returns>
    public int Print(DeliveryReport? delivery)
    {
        SessionTalk.Say(Talk, outcome.View);
        foreach (var diagnostic in outcome.Diagnostics)
            Talk.WriteLine(diagnostic);
        if (outcome.Id is not { } id || outcome.Pdf is not { } pdf)
        {
            Talk.WriteLine($"{order.Issue.NoteId} for {DateArgument.Text(outcome.View.AsOf)} is already being produced by another process.");
            return order.Issue.Audience.IsMailed ? (int)FailureKind.Delivery : ExitCode.Done;
        }

        SayMade(id);
        var code = delivery is null ? ExitCode.Done : Deliver(id, delivery);
        ImmutableArray<OutboxReceipt> mails = [.. outcome.Mails.Where(mail => File.Exists(mail.File.FullName))];
        foreach (var mail in mails)
            Talk.WriteLine($"{Word(mail)}: {paths.Shown(mail.File.FullName)}");
        if (outcome.Status == EditionStatus.Drafted)
            Talk.WriteLine("Dry run: nothing was added to archive and outbox.");
        if (order.Json)
            JsonOutput.Print(environment.Output.Data, json => Write(json, id, pdf, mails, delivery));
        else
            environment.Output.Data.WriteLine(pdf.FullName);
        return code;
    }

    private void SayMade(EditionId id)
    {
        if (outcome.Status == EditionStatus.AlreadyPublished)
            Talk.WriteLine($"{id} is already published with this content.");
        else if (outcome.Edition is { } edition)
            Talk.WriteLine($"Published {id}{(edition.Manifest.Supersedes is { } old ? $", a correction of {old.Edition}" : "")}.");
        if (outcome.Picture is { } picture)
            Talk.WriteLine($"Picture of page 1: {paths.Shown(picture.FullName)}");
    }

    private int Deliver(EditionId id, DeliveryReport delivery)
    {
        if (outcome.MayLeave)
            return delivery.Send(id.Name);
        DeliveryReport.SayHeld(Talk, id.Name, outcome.Plan!);
        return (int)FailureKind.Delivery;
    }

    private string Word(OutboxReceipt mail) =>
        outcome.Status == EditionStatus.Drafted ? "Mail to look at" : mail.AlreadyThere ? "Mail was already there" : "Mail written";

    private void Write(Utf8JsonWriter json, EditionId id, FileInfo pdf, ImmutableArray<OutboxReceipt> mails, DeliveryReport? delivery)
    {
        json.WriteStartObject();
        json.WriteString("edition", id.Name);
        json.WriteString("status", outcome.Status switch
        {
            EditionStatus.AlreadyPublished => "already-published",
            EditionStatus.Drafted => "dry-run",
            _ => "published",
        });
        json.WriteString("note", id.NoteId);
        json.WriteString("asOf", DateArgument.Text(id.AsOf));
        json.WriteNumber("revision", id.Revision);
        json.WriteString("pdf", pdf.FullName);
        json.WriteString("folder", outcome.Edition?.Folder.FullName);
        WriteMails(json, outcome.Status == EditionStatus.Drafted ? [] : mails);
        if (delivery is not null)
        {
            json.WritePropertyName("delivery");
            delivery.Write(json, id.Name);
        }

        json.WriteStartArray("warnings");
        foreach (var diagnostic in outcome.Diagnostics)
            json.WriteStringValue(diagnostic.ToString());
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteMails(Utf8JsonWriter json, IEnumerable<OutboxReceipt> mails)
    {
        json.WriteStartArray("mails");
        foreach (var mail in mails)
        {
            json.WriteStartObject();
            json.WriteString("file", mail.File.FullName);
            json.WriteBoolean("alreadyThere", mail.AlreadyThere);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
