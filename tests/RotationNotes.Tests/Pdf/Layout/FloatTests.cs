using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Pdf.Drawing;
using RotationNotes.Pdf.Layout;

namespace RotationNotes.Tests.Pdf.Layout;

/// <summary>Where exhibits go that do not stand where the text calls them: pages of 100 points, parts of known height.</summary>
public sealed class FloatTests
{
    private static readonly PageFrame Frame = new(0, 0, 100, 100);

    [Fact]
    public void Here_Fits_StandsInItsPlace() => Assert.Equal("a 0, X 30, b 70", Pages(Text("a", 30), Exhibit("X", 40), Text("b", 30)));

    [Fact]
    public void Here_DoesNotFit_WaitsWhileTextGoesOn() =>
        Assert.Equal("a 0, b 70 | X 0, c 40", Pages(Text("a", 70), Exhibit("X", 40), Text("b", 30), Text("c", 20)));

    [Fact]
    public void Here_PassesOneSectionHeadingButNotTwo()
    {
        Assert.Equal("a 0, h 70, b 80 | X 0", Pages(Text("a", 70), Exhibit("X", 40), Section("h", 10), Text("b", 10)));
        Assert.Equal("a 0, h 70, b 80 | X 0, i 40, c 50", Pages(Text("a", 70), Exhibit("X", 40), Section("h", 10), Text("b", 5), Section("i", 10), Text("c", 5)));
    }

    [Fact]
    public void Here_HeadingThatMovesToTheNextPage_IsStillTheOneThatMayBePassed() =>
        Assert.Equal("a 0 | X 0, h 60, b 80 | Y 0, c 50", Pages(Text("a", 90), Exhibit("X", 60), Exhibit("Y", 50), Section("h", 20), Text("b", 20), Text("c", 10)));

    [Fact]
    public void Here_AfterAWaitingOne_KeepsTheOrder() =>
        Assert.Equal("a 0, b 70 | X 0, Y 40", Pages(Text("a", 70), Exhibit("X", 40), Exhibit("Y", 5), Text("b", 30)));

    [Fact]
    public void BoxWithoutNumber_MayPassAWaitingExhibit() =>
        Assert.Equal("a 0, box 70, b 80 | X 0", Pages(Text("a", 70), Exhibit("X", 40), Exhibit("box", 10) with { KeepsOrder = false }, Text("b", 10)));

    [Fact]
    public void Here_NeverPassesBackMatter() =>
        Assert.Equal("a 0 | X 0, b 40", Pages(Text("a", 70), Exhibit("X", 40), Text("b", 10) with { StopsFloats = true }));

    [Fact]
    public void HeadingThatBelongsToAnExhibit_WaitsForThoseBefore() =>
        Assert.Equal("a 0 | X 0, h 40, Y 50", Pages(Text("a", 70), Exhibit("X", 40), Text("h", 10) with { KeepWithNext = true }, Exhibit("Y", 10)));

    [Fact]
    public void Top_StandsAtTheTopOfTheNextPage() =>
        Assert.Equal("a 0, b 10, c 60 | X 0, d 20", Pages(Text("a", 10), Exhibit("X", 20, Floating.Top), Text("b", 50), Text("c", 40), Text("d", 10)));

    [Fact]
    public void Bottom_StandsAtTheFootWhileTextFillsThePageAboveIt() =>
        Assert.Equal("a 0, b 10, X 80 | c 0", Pages(Text("a", 10), Exhibit("X", 20, Floating.Bottom), Text("b", 50), Text("c", 40)));

    [Fact]
    public void Bottom_DoesNotFit_StandsAtTheFootOfTheNextPage() =>
        Assert.Equal("a 0, b 90 | c 0, X 80", Pages(Text("a", 90), Exhibit("X", 20, Floating.Bottom), Text("b", 10), Text("c", 40)));

    [Fact]
    public void Here_AfterOneAtTheFoot_WaitsForTheNextPage() =>
        Assert.Equal("a 0, b 10, X 80 | Y 0", Pages(Text("a", 10), Exhibit("X", 20, Floating.Bottom), Exhibit("Y", 10), Text("b", 10)));

    [Fact]
    public void Here_LacksALittle_LowersTheChartsOfThePageByEqualShares()
    {
        var flow = new[] { Chart("X", 40), Text("a", 20), Chart("Y", 50) };

        // Ten points are missing, eighteen can be had: eight from X, ten from Y.
        Assert.Equal("X 0, a 35.56, Y 55.56", Pages(flow));
    }

    [Fact]
    public void ChartHigherThanThePage_IsLoweredToFit() => Assert.Equal("a 0, b 10 | X 0", Pages(Text("a", 10), Chart("X", 130), Text("b", 10)));

    [Fact]
    public void ExhibitHigherThanThePage_IsRefusedByName()
    {
        var error = Assert.Throws<DiagnosticException>(() => Pages(Text("a", 10), Exhibit("X", 130) with { Name = "Exhibit 9" }));

        Assert.Contains("Exhibit 9 is 130 points high, a page holds 100.", error.Message);
    }

    private static string Pages(params FlowItem[] flow) => string.Join(" | ", Paginator.Fill(flow, Frame)
        .Select(page => string.Join(", ", page.All.Select(part => FormattableString.Invariant($"{part.Fragment} {Math.Round(part.Y, 2)}")))));

    private static FlowItem Text(string name, double height) => new(new Named(name, height));

    private static FlowItem Section(string name, double height) => Text(name, height) with { OpensSection = true, KeepWithNext = true };

    private static FlowItem Exhibit(string name, double height, Floating floats = Floating.Here) => Text(name, height) with { Floats = floats, KeepsOrder = true };

    private static FlowItem Chart(string name, double height) =>
        Exhibit(name, height) with { Shrink = new Shrink(height / 5, height - 20, by => new Named(name, height - by)) };

    private sealed class Named(string name, double height) : Fragment
    {
        public override double HeightPt => height;

        public override void Draw(PageSurface canvas, double x, double y)
        {
        }

        public override string ToString() => name;
    }
}
