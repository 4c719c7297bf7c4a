using System.Globalization;
using RotationNotes.Delivery.Sending;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Foundation.Files;
using RotationNotes.Publishing.Configuration;
using RotationNotes.Publishing.Installation;
using RotationNotes.Terminal;

namespace RotationNotes.Commands.Doctor;

/// <summary>Looks at each part of an installation in turn; one broken part does not hide the next.</summary>
internal sealed class Examination(Desk desk, CommandEnvironment environment)
{
    private const long LeastFreeBytes = 100L * 1024 * 1024;
    private const int LeastCalendarDays = 120;
    private readonly List<HealthFinding> findings = [];

    public IReadOnlyList<HealthFinding> Run()
    {
        var paths = desk.Options.Paths;
        Say(HealthState.Good, "root", paths.Root.FullName);
        Say(HealthState.Good, "program", $"version {Desk.ProgramVersion} on .NET {Environment.Version}");
        Look("output", LookAtOutput);
        Look("calendar", LookAtCalendar);
        Look("data", LookAtData);
        Look("notes", LookAtNotes);
        Look("fonts", LookAtFonts);
        Look("schedule", LookAtSchedules);
        Look("mail", LookAtMail);
        Look("dkim", LookAtKeys);
        Look("portal", LookAtPortal);
        Look("archive", LookAtArchive);
        return findings;
    }

    private void LookAtOutput()
    {
        var folder = desk.Options.Publishing.Output;
        DurableFile.CreateFolder(folder.FullName);
        var probe = Path.Combine(folder.FullName, ".doctor");
        DurableFile.Replace(probe, "ok"u8);
        File.Delete(probe);
        var free = new DriveInfo(folder.FullName).AvailableFreeSpace;
        var shown = string.Create(CultureInfo.InvariantCulture, $"{desk.Options.Paths.Shown(folder.FullName)} is writable, {free / 1024 / 1024} MB free");
        Say(free < LeastFreeBytes ? HealthState.Warning : HealthState.Good, "output", shown, free < LeastFreeBytes ? "Free space: an edition needs a few megabytes." : null);
    }

    private void LookAtCalendar()
    {
        var today = DateOnly.FromDateTime(environment.Clock.GetUtcNow().UtcDateTime);
        var left = desk.Calendar.Last.DayNumber - today.DayNumber;
        Say(
            left < LeastCalendarDays ? HealthState.Warning : HealthState.Good,
            "calendar",
            $"sessions known from {DateArgument.Text(desk.Calendar.First)} to {DateArgument.Text(desk.Calendar.Last)}",
            left < LeastCalendarDays ? "Name a newer calendar file in Market:CalendarExtension." : null);
    }

    private void LookAtData()
    {
        var market = desk.LoadMarket();
        if (market.IsSample)
        {
            Say(HealthState.Warning, "data", "nothing was imported; notes are made from the sample market", "Run `rotation-notes data import <folder>`.");
            return;
        }

        var view = market.AsOf(market.DefaultAsOf);
        var stale = market.Series.Where(series => view.StalenessOf(series.Id) is { IsStale: true }).Select(series => series.Id.Value).ToArray();
        Say(HealthState.Good, "data", string.Create(CultureInfo.InvariantCulture, $"{market.Series.Count} series, {DateArgument.Text(market.FirstSession)} to {DateArgument.Text(market.LastSession)}, default as-of date {DateArgument.Text(market.DefaultAsOf)}"));
        if (stale.Length > 0)
            Say(HealthState.Warning, "data", string.Create(CultureInfo.InvariantCulture, $"{stale.Length} series end early: {string.Join(", ", stale.Take(8))}{(stale.Length > 8 ? ", …" : "")}"), "`data status` shows how far each lags behind.");
    }

    private void LookAtNotes()
    {
        var notes = desk.Notes.List();
        if (notes.IsEmpty)
            Say(HealthState.Failed, "notes", "the templates folder holds no note", "A note is a folder with note.json and note.scriban.");
        foreach (var note in notes)
            Look("notes", () => Say(HealthState.Good, "notes", $"{note} reads ({desk.Notes.Load(note).Publication})"));
        if (!notes.IsEmpty && !notes.Contains(desk.Options.Notes.Default, StringComparer.Ordinal))
            Say(HealthState.Failed, "notes", $"the default note '{desk.Options.Notes.Default}' does not exist", "Set Notes:Default to one of the notes above.");
    }

    private void LookAtFonts()
    {
        foreach (var style in desk.Notes.List().Select(note => desk.StyleOf(desk.Notes.Load(note))).DistinctBy(style => style.Theme.Id))
        {
            foreach (var notice in style.Fonts.Notices)
                Say(HealthState.Warning, "fonts", notice.Message, notice.Hint);
            if (style.Fonts.Notices.IsEmpty)
                Say(HealthState.Good, "fonts", $"theme {style.Theme.Id}: {style.Theme.SerifFamilies[0]} and {style.Theme.SansFamilies[0]}");
        }
    }

    private void LookAtSchedules()
    {
        var now = environment.Clock.GetUtcNow();
        var known = desk.Notes.List();
        if (desk.Options.Schedules.Schedules.IsEmpty)
            Say(HealthState.Warning, "schedule", "nothing is scheduled", "Add an entry to Schedules in appsettings.json.");
        foreach (var schedule in desk.Options.Schedules.Schedules)
        {
            if (schedule.OverSince(now) is { } over)
            {
                Say(HealthState.Failed, "schedule", over.Message, over.Hint);
                continue;
            }

            var next = schedule.NextAfter(now)!.Value.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);
            var exists = known.Contains(schedule.NoteId, StringComparer.Ordinal);
            Say(exists ? HealthState.Good : HealthState.Failed, "schedule", exists ? $"{schedule.NoteId}: next fire {next}" : $"'{schedule.NoteId}' is scheduled, but no such note exists", exists ? null : "Correct Schedules in appsettings.json.");
        }
    }

    private void LookAtMail()
    {
        var count = desk.Options.Delivery.Recipients.Length;
        Say(HealthState.Good, "mail", string.Create(CultureInfo.InvariantCulture, $"from {desk.Options.Delivery.From}, {count} configured {(count == 1 ? "recipient" : "recipients")}"));
        LookAtMailServer();
        using (var room = MailRoom.OpenForReading(desk.Options.Delivery, environment.Clock))
        {
            if (room is not null)
            {
                var lists = room.Registry.Lists();
                Say(HealthState.Good, "subscribers", string.Create(CultureInfo.InvariantCulture, $"{room.Store.Description}; {lists.Sum(list => list.Active)} active on {lists.Length} {(lists.Length == 1 ? "list" : "lists")}"));
                if (desk.Options.Delivery.Site is null && lists.Any(list => list.Active > 0))
                    Say(HealthState.Warning, "subscribers", "mail to lists carries no unsubscribe link", "Set Delivery:Site to the portal's public https address.");
            }
        }
    }

    private void LookAtKeys()
    {
        foreach (var signer in DkimOptions.Open(desk.Options.Delivery.Dkim))
        {
            // The name service is not asked: only the world outside sees what it must see.
            Say(HealthState.Good, "dkim", $"publish TXT {signer.DnsRecord.Host}: {signer.DnsRecord.Text}");
            signer.Dispose();
        }
    }

    // Everything up to signing in; nothing is sent.
    private void LookAtMailServer()
    {
        if (desk.Options.Delivery.Smtp is not { } smtp)
        {
            Say(HealthState.Good, "mail server", "none: messages are written as .eml files", null);
            return;
        }

        var shown = string.Create(CultureInfo.InvariantCulture, $"{smtp.Host}:{smtp.Port}");
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(environment.Cancellation);
            limit.CancelAfter(TimeSpan.FromSeconds(20));
            SignInAndOut(new SmtpConnector(smtp.Host, smtp.Port, smtp.Options, environment.Clock), limit.Token).GetAwaiter().GetResult();
            Say(HealthState.Good, "mail server", $"{shown} takes our mail");
        }
        catch (Exception failure) when (failure is SmtpException || (failure is OperationCanceledException && !environment.Cancellation.IsCancellationRequested))
        {
            Say(HealthState.Failed, "mail server", failure is SmtpException ? failure.Message : $"{shown} did not answer within 20 seconds", "Check Delivery:Smtp in appsettings.json.");
        }
    }

    private static async Task SignInAndOut(SmtpConnector connector, CancellationToken cancellation)
    {
        await using var session = await connector.OpenAsync(cancellation);
        await session.QuitAsync(cancellation);
    }

    private void LookAtPortal()
    {
        var portal = desk.Options.Portal;
        var open = portal.Enabled && !System.Net.IPAddress.IsLoopback(portal.Address);
        var shown = portal.Enabled ? string.Create(CultureInfo.InvariantCulture, $"{portal.Address}:{portal.Port}") : "switched off";
        Say(open ? HealthState.Warning : HealthState.Good, "portal", shown, open ? "Everyone who reaches this address can read the archive." : null);
    }

    private void LookAtArchive()
    {
        var report = desk.Archive.Verify(environment.Cancellation);
        var state = !report.IsWhole ? HealthState.Failed : report.Findings.IsEmpty ? HealthState.Good : HealthState.Warning;
        if (state == HealthState.Good)
            Say(state, "archive", string.Create(CultureInfo.InvariantCulture, $"{report.Newest?.Manifest.Sequence ?? 0} editions, all as sealed"));
        else
            Say(state, "archive", report.Findings[0].ToString(), string.Create(CultureInfo.InvariantCulture, $"`archive verify` prints all {report.Findings.Length} findings."));
    }

    private void Look(string what, Action look)
    {
        try
        {
            look();
        }
        catch (DiagnosticException exception)
        {
            foreach (var diagnostic in exception.Diagnostics)
                Say(HealthState.Failed, what, diagnostic.ToString());
        }
    }

    private void Say(HealthState state, string what, string message, string? hint = null) => findings.Add(new HealthFinding(state, what, message, hint));
}
