using RotationNotes.Foundation.Files;

namespace RotationNotes.Tests.Foundation.Files;

public sealed class FileLockTests : IDisposable
{
    private readonly TemporaryFolder temporary = new();

    public void Dispose() => temporary.Dispose();

    [Fact]
    public void SecondHolder_IsRefusedUntilTheFirstLetsGo()
    {
        var first = Take(TimeSpan.Zero);
        Assert.NotNull(first);
        Assert.Null(Take(TimeSpan.Zero));

        first.Dispose();

        using var third = Take(TimeSpan.Zero);
        Assert.NotNull(third);
    }

    [Fact]
    public async Task Waiting_EndsWithTheLock_WhenTheHolderLetsGo()
    {
        var first = Take(TimeSpan.Zero)!;
        var waiting = Task.Run(() => Take(TimeSpan.FromSeconds(20)), TestContext.Current.CancellationToken);
        Assert.False(waiting.IsCompleted);

        first.Dispose();

        using var second = await waiting;
        Assert.NotNull(second);
    }

    [Fact]
    public void Waiting_CanBeCancelled()
    {
        using var first = Take(TimeSpan.Zero);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));

        Assert.ThrowsAny<OperationCanceledException>(() => TakeUntil(stop.Token, TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public void LeftOverLockFile_OfADeadProcess_DoesNotLock()
    {
        Directory.CreateDirectory(temporary.At("locks"));
        File.WriteAllText(temporary.At("locks", "x.lock"), "left over");

        using var held = Take(TimeSpan.Zero);

        Assert.NotNull(held);
    }

    private FileLock? Take(TimeSpan patience) => TakeUntil(TestContext.Current.CancellationToken, patience);

    private FileLock? TakeUntil(CancellationToken cancellation, TimeSpan patience) =>
        FileLock.TryTake(new FileInfo(temporary.At("locks", "x.lock")), patience, TimeProvider.System, cancellation);
}
