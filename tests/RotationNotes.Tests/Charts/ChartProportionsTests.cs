using RotationNotes.Charts;
using RotationNotes.Documents.Charts;
using RotationNotes.Documents.Words;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Charts;

public class ChartProportionsTests
{
    [Fact]
    public void HeightPt_OfBars_HasRoomForEveryBar()
    {
        var chart = new BarChart([.. Enumerable.Range(1, 20).Select(i => new BarItem($"Sector {i}", i / 100.0))]) { Format = new ValueFormat(ValueKind.Percent, 1) };

        var words = SceneText.Words(new ChartRenderer(HouseFonts.Theme, HouseFonts.Library).Render(chart, 239, ChartProportions.HeightPt(chart, 239))).ToArray();

        Assert.Contains("Sector 20", words);
        Assert.DoesNotContain(words, word => word.EndsWith("more", StringComparison.Ordinal));
    }

    [Fact]
    public void Render_MoreBarsThanRoom_SaysHowManyAndKeepsTheHighlighted()
    {
        var chart = new BarChart([.. Enumerable.Range(1, 60).Select(i => new BarItem($"Sector {i}", i / 100.0, i == 59))]) { Format = new ValueFormat(ValueKind.Percent, 1) };

        var words = SceneText.Words(new ChartRenderer(HouseFonts.Theme, HouseFonts.Library).Render(chart, 239, 150)).ToArray();

        Assert.Contains("Sector 59", words);
        Assert.Contains(words, word => word == $"and {60 - words.Count(w => w.StartsWith("Sector", StringComparison.Ordinal))} more");
    }
}
