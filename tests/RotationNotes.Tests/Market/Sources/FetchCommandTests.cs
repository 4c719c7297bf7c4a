using RotationNotes.Commands;
using RotationNotes.Terminal;
using RotationNotes.Tests.Architecture;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Market.Sources;

public sealed class FetchCommandTests : IDisposable
{
    private readonly TemporaryFolder desk = new();
    private readonly ImitatedVendor vendor = new();

    public FetchCommandTests() => Directory.CreateDirectory(desk["templates"]);

    public void Dispose()
    {
        vendor.Dispose();
        desk.Dispose();
    }

    [Fact]
    public void Fetch_PrintsWhatCame_AndEndsWithFourWhenSomethingDidNot()
    {
        vendor.Answer("/DGS2", Reply.Of(200, "observation_date,DGS2\n2024-07-17,4.45\n2024-07-18,4.47\n"));
        Configure($$"""{ "Market": { "Sources": [ { "Name": "rates", "Kind": "fred-csv", "Address": "{{vendor.Address}}/{symbol}", "Symbols": ["DGS2", "DGS10"], "PerMinute": 600 } ] } }""");

        var (code, data, talk) = Run("data", "fetch");

        Assert.Equal(4, code);
        Assert.Matches("rates +DGS2 +2024-07-17 +2024-07-18 +2 +new\n", data);
        Assert.Matches(@"rates +DGS10 +failed: the vendor has no such file \(404\)", data);
        Assert.Contains("rates/DGS10.csv: error: the vendor has no such file (404). Correct the symbol", talk, StringComparison.Ordinal);
        Assert.Contains("2 files asked for: 1 with news, 0 without, 1 failed.", talk, StringComparison.Ordinal);
    }

    [Fact]
    public void Sources_AreListedWithTheirKeys_NeverTheKey()
    {
        Configure("""{ "Market": { "Sources": [ { "Name": "prices", "Kind": "http", "Address": "https://d.example/{symbol}?k={key}", "Symbols": ["IWM"], "KeyVariable": "DESK_KEY" } ] } }""");

        var (code, data, _) = Run("data", "sources");

        Assert.Equal(0, code);
        Assert.Matches("prices +http +settings +present +IWM +never", data);
        Assert.Matches("cboe-csv +cboe-csv +--official +none needed", data);
        Assert.DoesNotContain("s3cret", data, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", 2, "no source is configured")]
    [InlineData("""{ "Market": { "Offline": true, "Sources": [ { "Kind": "cboe-csv" } ] } }""", 3, "Market:Offline is set")]
    public void Fetch_WithNothingToAsk_SaysSo(string settings, int exitCode, string words)
    {
        Configure(settings);

        var (code, _, talk) = Run("data", "fetch");

        Assert.Equal(exitCode, code);
        Assert.Contains(words, talk, StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownSource_IsAUsageFault_WithTheNearestName()
    {
        var (code, _, talk) = Run("data", "fetch", "--official", "cboe-cvs");

        Assert.Equal(2, code);
        Assert.Contains("Did you mean 'cboe-csv'?", talk, StringComparison.Ordinal);
    }

    private void Configure(string settings) => File.WriteAllText(desk["appsettings.json"], settings);

    private (int Code, string Data, string Talk) Run(params string[] arguments)
    {
        using var signals = new StopSignals();
        StringWriter data = new() { NewLine = "\n" }, talk = new() { NewLine = "\n" };
        var code = CommandLine.Run([.. arguments, "--root", desk.Path], new CommandEnvironment
        {
            Output = new TerminalOutput(data, talk), Clock = new FixedClock(new DateTimeOffset(2024, 7, 19, 22, 0, 0, TimeSpan.Zero)), CurrentFolder = desk.Folder,
            ApplicationFolder = Repository.Root, Variables = new Dictionary<string, string> { ["DESK_KEY"] = "s3cret" }, Signals = signals,
        });
        return (code, data.ToString(), talk.ToString());
    }
}
