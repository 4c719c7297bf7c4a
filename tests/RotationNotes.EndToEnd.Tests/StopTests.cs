using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace RotationNotes.EndToEnd.Tests;

/// <summary>Stop signals, two processes at once, and the worker.</summary>
public sealed class StopTests : IDisposable
{
    private readonly Workbench desk = new();

    public void Dispose() => desk.Dispose();

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public void Signal_InTheMiddleOfARun_LeavesAnEditionOrNothing(string signal, int code)
    {
        SkipWithoutSignals();
        var stopped = 0;
        for (var delay = 100; delay <= 1500; delay += 140)
        {
            using var process = desk.Start([], "run", "--as-of", "2024-07-16");
            Thread.Sleep(delay);
            Send(signal, process);
            var result = Workbench.Finish(process);

            // Before the runtime listens the system itself ends the process, with the same codes.
            Assert.True(result.ExitCode == 0 || result.ExitCode == code, $"after {delay} ms: exit code {result.ExitCode}\n{result.Talk}");
            Assert.Empty(desk.Remains());
            stopped += result.ExitCode == code ? 1 : 0;
            if (Directory.Exists(desk.At("output", "archive", "2024")))
                Assert.Equal(0, desk.Run("archive", "verify").ExitCode);
            if (result.ExitCode == 0)
                break;
        }

        Assert.True(stopped > 0, "no run was stopped in the middle, so nothing was tested");
        Assert.Equal(0, desk.Run("run", "--as-of", "2024-07-16").ExitCode);
        Assert.Equal(0, desk.Run("archive", "verify").ExitCode);
    }

    [Fact]
    public async Task TwoRuns_AtTheSameTime_ProduceTheEditionOnce()
    {
        using var first = desk.Start([], "run", "--as-of", "2024-07-16");
        using var second = desk.Start([], "run", "--as-of", "2024-07-16");
        var waiting = Task.Run(() => Workbench.Finish(second), TestContext.Current.CancellationToken);

        Result[] results = [Workbench.Finish(first), await waiting];

        Assert.All(results, result => Assert.Equal(0, result.ExitCode));
        Assert.Equal(results[0].LastLine, results[1].LastLine);
        Assert.Single(results, result => result.Talk.Contains("Published", StringComparison.Ordinal));
        Assert.Single(results, result => result.Talk.Contains("already published", StringComparison.Ordinal));
        Assert.Single(Directory.EnumerateDirectories(desk.At("output", "archive", "2024")));
    }

    [Fact]
    public async Task Serve_ShowsTheArchiveOnLoopback_AndStopsCleanly()
    {
        SkipWithoutSignals();
        desk.Run("--run-now");
        using var process = desk.Start([("ROTATIONNOTES__Schedules__0__Misfire", "skip")], "serve", "--port", "0");
        var address = new Uri((await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!);
        Assert.True(IPAddress.IsLoopback(IPAddress.Parse(address.Host)));
        using var client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };

        var index = await client.GetStringAsync("/", TestContext.Current.CancellationToken);
        Assert.Contains("/editions/2024-07-16-weekly-rotation-r1/note.pdf", index, StringComparison.Ordinal);
        using var pdf = await client.GetAsync("/editions/2024-07-16-weekly-rotation-r1/note.pdf", TestContext.Current.CancellationToken);
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType!.MediaType);
        Assert.Contains("default-src 'none'", pdf.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.StartsWith("ok", await client.GetStringAsync("/healthz", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        foreach (var path in (string[])["/editions/..%2f..%2fappsettings.json", "/editions/2024-07-16-weekly-rotation-r1/..%2f..%2f..%2f..%2fappsettings.json", "/editions/2024-07-16-weekly-rotation-r1/%2fetc%2fpasswd", "/editions/2024-07-16-weekly-rotation-r1/nothing", "/appsettings.json"])
        {
            using var refused = await client.GetAsync(path, TestContext.Current.CancellationToken);
            Assert.True(refused.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"{path}: {refused.StatusCode}");
        }

        using var foreign = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = "evil.example" } };
        using var answer = await client.SendAsync(foreign, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);

        Send("TERM", process);
        var result = Workbench.Finish(process);
        Assert.True(result.ExitCode == 0, result.Talk);
    }

    [Fact]
    public async Task Serve_ProducesOnSchedule_AndSurvivesATermInTheMiddleOfAnEdition()
    {
        SkipWithoutSignals();
        (string, string)[] everySecond = [("ROTATIONNOTES__Schedules__0__Cron", "* * * * * ?"), ("ROTATIONNOTES__Schedules__0__Misfire", "skip")];
        using (var process = desk.Start(everySecond, "serve", "--port", "0"))
        {
            await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            // The lock file appears when an edition begins: the signal falls into its making.
            await WaitFor(() => Directory.Exists(desk.At("output", "locks")));
            Send("TERM", process);
            var stopping = Stopwatch.StartNew();
            var result = Workbench.Finish(process);
            Assert.True(result.ExitCode == 0, result.Talk);
            Assert.True(stopping.Elapsed < TimeSpan.FromSeconds(30), $"stopped after {stopping.Elapsed}");
            Assert.Empty(desk.Remains());
        }

        using (var process = desk.Start(everySecond, "serve", "--port", "0"))
        {
            await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            await WaitFor(() => desk.Output().Any(path => path.EndsWith("manifest.json", StringComparison.Ordinal)));
            // Several more fires: the same edition is found again, not made again.
            await Task.Delay(2500, TestContext.Current.CancellationToken);
            Send("TERM", process);
            Assert.Equal(0, Workbench.Finish(process).ExitCode);
        }

        Assert.Single(Directory.EnumerateDirectories(desk.At("output", "archive"), "*-r*", SearchOption.AllDirectories));
        Assert.Equal(0, desk.Run("archive", "verify").ExitCode);
    }

    private static async Task WaitFor(Func<bool> condition)
    {
        var clock = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(clock.Elapsed < TimeSpan.FromMinutes(2), "waited two minutes in vain");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    private static void Send(string signal, Process process) =>
        Tool.Run("kill", "-" + signal, process.Id.ToString(CultureInfo.InvariantCulture));

    private static void SkipWithoutSignals()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("signals are a Unix matter");
    }
}
