using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using RotationNotes.Tests.Delivery.Sending;

namespace RotationNotes.EndToEnd.Tests;

/// <summary>
/// The real program is killed with SIGKILL while it sends, in five regions of a message's way, and started again. The verdict comes from what
/// the server saw and what the ledger says, nothing else. <c>ROTATIONNOTES_KILLS</c> sets the kills per region; 200 is the full test, and
/// <c>ROTATIONNOTES_KILL_REGION</c> names a single one.
/// </summary>
public sealed class KillTests
{
    private const int Killed = 128 + 9;

    private static int Kills { get; } = int.TryParse(Environment.GetEnvironmentVariable("ROTATIONNOTES_KILLS"), CultureInfo.InvariantCulture, out var kills) ? kills : 2;

    [Theory]
    [InlineData("before claim")]
    [InlineData("claimed")]
    [InlineData("inside data")]
    [InlineData("after the dot")]
    [InlineData("after 250")]
    public async Task Kill_LosesNobody_AndMailsNobodyTwice(string region)
    {
        if (!OperatingSystem.IsLinux())
            Assert.Skip("signals are a Unix matter");
        if (Environment.GetEnvironmentVariable("ROTATIONNOTES_KILL_REGION") is { Length: > 0 } only && only != region)
            Assert.Skip("another region was asked for");
        var listed = 0;
        for (var kill = 0; kill < Kills; kill++)
            listed += await KillOnceAsync(region, kill);
        TestContext.Current.SendDiagnosticMessage($"{region}: {Kills} kills, {listed} rows listed as ambiguous");
        if (region is "after the dot" or "after 250")
            Assert.True(listed >= Kills, "no kill fell behind a final dot, so nothing was tested");
    }

    private static async Task<int> KillOnceAsync(string region, int seed)
    {
        var random = new Random((seed * 397) ^ region.Length);
        var where = $"{region}, kill {seed}";
        await using var desk = new MailDesk();
        // Inside DATA the message must be larger than what the sockets take by themselves.
        var (count, connections, bytes) = region == "inside data" ? (4, 2, 6_000_000) : (12, 4, 30_000);
        var readers = Enumerable.Range(0, count).Select(i => $"reader-{i:00}@client-{i % 3}.example").ToArray();
        desk.Plan(readers, bytes);

        using var victim = desk.Desk.Start(desk.Settings(connections), "outbox", "send");
        var strike = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var passed = random.Next(0, count - connections);
        var dots = 0;
        desk.Sink.Answer = (point, _) =>
        {
            switch (region, point)
            {
                case ("claimed", "BANNER"):
                case ("inside data", "BODY"):
                    strike.TrySetResult();
                    return MailSink.Hang;
                case ("after the dot", "DOT") when Interlocked.Increment(ref dots) > passed:
                    strike.TrySetResult();
                    return MailSink.Hang;
                case ("after 250", "DOT") when Interlocked.Increment(ref dots) > passed:
                    // A stopped process cannot read: its 250 lies in the socket when it is killed. Every other time it may race for its commit.
                    if (seed % 2 == 0)
                        Assert.Equal(0, Signal(victim.Id, 19));
                    strike.TrySetResult();
                    return null;
                default:
                    return null;
            }
        };
        if (region == "before claim")
            await WaitFor(() => File.Exists(desk.Store.FullName + ".holder") && File.ReadAllText(desk.Store.FullName + ".holder").Contains("outbox send", StringComparison.Ordinal), victim);
        else
            await strike.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        if (region is "claimed" or "inside data" or "after the dot")
            await Task.Delay(random.Next(0, 25), TestContext.Current.CancellationToken);
        if (region == "after 250" && seed % 2 == 0)
            await Task.Delay(5, TestContext.Current.CancellationToken);
        Assert.False(victim.HasExited, where);
        Assert.Equal(0, Signal(victim.Id, 9));
        await victim.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Killed, victim.ExitCode);

        var atDeath = desk.States();
        var seen = desk.Sink.Delivered.Select(mail => mail.Recipient).ToHashSet(StringComparer.Ordinal);
        var inFlight = atDeath.Where(row => row.Value == "dot-sent").Select(row => row.Key).ToHashSet(StringComparer.Ordinal);
        Assert.True(atDeath.Values.Any(state => state is "planned" or "claimed"), $"{where}: nothing was left to do");
        Assert.True(region switch
        {
            "before claim" => seen.Count == 0,
            "claimed" or "inside data" => atDeath.ContainsValue("claimed") && inFlight.Count == 0,
            _ => seed % 2 == 1 || inFlight.Count > 0,
        }, $"{where}: the kill missed its region: {string.Join(", ", atDeath.Values)}");

        desk.Sink.Answer = null;
        var second = desk.Desk.Run(desk.Settings(connections), "outbox", "send");
        var states = desk.States();
        var mails = desk.Sink.Delivered.GroupBy(mail => mail.Recipient, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        var ambiguous = states.Where(row => row.Value == "ambiguous").Select(row => row.Key).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(ambiguous.Count == 0 ? 0 : 5, second.ExitCode);
        Assert.Equal(readers, states.Keys.Order(StringComparer.Ordinal));
        Assert.All(states, row => Assert.True(row.Value is "accepted" or "ambiguous", $"{where}: {row.Key} is {row.Value}"));
        Assert.All(states.Where(row => row.Value == "accepted"), row => Assert.True(mails.GetValueOrDefault(row.Key) == 1, $"{where}: {row.Key} has {mails.GetValueOrDefault(row.Key)} mails"));
        Assert.All(mails, mail => Assert.True(mail.Value == 1, $"{where}: {mail.Key} has {mail.Value} mails"));
        Assert.True(ambiguous.SetEquals(inFlight), $"{where}: listed {string.Join(", ", ambiguous)}, in flight were {string.Join(", ", inFlight)}");
        Assert.True(ambiguous.Count <= connections, where);
        return ambiguous.Count;
    }

    private static async Task WaitFor(Func<bool> condition, Process process)
    {
        while (!condition())
        {
            Assert.False(process.HasExited, "the victim ended before it was killed");
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int Signal(int process, int signal);
}
