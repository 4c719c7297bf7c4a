using System.Collections.Immutable;
using RotationNotes.Documents.Words;
using RotationNotes.Narrative.Phrases;

namespace RotationNotes.Tests.Narrative.Phrases;

public class WordingTests
{
    private static readonly ImmutableArray<string> words = ["rose", "gained", "advanced", "climbed"];
    private static readonly ValueFormat percent = new(ValueKind.Percent, 1);

    [Fact]
    public void Pick_SameNoteAndDate_RepeatsItself() => Assert.Equal(Sequence("weekly", 16), Sequence("weekly", 16));

    [Fact]
    public void Pick_OtherDates_Vary()
    {
        var sequences = Enumerable.Range(1, 20).Select(day => string.Join(' ', Sequence("weekly", day))).Distinct().Count();

        Assert.True(sequences > 10, $"only {sequences} different sequences in 20 dates");
    }

    [Fact]
    public void Pick_NeverRepeatsANeighbour()
    {
        var sequence = Sequence("weekly", 3, 200);

        for (var i = 1; i < sequence.Length; i++)
            Assert.NotEqual(sequence[i - 1], sequence[i]);
    }

    [Fact]
    public void Vocabulary_HasWordsForEveryMovement_AndSharesNoneBetweenUpAndDown()
    {
        foreach (var list in new Func<Movement, ImmutableArray<string>>[] { Vocabulary.PriceVerbs, Vocabulary.LevelVerbs, Vocabulary.SpreadVerbs, Vocabulary.ComparisonVerbs })
        {
            Assert.NotEmpty(list(new Movement(0, Degree.Flat)));
            foreach (var degree in new[] { Degree.Slight, Degree.Plain, Degree.Strong })
            {
                Assert.NotEmpty(list(new Movement(1, degree)));
                Assert.Empty(list(new Movement(1, degree)).Intersect(list(new Movement(-1, degree))));
            }
        }
    }

    [Theory]
    [InlineData(0.05, 0.99, 1, Degree.Strong)]
    [InlineData(0.02, 0.90, 1, Degree.Plain)]
    [InlineData(0.004, 0.60, 1, Degree.Slight)]
    [InlineData(-0.05, 0.01, -1, Degree.Strong)]
    [InlineData(-0.02, 0.20, -1, Degree.Plain)]
    [InlineData(-0.004, 0.38, -1, Degree.Slight)]
    [InlineData(0.0004, 0.55, 0, Degree.Flat)]
    [InlineData(-0.0004, 0.01, 0, Degree.Flat)]
    public void Movement_IsJudgedByTheFactsOwnHistory(double value, double percentile, int sign, Degree degree) =>
        Assert.Equal(new Movement(sign, degree), Movement.Of(value, percentile, 5000, percent));

    [Theory]
    [InlineData(0.022, 0.60, ValueKind.Percent, Degree.Plain)]
    [InlineData(-0.018, 0.40, ValueKind.Percent, Degree.Plain)]
    [InlineData(0.004, 0.60, ValueKind.PercentagePoints, Degree.Slight)]
    [InlineData(1, 0.97, ValueKind.BasisPoints, Degree.Slight)]
    [InlineData(2, 0.90, ValueKind.BasisPoints, Degree.Plain)]
    public void Movement_SizesThatAnyReaderCallsLargeOrSmall_OverruleTheHistory(double value, double percentile, ValueKind kind, Degree degree) =>
        Assert.Equal(degree, Movement.Of(value, percentile, 5000, new ValueFormat(kind, kind == ValueKind.BasisPoints ? 0 : 1)).Degree);

    [Fact]
    public void Movement_ShortHistory_GivesNoStrongWords() => Assert.Equal(Degree.Plain, Movement.Of(0.2, 1.0, 30, percent).Degree);

    private static string[] Sequence(string note, int day, int count = 8)
    {
        var wording = new Wording(note, new DateOnly(2024, 7, day));
        return [.. Enumerable.Range(0, count).Select(_ => wording.Pick(words))];
    }
}
