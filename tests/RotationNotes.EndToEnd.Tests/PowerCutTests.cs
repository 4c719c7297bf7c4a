using System.Globalization;
using RotationNotes.Delivery.Store;

namespace RotationNotes.EndToEnd.Tests;

/// <summary>
/// What a power cut leaves of the ledger. Every write, truncation and sync of a real run is recorded; for moments of that run the files are
/// rebuilt as a disk could hold them: what was synced, and any part of what was not. <c>ROTATIONNOTES_CUTS</c> sets the number of moments.
/// </summary>
public sealed class PowerCutTests : IAsyncLifetime
{
    private readonly MailDesk desk = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("rotation-notes-cut-");

    private static int Cuts { get; } = int.TryParse(Environment.GetEnvironmentVariable("ROTATIONNOTES_CUTS"), CultureInfo.InvariantCulture, out var cuts) ? cuts : 40;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        await desk.DisposeAsync();
    }

    [Fact]
    public void EveryDotThatLeft_IsOnRecordAfterTheCut()
    {
        if (!OperatingSystem.IsLinux() || Tool.Run("strace", "-V").Code != 0)
            Assert.Skip("strace records the run, on Linux");
        var readers = Enumerable.Range(0, 24).Select(i => $"reader-{i:00}@client-{i % 3}.example").ToArray();
        desk.Plan(readers, 1000);
        var disk = new RecordedDisk(desk.Store.FullName, desk.Store.FullName + "-wal");

        var trace = Path.Combine(folder.FullName, "trace");
        using var process = desk.Desk.StartUnder(
            ["strace", "-ff", "-ttt", "-T", "-xx", "-s", "100000", "-e", "trace=openat,close,pwrite64,ftruncate,fdatasync,fsync,sendto,sendmsg", "-o", trace], desk.Settings(), "outbox", "send");
        var result = Workbench.Finish(process);
        if (result.ExitCode != 0 && !result.Talk.Contains("accepted", StringComparison.Ordinal))
            Assert.Skip("strace may not record here: " + result.Talk);
        Assert.Equal(24, desk.Sink.Delivered.Count);

        var calls = SystemCall.ReadAll(folder, "trace");
        var random = new Random(16);
        var moments = calls.Select((call, index) => (call, index)).Where(item => item.call.IsDot).Select(item => item.index)
            .Concat(Enumerable.Range(0, Cuts).Select(_ => random.Next(calls.Length))).Distinct().Order().ToArray();
        var dots = new HashSet<string>(StringComparer.Ordinal);
        var next = 0;
        var (written, checkedStates, withUnsynced) = (0, 0, 0);
        for (var i = 0; i < calls.Length; i++)
        {
            written += disk.Apply(calls[i]) ? 1 : 0;
            if (calls[i].IsDot)
                dots.Add(disk.RecipientOn(calls[i]));
            if (next == moments.Length || moments[next] != i)
                continue;
            next++;
            withUnsynced += disk.HasUnsynced ? 1 : 0;
            foreach (var survivors in (Func<int, bool>[])[_ => false, _ => true, _ => random.Next(2) == 0])
            {
                Check(disk.AfterCut(survivors), dots, readers, i);
                checkedStates++;
            }
        }

        Assert.Equal(readers, dots.Order(StringComparer.Ordinal));
        Assert.True(written > 100 && withUnsynced > 0, $"{written} writes were recorded, {withUnsynced} cuts found something unsynced");
        TestContext.Current.SendDiagnosticMessage($"{calls.Length} calls, {written} of them changed the ledger's files; {checkedStates} states after a cut at {moments.Length} moments");
    }

    private void Check(IReadOnlyDictionary<string, byte[]> files, HashSet<string> dots, string[] readers, int moment)
    {
        var place = Directory.Exists("/dev/shm") ? new DirectoryInfo("/dev/shm/rotation-notes-" + Guid.NewGuid().ToString("N")) : folder.CreateSubdirectory("cut-" + moment);
        place.Create();
        try
        {
            foreach (var (path, bytes) in files)
                File.WriteAllBytes(Path.Combine(place.FullName, Path.GetFileName(path)), bytes);
            // Opening reads the log up to its last whole commit and checks every page.
            using var store = SqliteStore.Open(new FileInfo(Path.Combine(place.FullName, desk.Store.Name)), "a test", TimeProvider.System);
            var states = store.Read(transaction => transaction.Query("SELECT recipient, state FROM deliveries", row => (Recipient: row.Text("recipient"), State: row.Text("state")))).ToDictionary(row => row.Recipient, row => row.State);
            Assert.Equal(readers, states.Keys.Order(StringComparer.Ordinal));
            Assert.All(dots, recipient => Assert.True(states[recipient] is "dot-sent" or "accepted", $"call {moment}: the dot to {recipient} had left, the ledger says {states[recipient]}"));
            Assert.All(states.Where(row => row.Value == "accepted"), row => Assert.Contains(row.Key, dots));
        }
        finally
        {
            place.Delete(recursive: true);
        }
    }
}
