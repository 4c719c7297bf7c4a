using System.Collections.Immutable;
using RotationNotes.Delivery.Ledger;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Foundation.Files;
using RotationNotes.Graphics.Devices.Png;
using RotationNotes.Pdf;
using RotationNotes.Publishing.Archive;
using RotationNotes.Publishing.Installation;
using RotationNotes.Publishing.Scheduling;

namespace RotationNotes.Publishing.Editions;

/// <summary>The one way in which an edition is issued: prepare, produce once, seal, post.</summary>
/// <remarks>Commands, schedules and pages hand in an order and read the outcome.</remarks>
/// <param name="door">Leads to ledger and subscribers; opened only when mail is to leave.</param>
public sealed class EditionIssue(Desk desk, MailDoor door, TimeProvider clock)
{
    // 108 dots per inch: a page reads well on a screen and stays a small file.
    private const double PixelsPerPoint = 1.5;

    private readonly EditionPreparation preparation = new(desk, clock);
    private readonly EditionPost post = new(desk, door);

    /// <summary>Carries out an order. What is planned is sent by whoever holds the mail room.</summary>
    /// <param name="step">Told the name of each step as it begins; null when nobody listens.</param>
    /// <exception cref="DiagnosticException">
    /// Bad order, template, data or storage; or the audience may not get the edition and the order files nothing unmailed.
    /// </exception>
    /// <exception cref="OperationCanceledException">Between two steps; nothing was left half-written.</exception>
    public IssueOutcome Run(IssueOrder order, Action<string>? step, CancellationToken cancellation)
    {
        preparation.RefuseUnknown(order.NoteId);
        // Whoever cannot send, or has nobody to send to, should hear it before the work, and before a ledger is begun.
        var recipients = post.Recipients(order);
        var unmailed = Answer(order, Unmailed.ByRecipients(order, recipients));
        var isMailed = order.DryRun is null && order.Audience.IsMailed;
        if (isMailed && unmailed is null)
            door.Enter();
        var (inputs, date) = preparation.Prepare(order, step, cancellation);
        unmailed ??= Answer(order, Unmailed.ByNumbers(order, inputs.View.IsSample, date));
        return order.DryRun is { } dryRun
            ? Draft(order, dryRun, inputs, recipients, step, cancellation)
            : Issue(order, inputs, isMailed ? unmailed : null, recipients, step, cancellation);
    }

    private static Unmailed? Answer(IssueOrder order, Unmailed? unmailed) =>
        unmailed is null || order.IsFiledUnmailed || order.DryRun is not null ? unmailed : throw unmailed.Refusal;

    private IssueOutcome Issue(
        IssueOrder order, EditionInputs inputs, Unmailed? unmailed, ImmutableArray<PlannedRecipient> recipients,
        Action<string>? step, CancellationToken cancellation)
    {
        var options = desk.Options.Publishing;
        var press = new EditionPress(desk.Archive, new EditionLocks(options.Locks, clock), Desk.ProgramVersion, options.Patience);
        var pressed = press.Publish(inputs, order.Revision, preparation.Seals(inputs.Note), cancellation, step);
        var outcome = new IssueOutcome { Status = pressed.Status, View = inputs.View, Diagnostics = Notices(inputs) };
        if (pressed.Content is not { } content || pressed.Edition is not { } edition)
            return outcome;
        var fitted = EditionMailing.Of(content, edition.Id, desk.Options.Delivery.Terms, edition.Manifest.GeneratedAt);
        outcome = outcome with
        {
            Id = edition.Id,
            Edition = edition,
            Pdf = order.PdfCopy ?? edition.Pdf,
            Picture = Picture(order, inputs, content),
            Unmailed = unmailed,
            Diagnostics = [.. outcome.Diagnostics, .. content.Diagnostics, .. fitted.Warnings],
        };
        if (order.PdfCopy is { } copy)
            Save(copy, content.Pdf.AsSpan());
        if (!order.Audience.IsMailed)
        {
            step?.Invoke("outbox");
            return outcome with { Mails = post.Copies(edition.Id, fitted.Mail, recipients) };
        }

        if (unmailed is not null)
            return outcome;
        step?.Invoke("send");
        // Before the plan: a worker that waits for it may have written its files a moment later.
        var files = post.Files(edition.Id, recipients);
        return outcome with { Plan = post.Plan(order, edition.Id, fitted.Mail, recipients), Mails = files };
    }

    private IssueOutcome Draft(
        IssueOrder order, DryRun dryRun, EditionInputs inputs, ImmutableArray<PlannedRecipient> recipients,
        Action<string>? step, CancellationToken cancellation)
    {
        var revision = order.Revision ?? desk.Archive.Newest(order.NoteId, inputs.View.AsOf)?.Id.Revision ?? 1;
        var content = EditionPipeline.Render(inputs, EditionPipeline.Compose(inputs, cancellation, step), revision, cancellation, step, dryRun.Watermark);
        var pdf = order.PdfCopy ?? new FileInfo(Path.Combine(desk.Options.Publishing.Preview.FullName, content.Id.Name + ".pdf"));
        Save(pdf, content.Pdf.AsSpan());
        var picture = Picture(order, inputs, content);
        var fitted = EditionMailing.Of(content, content.Id, desk.Options.Delivery.Terms, IssueDeadline.CloseOf(content.Id.AsOf, desk.Calendar));
        return new IssueOutcome
        {
            Status = EditionStatus.Drafted,
            View = inputs.View,
            Id = content.Id,
            Pdf = pdf,
            Picture = picture,
            Mails = post.Drafts(content.Id, fitted.Mail, recipients),
            Diagnostics = [.. Notices(inputs), .. content.Diagnostics, .. fitted.Warnings],
        };
    }

    /// <summary>The first page, drawn from the same layout as the PDF.</summary>
    private static FileInfo? Picture(IssueOrder order, EditionInputs inputs, EditionContent content)
    {
        if (order.Picture is not { } file)
            return null;
        var page = new PdfRenderer(inputs.Theme, inputs.Fonts).DrawPage(content.Document, 1, new PdfOptions { Watermark = order.DryRun?.Watermark });
        Save(file, PngDevice.Render(page, PixelsPerPoint, inputs.Theme.Colors.Paper, indexed: true));
        return file;
    }

    private static ImmutableArray<Diagnostic> Notices(EditionInputs inputs) =>
        [.. inputs.Fonts.Notices.Select(notice => Diagnostic.Warning(Place.Nowhere, notice.Message, notice.Hint))];

    private static void Save(FileInfo file, ReadOnlySpan<byte> bytes)
    {
        DurableFile.CreateFolder(file.DirectoryName!);
        DurableFile.Replace(file.FullName, bytes);
    }
}
