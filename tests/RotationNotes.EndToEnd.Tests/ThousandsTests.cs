using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace RotationNotes.EndToEnd.Tests;

/// <summary>
/// A long list against Postfix's smtp-sink, beside Postfix's own smtp-source. <c>ROTATIONNOTES_RECIPIENTS</c> sets the length; 20,000 is the
/// full test. Rates are reported, not asserted.
/// </summary>
public sealed class ThousandsTests : IDisposable
{
    private const int Connections = 50;
    private const int MessageBytes = 40_000;
    private static readonly string[] SinkPlaces = ["/usr/sbin/smtp-sink", "/usr/libexec/postfix/smtp-sink"];

    private readonly DirectoryInfo dumps = Directory.CreateTempSubdirectory("rotation-notes-sink-");

    private static int Recipients { get; } = int.TryParse(Environment.GetEnvironmentVariable("ROTATIONNOTES_RECIPIENTS"), CultureInfo.InvariantCulture, out var count) ? count : 300;

    public void Dispose() => dumps.Delete(recursive: true);

    [Fact]
    public async Task EveryRecipient_GetsOneMail_WithoutGrowingMemory()
    {
        var sinkProgram = SinkPlaces.FirstOrDefault(File.Exists);
        if (sinkProgram is null || !OperatingSystem.IsLinux())
        {
            Assert.Skip("smtp-sink is not installed");
            return;
        }

        var port = FreePort();
        File.SetUnixFileMode(dumps.FullName, (UnixFileMode)0b111_111_111);
        string[] asNobody = Environment.IsPrivilegedProcess ? ["-u", "nobody"] : [];
        using var sink = Process.Start(new ProcessStartInfo(sinkProgram, [.. asNobody, "-D", Path.Combine(dumps.FullName, "dump"), "-m", "64", $"127.0.0.1:{port}", "200"]) { RedirectStandardError = true })!;
        try
        {
            await WaitUntilOpenAsync(port);
            var (_, source) = Timed(() => Tool.Run(sinkProgram.Replace("sink", "source", StringComparison.Ordinal), "-s", $"{Connections}", "-m", $"{Recipients}", "-l", $"{MessageBytes}", "-f", "source@research.example", "-t", "source@client.example", $"127.0.0.1:{port}"));

            await using var desk = new MailDesk();
            var readers = Enumerable.Range(0, Recipients).Select(i => $"reader-{i:00000}@client-{i % 50}.example").ToArray();
            desk.Plan(readers, 28_000);
            var settings = desk.Settings(Connections).Select(setting => setting.Item1.EndsWith("Port", StringComparison.Ordinal) ? (setting.Item1, port.ToString(CultureInfo.InvariantCulture)) : setting).ToArray();
            var began = Stopwatch.GetTimestamp();
            using var process = desk.Desk.Start(settings, "outbox", "send");
            var memory = WatchMemoryAsync(process, new FileInfo(Path.Combine(dumps.FullName, "dump")), (long)MessageBytes * Recipients / 20 + Length(dumps));
            var result = Workbench.Finish(process);
            var ours = Stopwatch.GetElapsedTime(began);
            var (early, peak) = await memory;

            Assert.True(result.ExitCode == 0, result.Talk);
            Assert.All(desk.States().Values, state => Assert.Equal("accepted", state));
            var mails = File.ReadLines(Path.Combine(dumps.FullName, "dump"))
                .Where(line => line.StartsWith("X-Rcpt-Args: <reader-", StringComparison.Ordinal))
                .Select(line => line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)])
                .ToArray();
            Assert.Equal(Recipients, mails.Length);
            Assert.Equal(readers, mails.Order(StringComparer.Ordinal));
            Assert.True(peak - early < 100, $"memory grew from {early} to {peak} MB");
            TestContext.Current.SendDiagnosticMessage(string.Create(
                CultureInfo.InvariantCulture,
                $"{Recipients} recipients: {Recipients / ours.TotalSeconds:0} a second, smtp-source {Recipients / source.TotalSeconds:0}, share {source / ours:P0}; memory {early} MB early, {peak} MB at most"));
        }
        finally
        {
            sink.Kill();
            await sink.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }

    private static (T Result, TimeSpan Elapsed) Timed<T>(Func<T> work)
    {
        var began = Stopwatch.GetTimestamp();
        return (work(), Stopwatch.GetElapsedTime(began));
    }

    // Most resident memory by the time a twentieth of the mails had left, and at the end.
    private static async Task<(long Early, long Peak)> WatchMemoryAsync(Process process, FileInfo dump, long warm)
    {
        var (early, peak) = (0L, 0L);
        while (true)
        {
            try
            {
                foreach (var line in File.ReadLines($"/proc/{process.Id}/status"))
                {
                    if (line.StartsWith("VmHWM:", StringComparison.Ordinal))
                        peak = long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2].Trim('\t'), CultureInfo.InvariantCulture) / 1024;
                }
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                return (early, peak);
            }

            dump.Refresh();
            if (early == 0 && dump.Length > warm)
                early = peak;
            if (process.HasExited)
                return (early == 0 ? peak : early, peak);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private static long Length(DirectoryInfo folder) => folder.GetFiles().Sum(file => file.Length);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task WaitUntilOpenAsync(int port)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken);
                return;
            }
            catch (SocketException) when (tries < 100)
            {
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
        }
    }
}
