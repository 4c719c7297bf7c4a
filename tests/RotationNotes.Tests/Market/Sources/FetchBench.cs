using RotationNotes.Market.Calendar;
using RotationNotes.Market.Mapping;
using RotationNotes.Market.Sources;
using RotationNotes.Market.Sources.Fetching;
using RotationNotes.Market.Sources.Kinds;
using RotationNotes.Market.Store;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Market.Sources;

/// <summary>An empty market, an imitated vendor, and a Friday evening in July 2024.</summary>
internal sealed class FetchBench : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public ImitatedVendor Vendor { get; } = new();

    public DateTimeOffset Now { get; set; } = new(2024, 7, 19, 22, 0, 0, TimeSpan.Zero);

    public MarketStore Store => new(folder.Folder);

    public DirectoryInfo Fetched => BodyArchive.Below(folder.Folder);

    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>A source of a kind at the imitated vendor.</summary>
    /// <param name="path">Path and query, with the kind's places to be filled in.</param>
    public MarketSource Source(string kind, string path, params string[] symbols) =>
        new(kind, SourceKinds.Find(kind)!, Vendor.Address + path, [.. symbols.Select(text => SourceSymbol.Parse(text)!)]) { TimeoutSeconds = 10, Contact = "desk@example.com" };

    public FetchReport Fetch(params MarketSource[] sources) => Run(isTrial: false, sources);

    public FetchReport Run(bool isTrial, params MarketSource[] sources) =>
        new FetchRun(Store, new BodyArchive(Fetched), SeriesMap.Shipped, TradingCalendar.Load(), new FixedClock(Now), Variables, "RotationNotes/9.9")
        {
            Temper = manners => manners with { Spacing = TimeSpan.Zero, FirstPause = TimeSpan.FromMilliseconds(1), FirstByte = TimeSpan.FromSeconds(2), LongestWait = TimeSpan.FromSeconds(2), LargestBody = 100_000 },
        }.RunAsync(sources, isTrial).GetAwaiter().GetResult();

    public byte[]? StoredBytes() => File.Exists(Store.FilePath) ? File.ReadAllBytes(Store.FilePath) : null;

    public string Register() => File.ReadAllText(Path.Combine(Fetched.FullName, "register.jsonl"));

    public void Dispose()
    {
        Vendor.Dispose();
        folder.Dispose();
    }
}
