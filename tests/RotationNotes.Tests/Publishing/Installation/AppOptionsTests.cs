using System.Text;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Publishing.Configuration;
using RotationNotes.Publishing.Installation;
using RotationNotes.Publishing.Scheduling;

namespace RotationNotes.Tests.Publishing.Installation;

public sealed class AppOptionsTests
{
    private static readonly Paths Root = new(new DirectoryInfo("/srv/notes"));

    [Fact]
    public void NoSettings_GiveTheDocumentedDefaults()
    {
        var options = Read("{}");

        Assert.Equal("weekly-rotation", options.Notes.Default);
        Assert.True(System.Net.IPAddress.IsLoopback(options.Portal.Address));
        Assert.Empty(options.Delivery.Recipients);
        Assert.Empty(options.Schedules.Schedules);
        Assert.EndsWith("output", options.Publishing.Output.FullName, StringComparison.Ordinal);
    }

    [Fact]
    public void Environment_WinsOverTheFile_AndTheCommandLineOverBoth()
    {
        var file = SettingsFile.Read("""{ "Portal": { "Port": 1, "Address": "127.0.0.2" } }"""u8, "appsettings.json");
        var environment = EnvironmentSettings.Read(new Dictionary<string, string> { ["ROTATIONNOTES__Portal__Port"] = "2", ["rotationnotes__PORTAL__address"] = "127.0.0.3", ["HOME"] = "/" });
        Setting[] commandLine = [new("Portal:Port", "3", new Place("--port"))];

        var options = AppOptions.Read(new OptionsReader(file, environment, commandLine), Root);

        Assert.Equal(3, options.Portal.Port);
        Assert.Equal("127.0.0.3", options.Portal.Address.ToString());
    }

    [Fact]
    public void EveryFault_IsReportedAtOnce_WithItsLine()
    {
        var failure = Assert.Throws<DiagnosticException>(() => Read(
            """
            {
              "Portal": { "Port": "many" },
              "Delivery": {
                "From": "nobody",
                "Recipients": ["a@b.example", "c@"]
              },
              "Schedules": [ { "Note": "weekly", "Cron": "never" },
                             { "Note": "weekly", "Cron": "0 0 9 * * ?", "TimeZone": "Mars/Olympus" } ],
              "Portall": { "Port": 1 }
            }
            """));

        Assert.Equal(FailureKind.Configuration, failure.Kind);
        Assert.Equal(
            ["Delivery:From 4", "Delivery:Recipients:1 5", "Schedules:0:Cron 7", "Schedules:1:TimeZone 8", "Portal:Port 2", "unknown 9"],
            failure.Diagnostics.Select(diagnostic => $"{diagnostic.Message.Split(' ')[0]} {diagnostic.Place.Line}"));
        Assert.Equal("Did you mean 'Portal:Port'?", failure.Diagnostics[^1].Hint);
    }

    [Fact]
    public void MistypedListName_IsReportedWithTheNearestOne()
    {
        var failure = Assert.Throws<DiagnosticException>(() => Read("""{ "Delivery": { "Recipient": ["a@b.example"] } }"""));

        Assert.Equal("Did you mean 'Delivery:Recipients'?", Assert.Single(failure.Diagnostics).Hint);
    }

    [Fact]
    public void DkimKeys_AreReadWhenNeeded_AndThenEveryFaultIsNamed()
    {
        var options = Read(
            """
            {
              "Delivery": { "Dkim": [
                { "Selector": "s1", "KeyFile": "keys/gone.pem" },
                { "Selector": "s2", "KeyFile": "keys/gone-too.pem" } ] }
            }
            """);

        var failure = Assert.Throws<DiagnosticException>(() => DkimOptions.Open(options.Delivery.Dkim));

        Assert.Equal(FailureKind.Configuration, failure.Kind);
        Assert.Equal(["Delivery:Dkim:0 3", "Delivery:Dkim:1 4"], failure.Diagnostics.Select(fault => $"{fault.Message.Split(' ')[0]} {fault.Place.Line}"));
        Assert.All(failure.Diagnostics, fault => Assert.Contains("cannot sign: Could not find", fault.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[]", 1)]
    [InlineData("\"text\"", 1)]
    [InlineData("{\n  \"Portal\": {\n    \"Port\" 1\n  }\n}", 3)]
    public void BrokenJson_IsRefusedWithItsLine(string text, int line)
    {
        var failure = Assert.Throws<DiagnosticException>(() => Read(text));

        Assert.Equal(line, Assert.Single(failure.Diagnostics).Place.Line);
    }

    [Fact]
    public void Schedule_IsReadWithItsRule()
    {
        var schedule = Assert.Single(Read("""{ "Schedules": [ { "Note": "weekly", "Cron": "0 30 17 ? * FRI", "Misfire": "skip", "Send": false } ] }""").Schedules.Schedules);

        Assert.Equal(MisfireRule.Skip, schedule.Misfire);
        Assert.Equal("America/New_York", schedule.TimeZone.Id);
        Assert.False(schedule.Send);
    }

    private static AppOptions Read(string json) => AppOptions.Read(new OptionsReader(SettingsFile.Read(Encoding.UTF8.GetBytes(json), "appsettings.json")), Root);
}
