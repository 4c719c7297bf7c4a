using System.Collections.Immutable;
using RotationNotes.Documents.Words;

namespace RotationNotes.Tests.Documents.Words;

public sealed class FixedWordsTests
{
    [Fact]
    public void Chinese_HasNoLatinLettersInAnyWord()
    {
        var words = typeof(FixedWords).GetProperties().Select(property => property.GetValue(FixedWords.Chinese))
            .SelectMany(value => value switch { string one => [one], ImmutableArray<string> several => several, _ => ImmutableArray<string>.Empty }).ToArray();

        Assert.True(words.Length > 40);
        Assert.All(words, word => Assert.DoesNotContain(word.Replace("PDF", "", StringComparison.Ordinal), char.IsAsciiLetter));
    }

    [Theory]
    [InlineData(ValueKind.Percent, 0.115, "+11.5%", "+11.5%")]
    [InlineData(ValueKind.PercentagePoints, 0.099, "+9.9\u00A0pp", "+9.9个百分点")]
    [InlineData(ValueKind.BasisPoints, -19, "\u221219.0\u00A0bp", "\u221219.0个基点")]
    [InlineData(ValueKind.Sigma, 4.4, "+4.4\u03C3", "+4.4\u03C3")]
    [InlineData(ValueKind.Multiple, 2.3, "+2.3\u00D7", "+2.3倍")]
    public void Print_SetsTheUnitOfTheLanguageBehindTheNumber(ValueKind kind, double value, string english, string chinese)
    {
        var format = new ValueFormat(kind, 1, ShowPlus: true);

        Assert.Equal(english, FixedWords.English.Print(value, format));
        Assert.Equal(chinese, FixedWords.Chinese.Print(value, format));
    }

    [Fact]
    public void HeadWithUnit_IsForUnitsThatChineseWritesOut()
    {
        Assert.Equal("一周变动（百分点）", FixedWords.Chinese.HeadWithUnit("一周变动", ValueKind.PercentagePoints));
        Assert.Null(FixedWords.Chinese.HeadWithUnit("多头占比", ValueKind.Percent));
        Assert.Null(FixedWords.English.HeadWithUnit("1 week", ValueKind.PercentagePoints));
    }
}
