namespace RotationNotes.EndToEnd.Tests;

/// <summary>The ledger lies on a small file system that fills up, before and while the program sends.</summary>
public sealed class FullDiskTests : IAsyncLifetime
{
    private static readonly string[] Readers = [.. Enumerable.Range(0, 40).Select(i => $"reader-{i:00}@client-{i % 3}.example")];
    private readonly MailDesk desk = new();

    private string Small => desk.Store.DirectoryName!;

    private string Filler => Path.Combine(Small, "filler");

    public ValueTask InitializeAsync()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
            Assert.Skip("mounting a small file system needs root on Linux");
        Directory.CreateDirectory(Small);
        if (Tool.Run("mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", Small) is { Code: not 0 } failed)
            Assert.Skip("no file system can be mounted here: " + failed.Text);
        desk.Plan(Readers, 20_000);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        if (Directory.Exists(Small))
            Tool.Run("umount", Small);
        await desk.DisposeAsync();
    }

    [Fact]
    public void NearlyFull_SendsNothing()
    {
        Fill(leaving: 2_000_000);

        var full = desk.Desk.Run(desk.Settings(), "outbox", "send");

        Assert.Equal(5, full.ExitCode);
        Assert.Contains("the disk is nearly full", full.Talk, StringComparison.Ordinal);
        Assert.Empty(desk.Sink.Delivered);
        File.Delete(Filler);
        Assert.Equal(0, desk.Desk.Run(desk.Settings(), "outbox", "send").ExitCode);
        Assert.Equal(Readers, desk.Sink.Delivered.Select(mail => mail.Recipient).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void FullInTheMiddle_StopsBeforeTheNextDot_AndGoesOnWhenThereIsRoom()
    {
        var (dots, dotsWhenFull) = (0, 0);
        desk.Sink.OnDot = _ =>
        {
            if (Interlocked.Increment(ref dots) != 10)
                return;
            // Filling takes a moment, in which the other connections go on.
            Fill(leaving: 0);
            Volatile.Write(ref dotsWhenFull, Volatile.Read(ref dots));
        };

        var full = desk.Desk.Run(desk.Settings(), "outbox", "send");

        Assert.Equal(5, full.ExitCode);
        Assert.Contains("the disk is full", full.Talk, StringComparison.Ordinal);
        // Every connection may have had one message past its permission.
        Assert.InRange(desk.Sink.Delivered.Count, 10, dotsWhenFull + 8);
        File.Delete(Filler);
        var inFlight = desk.States().Where(row => row.Value == "dot-sent").Select(row => row.Key).ToArray();
        Assert.InRange(inFlight.Length, 1, 8);
        desk.Sink.OnDot = null;
        Assert.Equal(5, desk.Desk.Run(desk.Settings(), "outbox", "send").ExitCode);

        var states = desk.States();
        Assert.Equal(inFlight.Order(StringComparer.Ordinal), states.Where(row => row.Value == "ambiguous").Select(row => row.Key).Order(StringComparer.Ordinal));
        Assert.All(desk.Sink.Delivered.GroupBy(mail => mail.Recipient), mails => Assert.Single(mails));
        Assert.All(states.Where(row => row.Value == "accepted"), row => Assert.Contains(desk.Sink.Delivered, mail => mail.Recipient == row.Key));
        Assert.Equal(Readers.Length, states.Count(row => row.Value is "accepted" or "ambiguous"));
    }

    private void Fill(long leaving)
    {
        using var file = File.Create(Filler, bufferSize: 1);
        var block = new byte[4096];
        while (new DriveInfo(Small).AvailableFreeSpace > leaving)
        {
            try
            {
                file.Write(block);
            }
            catch (IOException)
            {
                return;
            }
        }
    }
}
