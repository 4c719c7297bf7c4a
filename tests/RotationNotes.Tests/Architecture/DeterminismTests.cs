namespace RotationNotes.Tests.Architecture;

/// <summary>Clock, culture, randomness and places are handed in; only the executable may ask the machine.</summary>
public sealed class DeterminismTests
{
    private static readonly string[] Banned =
    [
        "DateTime.Now", "DateTime.Today", "DateTime.UtcNow", "DateTimeOffset.Now", "DateTimeOffset.UtcNow", "TimeProvider.System",
        "CultureInfo.Current", "StringComparison.CurrentCulture", "StringComparer.CurrentCulture", "Random.Shared", "new Random()", "Guid.NewGuid", "Environment.GetEnvironmentVariable",
        "Environment.CurrentDirectory", "Directory.GetCurrentDirectory", "TimeZoneInfo.Local", "Environment.MachineName", "Environment.UserName",
    ];

    // What asks the machine nevertheless, with the reason: the store says which machine holds a batch.
    private static readonly HashSet<(string, string)> Asking = [("src/RotationNotes.Publishing/Installation/MailRoom.cs", "Environment.MachineName")];

    [Fact]
    public void Libraries_NeverAskTheMachine()
    {
        var offences =
            from file in Repository.Files("src", "*.cs")
            where !Repository.Relative(file).StartsWith("src/RotationNotes/", StringComparison.Ordinal)
            from line in File.ReadLines(file.FullName).Select((text, index) => (Text: text, Number: index + 1))
            where !line.Text.TrimStart().StartsWith("//", StringComparison.Ordinal)
            from banned in Banned
            where line.Text.Contains(banned, StringComparison.Ordinal) && !Asking.Contains((Repository.Relative(file), banned))
            select $"{Repository.Relative(file)}({line.Number}): {banned}";

        Assert.Empty(offences);
    }

    [Fact]
    public void Sources_StayShortEnoughToReadAtOnce()
    {
        var tooLong = Repository.Files("src", "*.cs")
            .Select(file => (Path: Repository.Relative(file), Lines: File.ReadLines(file.FullName).Count()))
            .Where(file => file.Lines > 350);

        Assert.Empty(tooLong);
    }
}
