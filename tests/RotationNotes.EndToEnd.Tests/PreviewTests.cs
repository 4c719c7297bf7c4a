using System.Globalization;
using System.Net;
using System.Text.Json;

namespace RotationNotes.EndToEnd.Tests;

/// <summary>The preview follows what an author saves.</summary>
public sealed class PreviewTests : IDisposable
{
    private readonly Workbench desk = new();

    public void Dispose() => desk.Dispose();

    [Fact]
    public async Task Preview_FollowsSaves_ShowsMistakesAboveTheLastGoodVersion_AndStops()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("signals are a Unix matter");
        using var process = desk.Start([], "note", "preview", "morning", "--as-of", "2024-07-16", "--port", "0");
        var address = new Uri((await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!);
        Assert.True(IPAddress.IsLoopback(IPAddress.Parse(address.Host)));
        using var client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
        var file = desk.At("templates", "morning", "note.scriban");
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        var (version, _, _) = await State(client, -1);

        await File.WriteAllTextAsync(file, text + "\nA sentence more.\n", TestContext.Current.CancellationToken);
        (version, var isOld, var findings) = await State(client, version);
        Assert.False(isOld);
        Assert.Empty(findings);
        Assert.Contains("A sentence more.", await client.GetStringAsync("/note", TestContext.Current.CancellationToken), StringComparison.Ordinal);

        await File.WriteAllTextAsync(file, text + "\n{{ rut_ret_1 }}\n", TestContext.Current.CancellationToken);
        do
        {
            // A save may be seen in two steps; the last one counts.
            (version, isOld, findings) = await State(client, version);
        }
        while (!isOld);
        Assert.Contains(findings, f => f.Contains("note.scriban(", StringComparison.Ordinal) && f.Contains("Did you mean 'rut_ret_1d'?", StringComparison.Ordinal));
        Assert.Contains("A sentence more.", await client.GetStringAsync("/note", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.StartsWith("%PDF", await client.GetStringAsync("/note.pdf", TestContext.Current.CancellationToken), StringComparison.Ordinal);

        using var foreign = new HttpRequestMessage(HttpMethod.Get, "/note") { Headers = { Host = "evil.example" } };
        using var answer = await client.SendAsync(foreign, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);

        Tool.Run("kill", "-TERM", process.Id.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(0, Workbench.Finish(process).ExitCode);
    }

    [Fact]
    public void Explain_NamesFactDefinitionAndObservations_OrTheNearestSentence()
    {
        var found = desk.Run("note", "explain", "The Russell 2000", "--note", "morning", "--as-of", "2024-07-16");
        var missed = desk.Run("note", "explain", "Small caps fly to the moon", "--note", "weekly-rotation", "--as-of", "2024-07-16");

        Assert.Equal(0, found.ExitCode);
        Assert.Contains("value of rut-ret-1d", found.Data, StringComparison.Ordinal);
        Assert.Contains("computed  ret(RUT, 1)", found.Data, StringComparison.Ordinal);
        Assert.Contains("input     RUT:", found.Data, StringComparison.Ordinal);
        Assert.Equal(2, missed.ExitCode);
        Assert.Contains("does not say", missed.Talk, StringComparison.Ordinal);
    }

    private static async Task<(int Version, bool IsOld, string[] Findings)> State(HttpClient client, int after)
    {
        using var state = JsonDocument.Parse(await client.GetStringAsync("/state?after=" + after.ToString(CultureInfo.InvariantCulture), TestContext.Current.CancellationToken));
        var root = state.RootElement;
        return (root.GetProperty("version").GetInt32(), root.GetProperty("old").GetBoolean(), [.. root.GetProperty("findings").EnumerateArray().Where(f => f.GetProperty("error").GetBoolean()).Select(f => f.GetProperty("text").GetString()!)]);
    }
}
