using RotationNotes.Charts.Labels;

namespace RotationNotes.Tests.Charts.Labels;

public class LabelStackTests
{
    [Fact]
    public void Solve_LabelsFarApart_StayWhereTheyWant() =>
        Assert.Equal([10, 50, 90], LabelStack.Solve([10, 50, 90], [8, 8, 8], 0, 100)!);

    [Fact]
    public void Solve_TwoAtTheSameHeight_MoveApartEqually() =>
        Assert.Equal([46, 54], LabelStack.Solve([50, 50], [8, 8], 0, 100)!);

    [Fact]
    public void Solve_AtTheEdge_MovesInside() =>
        Assert.Equal([4, 12], LabelStack.Solve([0, 1], [8, 8], 0, 100)!);

    [Fact]
    public void Solve_MoreThanFits_SaysSo() =>
        Assert.Null(LabelStack.Solve([1, 2, 3], [40, 40, 40], 0, 100));

    [Fact]
    public void Solve_AnyWishes_KeepsOrderRoomAndDistance()
    {
        var random = new Random(3);
        for (var i = 0; i < 500; i++)
        {
            var count = random.Next(1, 9);
            var wishes = Enumerable.Range(0, count).Select(_ => random.NextDouble() * 140 - 20).ToArray();
            var sizes = Enumerable.Range(0, count).Select(_ => 4 + random.NextDouble() * 7).ToArray();

            var centres = LabelStack.Solve(wishes, sizes, 0, 100)!;

            var order = Enumerable.Range(0, count).OrderBy(k => centres[k]).ToArray();
            Assert.Equal(Enumerable.Range(0, count).OrderBy(k => wishes[k]), order);
            Assert.True(centres[order[0]] - sizes[order[0]] / 2 >= -1e-6 && centres[order[^1]] + sizes[order[^1]] / 2 <= 100 + 1e-6);
            for (var k = 1; k < count; k++)
                Assert.True(centres[order[k]] - centres[order[k - 1]] >= (sizes[order[k]] + sizes[order[k - 1]]) / 2 - 1e-6);
        }
    }
}
