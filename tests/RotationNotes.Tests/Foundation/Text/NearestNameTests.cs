using RotationNotes.Foundation.Text;

namespace RotationNotes.Tests.Foundation.Text;

public sealed class NearestNameTests
{
    private static readonly string[] Known = ["weekly-rotation", "morning", "flash", "vix", "vxn", "Portal:Port"];

    [Theory]
    [InlineData("weekly-rotatoin", "weekly-rotation")]
    [InlineData("weekly-rotatin", "weekly-rotation")]
    [InlineData("mornings", "morning")]
    [InlineData("FLASH", "flash")]
    [InlineData("vxi", "vix")]
    [InlineData("Portl:Port", "Portal:Port")]
    public void TypingError_LeadsToTheNameThatWasMeant(string written, string meant) => Assert.Equal(meant, NearestName.Find(written, Known));

    [Theory]
    [InlineData("evening")]
    [InlineData("")]
    [InlineData("ab")]
    [InlineData("flash")]
    public void NothingNear_OrTheNameItself_GivesNoHint(string written) => Assert.Null(NearestName.Hint(written, Known));

    [Fact]
    public void EquallyNearNames_ComeInOrdinalOrder() =>
        Assert.Equal(["rut-1d", "rut-5d"], NearestName.Find("rut-9d", ["spx-9x9", "rut-5d", "rut-1d", "rut-5d"], 2));

    [Theory]
    [InlineData("", "abc", 3)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("form", "from", 1)]
    [InlineData("ABC", "abc", 0)]
    public void Errors_AreInsertionsDeletionsReplacementsAndSwaps(string from, string to, int errors)
    {
        Assert.Equal(errors, NearestName.Errors(from, to));
        Assert.Equal(errors, NearestName.Errors(to, from));
    }

    [Fact]
    public void NothingNear_AShortListIsNamedWhole()
    {
        Assert.Equal("Allowed: bar, line.", NearestName.HintOrList("histogram", ["bar", "line"]));
        Assert.Null(NearestName.HintOrList("histogram", Enumerable.Range(0, 13).Select(i => $"kind{i}")));
        Assert.Null(NearestName.HintOrList("histogram", []));
    }

    [Fact]
    public void ANameLongerThanAnybodyTypes_IsNotCompared() =>
        Assert.Null(NearestName.Find(new string('x', 1000), [new string('x', 999)]));
}
