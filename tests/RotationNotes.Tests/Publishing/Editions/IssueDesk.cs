using RotationNotes.Delivery.Messages;
using RotationNotes.Delivery.Subscribers;
using RotationNotes.Market.Import;
using RotationNotes.Market.Store;
using RotationNotes.Publishing.Configuration;
using RotationNotes.Publishing.Editions;
using RotationNotes.Publishing.Installation;
using RotationNotes.Publishing.Scheduling;
using RotationNotes.Terminal;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Publishing.Editions;

/// <summary>An installation with one small note, a market that ends on 16 July 2024, and everybody who may order an edition of it.</summary>
internal sealed class IssueDesk : IDisposable
{
    public const string Note = "small";

    /// <summary>Half past five in New York on the last day of the data.</summary>
    public static readonly DateTimeOffset Evening = new(2024, 7, 16, 17, 30, 0, TimeSpan.FromHours(-4));

    private readonly TemporaryFolder folder = new();

    /// <param name="isSample">Whether nothing was imported.</param>
    public IssueDesk(bool isSample = false)
    {
        CopyThemes();
        Directory.CreateDirectory(folder.At("templates", Note));
        File.WriteAllText(
            folder.At("templates", Note, "note.json"),
            """{ "publication": "Small Weekly", "author": "Desk", "title": "A headline", "names": ["Russell 2000"], "metrics": ["rut-ret-5d"] }""");
        WriteNote("The Russell 2000 moved {{ rut_ret_5d | pct 1 }}.");
        Configure();
        if (!isSample)
            Import(new ImportReport([], [SmallMarket.Price("RUT", "Russell 2000", 100, 0.1)]));
    }

    public FixedClock Clock { get; } = new(Evening);

    public FileInfo Picture => new(folder["page.png"]);

    public void Dispose() => folder.Dispose();

    public void Configure(string delivery = "") => File.WriteAllText(folder["appsettings.json"], $$"""{ "Delivery": { {{delivery}} } }""");

    public void WriteNote(string body) => File.WriteAllText(folder.At("templates", Note, "note.scriban"), body);

    public void ChangeTheme(string old, string replacement)
    {
        var path = folder.At("templates", "themes", "research.json");
        var theme = File.ReadAllText(path);
        Assert.Contains(old, theme, StringComparison.Ordinal);
        File.WriteAllText(path, theme.Replace(old, replacement, StringComparison.Ordinal));
    }

    public void Subscribe(string address)
    {
        using var room = MailRoom.Open(Options().Delivery, "a test", Clock);
        room.Registry.PutList(new SubscriberList("weekly", Note, "Small Weekly", IsTest: false));
        room.Registry.Subscribe("weekly", EmailAddress.Parse(address), "agreement", isConfirmed: true);
    }

    /// <summary>The order of a schedule's fire.</summary>
    public static IssueOrder Scheduled(DateTimeOffset fire)
    {
        Assert.True(NoteSchedule.TryCreate(Note, "0 30 17 ? * *", "America/New_York", MisfireRule.Skip, TimeSpan.Zero, send: true, out var schedule, out _));
        return IssueOrder.Of(schedule, fire);
    }

    /// <summary>Carries out an order as the worker does, which holds its mail room.</summary>
    public IssueOutcome Issue(IssueOrder order, Action<string>? step = null)
    {
        var desk = new Desk(Options(), Clock, new DirectoryInfo(AppContext.BaseDirectory));
        using var room = MailRoom.Open(desk.Options.Delivery, "a test", Clock);
        return new EditionIssue(desk, new MailDoor(room), Clock).Run(order, step, CancellationToken.None);
    }

    /// <summary>Types a command line.</summary>
    public (int Code, string Talk) Command(params string[] arguments)
    {
        using var signals = new StopSignals();
        var (data, talk) = (new StringWriter(), new StringWriter());
        var code = Commands.CommandLine.Run(arguments, new CommandEnvironment
        {
            Output = new TerminalOutput(data, talk),
            Clock = Clock,
            CurrentFolder = folder.Folder,
            ApplicationFolder = new DirectoryInfo(AppContext.BaseDirectory),
            Variables = new Dictionary<string, string>(),
            Signals = signals,
        });
        return (code, talk.ToString());
    }

    /// <summary>Names of the sealed editions.</summary>
    public string[] Archived() => Directory.Exists(folder.At("output", "archive"))
        ? [.. Directory.EnumerateDirectories(folder.At("output", "archive"), "*-r*", SearchOption.AllDirectories)
            .Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Who stands in the ledger for an edition, with the state of the whole.</summary>
    public (string[] Recipients, string Release) Ledger(string edition)
    {
        using var room = MailRoom.OpenForReading(Options().Delivery, Clock)!;
        var recipients = room.Ledger.Rows(edition).Select(row => row.Recipient).Order(StringComparer.Ordinal);
        return ([.. recipients], room.Ledger.Status(edition).Single().Release.ToString());
    }

    private AppOptions Options()
    {
        var settings = SettingsFile.Read(File.ReadAllBytes(folder["appsettings.json"]), "appsettings.json");
        return AppOptions.Read(new OptionsReader(settings, [], []), new Paths(folder.Folder));
    }

    private void Import(ImportReport report) => new MarketStore(new DirectoryInfo(folder.At("output", "market"))).Save(report, DateTimeOffset.UnixEpoch);

    private void CopyThemes()
    {
        var themes = Directory.CreateDirectory(folder.At("templates", "themes"));
        foreach (var theme in Directory.EnumerateFiles(Path.Combine(Shipped.Templates.FullName, "themes")))
            File.Copy(theme, Path.Combine(themes.FullName, Path.GetFileName(theme)));
    }
}
