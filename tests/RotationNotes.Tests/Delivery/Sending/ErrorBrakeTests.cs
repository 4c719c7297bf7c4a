using RotationNotes.Delivery.Sending;

namespace RotationNotes.Tests.Delivery.Sending;

public sealed class ErrorBrakeTests
{
    private readonly Hands clock = new();

    [Fact]
    public void HalfOfTheWindowFailing_Pauses_AndEachFruitlessPauseIsTwiceAsLong()
    {
        var brake = new ErrorBrake(new SendingOptions { BrakeWindow = 10, PauseAtErrorShare = 0.5, FirstPause = TimeSpan.FromSeconds(30), LongestPause = TimeSpan.FromSeconds(90) }, clock);
        var pauses = new List<double>();
        for (var pause = 0; pause < 3; pause++)
        {
            for (var i = 0; i < 10 && !brake.IsPaused; i++)
                brake.Record(failed: true);
            Assert.True(brake.IsPaused);
            pauses.Add((brake.PausedUntil!.Value - clock.GetUtcNow()).TotalSeconds);
            clock.Now = brake.PausedUntil.Value;
            Assert.False(brake.IsPaused);
        }

        Assert.Equal([30, 60, 90], pauses);
        brake.Record(failed: false);
        for (var i = 0; i < 10; i++)
            brake.Record(failed: true);
        Assert.Equal(30, (brake.PausedUntil!.Value - clock.GetUtcNow()).TotalSeconds);
    }

    [Fact]
    public void FewFailures_GoOn()
    {
        var brake = new ErrorBrake(new SendingOptions { BrakeWindow = 10, PauseAtErrorShare = 0.5 }, clock);

        for (var i = 0; i < 100; i++)
            brake.Record(failed: i % 5 < 2);

        Assert.Null(brake.PausedUntil);
    }

    private sealed class Hands : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2024, 7, 19, 21, 30, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
