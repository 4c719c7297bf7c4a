using System.Text;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Publishing.Configuration;
using RotationNotes.Publishing.Installation;

namespace RotationNotes.Tests.Publishing.Configuration;

public sealed class SourceSettingsTests
{
    [Fact]
    public void Source_HasTheKindsAddressAndSymbols_UnlessItStatesItsOwn()
    {
        var sources = Read("""
            { "Market": { "Contact": "desk@example.com", "Sources": [
              { "Kind": "cboe-csv" },
              { "Name": "prices", "Kind": "http", "Address": "https://data.example.com/{symbol}?k={key}", "Symbols": ["IWM.US=IWM"], "PerMinute": 5, "TimeoutSeconds": 90, "KeyVariable": "DESK_KEY" } ] } }
            """).Market.Sources;

        Assert.StartsWith("https://cdn.cboe.com/", sources[0].Address, StringComparison.Ordinal);
        Assert.Contains(sources[0].Symbols, symbol => symbol.Series == "VIX3M");
        Assert.Equal(("prices", "IWM.US", "IWM", 5, 90, "desk@example.com"), (sources[1].Name, sources[1].Symbols[0].Symbol, sources[1].Symbols[0].Series, sources[1].PerMinute, sources[1].TimeoutSeconds, sources[1].Contact));
    }

    [Fact]
    public void EveryMistake_IsNamedAtOnce_WithAHint()
    {
        var failure = Assert.Throws<DiagnosticException>(() => Read("""
            { "Market": { "Offline": "perhaps", "Sources": [
              { "Kind": "fred-cvs" },
              { "Kind": "http", "Address": "http://data.example.com/{symbol}", "Symbols": ["a b"] },
              { "Name": "x", "Kind": "cftc-files", "Symbols": ["RUT"], "PerMinute": 0 },
              { "Name": "X", "Kind": "cboe-csv", "KeyVariable": "K" },
              { "Name": "y", "Kind": "http", "Address": "https://data.example.com/{key}", "Symbols": ["RUT"], "Contact": "two words" } ] } }
            """));

        Assert.Equal(
            [
                "Market:Sources:0:Kind 'fred-cvs' is no kind of source.",
                "Market:Sources:1:Address is not encrypted.",
                "Market:Sources:1:Symbols:0 'a b' is no symbol.",
                "Market:Sources:1:Kind 'http' needs Symbols.",
                "Market:Sources:2:Symbols:0 is of no use: 'cftc-files' brings what it has.",
                "Market:Sources:2:PerMinute must be a whole number from 1 to 600 requests, was '0'.",
                "Market:Sources:3:Name 'X' names a source above already.",
                "Market:Sources:3:KeyVariable is set, but the address has no place {key} for it.",
                "Market:Sources:4:Contact 'two words' is no mail address or address of a page.",
                "Market:Sources:4:Address has a place {key}, but neither KeyVariable nor KeyFile says where the key is.",
                "Market:Offline must be true or false, was 'perhaps'.",
            ],
            failure.Diagnostics.Select(diagnostic => diagnostic.Message));
        Assert.Equal("Did you mean 'fred-csv'?", failure.Diagnostics[0].Hint);
    }

    private static AppOptions Read(string json) =>
        AppOptions.Read(new OptionsReader(SettingsFile.Read(Encoding.UTF8.GetBytes(json), "appsettings.json"), [], []), new Paths(new DirectoryInfo("/srv/notes")));
}
