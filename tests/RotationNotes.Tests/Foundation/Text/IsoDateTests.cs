using RotationNotes.Foundation.Text;

namespace RotationNotes.Tests.Foundation.Text;

public sealed class IsoDateTests
{
    [Fact]
    public void Date_IsWrittenAndReadBack()
    {
        Assert.Equal("2024-07-05", IsoDate.Of(new DateOnly(2024, 7, 5)));
        Assert.Equal(new DateOnly(2024, 7, 5), IsoDate.Parse("2024-07-05"));
    }

    [Theory]
    [InlineData("2024-7-5")]
    [InlineData("2024-02-30")]
    [InlineData("05.07.2024")]
    [InlineData(" 2024-07-05")]
    [InlineData("")]
    public void AnythingElse_IsNoDate(string text) => Assert.False(IsoDate.TryParse(text, out _));
}
