using RotationNotes.Publishing.Archive;

namespace RotationNotes.Tests.Publishing.Archive;

public sealed class EditionIdTests
{
    [Fact]
    public void Name_StartsWithTheDate_SoThatFoldersSortByTime() =>
        Assert.Equal("2024-07-16-weekly-rotation-r2", new EditionId(new DateOnly(2024, 7, 16), "weekly-rotation", 2).Name);

    [Theory]
    [InlineData("2024-07-16-weekly-rotation-r1")]
    [InlineData("0999-01-01-a-r10")]
    [InlineData("2024-07-16-a-r1-r2")]
    public void TryParse_ReadsWhatNameWrites(string name)
    {
        Assert.True(EditionId.TryParse(name, out var id));
        Assert.Equal(name, id.Name);
    }

    [Theory]
    [InlineData("2024-07-16-weekly-rotation-r0")]
    [InlineData("2024-07-16-weekly-rotation-r01")]
    [InlineData("2024-02-30-weekly-rotation-r1")]
    [InlineData("2024-07-16--r1")]
    [InlineData("2024-07-16-../../etc-r1")]
    [InlineData("2024-07-16-Weekly-r1")]
    [InlineData(".working-2024-07-16-weekly-rotation-r1")]
    [InlineData("")]
    [InlineData(null)]
    public void TryParse_RefusesEverythingElse(string? name) => Assert.False(EditionId.TryParse(name, out _));

    [Fact]
    public void Editions_OrderByDateThenNoteThenRevision()
    {
        EditionId[] ids = [Id(17, "a", 1), Id(16, "b", 1), Id(16, "a", 10), Id(16, "a", 2)];

        Assert.Equal([Id(16, "a", 2), Id(16, "a", 10), Id(16, "b", 1), Id(17, "a", 1)], ids.Order());
    }

    private static EditionId Id(int day, string note, int revision) => new(new DateOnly(2024, 7, day), note, revision);
}
