using RotationNotes.Publishing.Scheduling;

namespace RotationNotes.Publishing.Editions;

/// <summary>What a command, a schedule or a page asks <see cref="EditionIssue"/> for.</summary>
public sealed record IssueOrder
{
    public required string NoteId { get; init; }

    /// <summary>The date asked for; the session described is the last one on or before it. Null for the newest session of the data.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Nominal instant of a schedule's fire: no session is described that had not closed by then. Null when somebody asks at this moment.</summary>
    public DateTimeOffset? Fire { get; init; }

    /// <summary>The revision asked for; null lets the archive decide.</summary>
    public int? Revision { get; init; }

    public required Audience Audience { get; init; }

    /// <summary>
    /// What becomes of an edition that its audience may not get: true files it and says why nobody was mailed, as a schedule wants it;
    /// false refuses the order before anything is made.
    /// </summary>
    public bool IsFiledUnmailed { get; init; }

    /// <summary>Makes everything and files nothing: pages and mails go to the preview folder. Null for an edition that is meant.</summary>
    public DryRun? DryRun { get; init; }

    /// <summary>Where a copy of the PDF goes; null for none.</summary>
    public FileInfo? PdfCopy { get; init; }

    /// <summary>Where a picture of the first page goes; null for none.</summary>
    public FileInfo? Picture { get; init; }

    /// <summary>The order of one fire of a schedule.</summary>
    public static IssueOrder Of(NoteSchedule schedule, DateTimeOffset fire) => new()
    {
        NoteId = schedule.NoteId,
        Fire = fire,
        Audience = schedule.Send ? Audience.Readers : Audience.Nobody,
        IsFiledUnmailed = true,
    };
}

/// <param name="Watermark">A word across every page; null for none.</param>
public sealed record DryRun(string? Watermark = null);
