using RotationNotes.Publishing.Scheduling;

namespace RotationNotes.Tests.Publishing.Scheduling;

public sealed class NoteScheduleTests
{
    [Fact]
    public void Fires_KeepLocalTime_WhenTheClocksGoBack()
    {
        // New York leaves daylight-saving time on 3 November 2024.
        var fires = Schedule("0 30 17 ? * FRI").After(Utc(2024, 10, 30)).Take(2).ToArray();

        Assert.Equal(new DateTimeOffset(2024, 11, 1, 17, 30, 0, TimeSpan.FromHours(-4)), fires[0]);
        Assert.Equal(new DateTimeOffset(2024, 11, 8, 17, 30, 0, TimeSpan.FromHours(-5)), fires[1]);
        Assert.Equal(Utc(2024, 11, 8, 22, 30), fires[1].ToUniversalTime());
    }

    [Theory]
    [InlineData("America/New_York")]
    [InlineData("Europe/London")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("America/Santiago")]
    public void Fires_RiseStrictly_AndComeOncePerLocalDay_OverTwentyYears(string zone)
    {
        var schedule = Schedule("0 30 2 * * ?", zone);
        var before = Utc(2005, 1, 1);
        DateOnly? day = null;
        foreach (var fire in schedule.After(before).TakeWhile(fire => fire < Utc(2025, 1, 1)))
        {
            var local = DateOnly.FromDateTime(fire.DateTime);
            Assert.True(fire > before);
            Assert.NotEqual(day, local);
            Assert.True(day is null || local.DayNumber - day.Value.DayNumber == 1, $"{zone}: no fire between {day} and {local}");
            (before, day) = (fire, local);
        }
    }

    [Fact]
    public void MissedBefore_GivesTheNewestFireOfTheCatchUpTime()
    {
        var schedule = Schedule("0 30 17 * * ?", catchUpHours: 72);

        Assert.Equal(new DateTimeOffset(2024, 7, 16, 17, 30, 0, TimeSpan.FromHours(-4)), schedule.MissedBefore(Utc(2024, 7, 17, 12, 0)));
    }

    [Fact]
    public void MissedBefore_ForgetsFiresOlderThanTheCatchUpTime() =>
        Assert.Null(Schedule("0 30 17 ? * FRI", catchUpHours: 24).MissedBefore(Utc(2024, 7, 16)));

    [Fact]
    public void MissedBefore_IsNothing_WhenTheRuleIsToSkip() =>
        Assert.Null(Schedule("0 30 17 * * ?", rule: MisfireRule.Skip).MissedBefore(Utc(2024, 7, 17)));

    [Theory]
    [InlineData("0 30 17 ? * FRIDAY!", "America/New_York", false)]
    [InlineData("soon", "America/New_York", false)]
    [InlineData("0 0 9 31 2 ?", "America/New_York", false)]
    [InlineData("0 0 9 31 4,6,9,11 ?", "America/New_York", false)]
    [InlineData("0 0 9 30 2 ?", "Europe/London", false)]
    [InlineData("0 61 17 ? * FRI", "America/New_York", false)]
    [InlineData("0 30 17 ? * FRI", "America/Gotham", true)]
    public void TryCreate_SaysWhichPartIsWrong(string cron, string zone, bool ofTimeZone)
    {
        Assert.False(NoteSchedule.TryCreate("weekly", cron, zone, MisfireRule.FireOnce, TimeSpan.Zero, true, out _, out var fault));

        Assert.Equal(ofTimeZone, fault.OfTimeZone);
        Assert.Contains(ofTimeZone ? zone : cron, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OverSince_IsSaid_OnceTheYearsOfAScheduleHavePassed()
    {
        var schedule = Schedule("0 0 9 29 2 ? 2024");

        Assert.Null(schedule.OverSince(Utc(2024, 2, 1)));
        Assert.Contains("no fire left", schedule.OverSince(Utc(2024, 3, 1))!.Message, StringComparison.Ordinal);
    }

    private static NoteSchedule Schedule(string cron, string zone = "America/New_York", MisfireRule rule = MisfireRule.FireOnce, int catchUpHours = 48)
    {
        Assert.True(NoteSchedule.TryCreate("weekly", cron, zone, rule, TimeSpan.FromHours(catchUpHours), true, out var schedule, out _));
        return schedule;
    }

    private static DateTimeOffset Utc(int year, int month, int day, int hour = 0, int minute = 0) => new(year, month, day, hour, minute, 0, TimeSpan.Zero);
}
