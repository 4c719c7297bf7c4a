using System.Collections.Immutable;
using RotationNotes.Delivery.Ledger;
using RotationNotes.Delivery.Messages;
using RotationNotes.Delivery.Sending;
using RotationNotes.Publishing.Archive;

namespace RotationNotes.Publishing.Configuration;

/// <summary>Section <c>Delivery</c>: who writes, who reads, and how the mail leaves.</summary>
public sealed record DeliveryOptions
{
    private const string DefaultFrom = "Rotation Notes <notes@rotation-notes.example>";

    /// <summary>Sender of every mail.</summary>
    public required EmailAddress From { get; init; }

    /// <summary>Who gets an edition that is sent, beside the subscribers of its lists; nobody by default.</summary>
    public required ImmutableArray<EmailAddress> Recipients { get; init; }

    /// <summary>Who is told when an edition fails, is late or does not reach everybody. Subscribers never are.</summary>
    public required ImmutableArray<EmailAddress> Operators { get; init; }

    /// <summary>The server that takes the mail; null writes <c>.eml</c> files instead.</summary>
    public required SmtpSettings? Smtp { get; init; }

    /// <summary>Folder of those files.</summary>
    public required DirectoryInfo Outbox { get; init; }

    /// <summary>The file that holds ledger and subscribers.</summary>
    public required FileInfo Store { get; init; }

    /// <summary>Connection string of a PostgreSQL database that holds them instead; null for the file.</summary>
    public required string? Postgres { get; init; }

    public required SendingOptions Sending { get; init; }

    /// <summary>After this time from its plan a deferred message is given up.</summary>
    public required TimeSpan GiveUpAfter { get; init; }

    /// <summary>Hours after the close of the session it describes in which an edition may leave by itself; zero for no limit.</summary>
    public required int IssueByHours { get; init; }

    /// <summary>The same for single notes, by note id.</summary>
    public required ImmutableDictionary<string, int> IssueByHoursOfNote { get; init; }

    /// <summary>Where the portal is reached from outside, for links in mail; null while it is not.</summary>
    public required Uri? Site { get; init; }

    /// <summary>Keys that sign every message, in order; none leaves signing to the server.</summary>
    public required ImmutableArray<DkimOptions> Dkim { get; init; }

    /// <summary>Maildir or drop folder with returned mail; null when nobody collects it.</summary>
    public required DirectoryInfo? BounceFolder { get; init; }

    /// <summary>Soft bounces in a row after which an address gets no more mail.</summary>
    public required int SoftBounceLimit { get; init; }

    /// <summary>Largest message on the wire; above it the PDF becomes a link.</summary>
    public required long LargestMailBytes { get; init; }

    /// <summary>What every edition's mail has in common.</summary>
    public MailTerms Terms => new(From, LargestMailBytes, Site);

    public int IssueByHoursOf(string noteId) => IssueByHoursOfNote.GetValueOrDefault(noteId, IssueByHours);

    public static DeliveryOptions Read(OptionsReader reader, Paths paths, DirectoryInfo outbox)
    {
        if (!EmailAddress.TryParse(reader.Text("Delivery:From", DefaultFrom), out var from, out var reason))
        {
            reader.Refuse("Delivery:From", $"must be one mailbox: {reason}");
            from = EmailAddress.Parse(DefaultFrom);
        }

        var policy = reader.Text("Delivery:Ambiguous", "hold");
        if (policy is not ("hold" or "resend"))
            reader.Refuse("Delivery:Ambiguous", $"must be hold or resend, was '{policy}'.");
        return new DeliveryOptions
        {
            From = from,
            Recipients = Mailboxes(reader, "Delivery:Recipients"),
            Operators = Mailboxes(reader, "Delivery:Operators"),
            Smtp = SmtpSettings.Read(reader, paths, from),
            Outbox = outbox,
            Store = paths.File(reader.Text("Delivery:Store", "output/delivery/ledger.db")),
            Postgres = reader.OptionalText("Delivery:Postgres") is { Length: > 0 } connection ? connection : null,
            Sending = new SendingOptions
            {
                Connections = reader.Number("Delivery:Connections", 4, 1, 64),
                PerMinute = Rate(reader, "Delivery:PerMinute"),
                PerMinuteAndDomain = Rate(reader, "Delivery:PerMinuteAndDomain"),
                ParallelPerDomain = reader.Number("Delivery:ParallelPerDomain", 20, 1, 64),
                PauseAtErrorShare = reader.Number("Delivery:PauseAtErrorPercent", 50, 1, 100, "percent") / 100.0,
                FirstPause = TimeSpan.FromSeconds(reader.Number("Delivery:PauseSeconds", 30, 1, 600, "seconds")),
                Patience = TimeSpan.FromMinutes(reader.Number("Delivery:PatienceMinutes", 10, 0, 1440, "minutes")),
                Ambiguous = policy == "resend" ? AmbiguityPolicy.Resend : AmbiguityPolicy.Hold,
            },
            GiveUpAfter = TimeSpan.FromHours(reader.Number("Delivery:GiveUpHours", 24, 0, 240, "hours")),
            IssueByHours = reader.Number("Delivery:IssueByHours", 72, 0, 24 * 30, "hours"),
            IssueByHoursOfNote = IssueBy(reader),
            Site = SiteOf(reader),
            LargestMailBytes = reader.Number("Delivery:LargestMailKilobytes", (int)(MailTerms.UsualLargestBytes / 1000), 100, 100_000, "kilobytes") * 1000L,
            Dkim = DkimOptions.Read(reader, paths, from.Domain),
            BounceFolder = reader.OptionalText("Delivery:Bounces:Folder") is { Length: > 0 } folder ? paths.Folder(folder) : null,
            SoftBounceLimit = reader.Number("Delivery:Bounces:SoftLimit", 3, 1, 100),
        };
    }

    private static ImmutableArray<EmailAddress> Mailboxes(OptionsReader reader, string list)
    {
        var mailboxes = ImmutableArray.CreateBuilder<EmailAddress>();
        if (!string.IsNullOrWhiteSpace(reader.OptionalText(list)))
            reader.Refuse(list, "must be a list of mailboxes.", $"Write [\"a@example.com\", \"b@example.com\"] in JSON, or set ROTATIONNOTES__{list.Replace(":", "__", StringComparison.Ordinal)}__0, __1 and so on in the environment.");
        foreach (var key in reader.Items(list))
        {
            if (EmailAddress.TryParse(reader.OptionalText(key) ?? "", out var mailbox, out var fault))
                mailboxes.Add(mailbox);
            else
                reader.Refuse(key, $"must be one mailbox: {fault}");
        }

        return mailboxes.ToImmutable();
    }

    private static Uri? SiteOf(OptionsReader reader)
    {
        if (reader.OptionalText("Delivery:Site") is not { Length: > 0 } text)
            return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var site) && site.Query.Length == 0 && site.Fragment.Length == 0 && (site.Scheme == "https" || (site.Scheme == "http" && site.IsLoopback)))
            return site;
        reader.Refuse("Delivery:Site", $"must be an https address such as https://notes.example.com, was '{text}'.", "Mail programs offer one-click unsubscribing over https only.");
        return null;
    }

    private static int? Rate(OptionsReader reader, string key) => reader.Number(key, 0, 0, 1_000_000, "messages") is var rate and > 0 ? rate : null;

    private static ImmutableDictionary<string, int> IssueBy(OptionsReader reader)
    {
        var hours = ImmutableDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        foreach (var item in reader.Items("Delivery:IssueBy"))
        {
            var note = reader.RequiredText(item + ":Note", "weekly-rotation");
            if (note.Length > 0 && !EditionId.IsNoteId(note))
                reader.Refuse(item + ":Note", $"must be a note id of a–z, 0–9 and '-', was '{note}'.");
            hours[note] = reader.Number(item + ":Hours", 72, 0, 24 * 30, "hours");
        }

        return hours.ToImmutable();
    }
}
