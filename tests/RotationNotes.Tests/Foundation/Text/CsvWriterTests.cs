using RotationNotes.Foundation.Text;

namespace RotationNotes.Tests.Foundation.Text;

public sealed class CsvWriterTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("=a,b", "\"'=a,b\"")]
    public void TextLikeAFormula_IsNoFormulaToASpreadsheet(string text, string field) => Assert.Equal(field, CsvWriter.Field(text));

    [Theory]
    [InlineData("-0.5")]
    [InlineData("+1e-7")]
    [InlineData("-0.5 0.25 -1")]
    [InlineData("1=1")]
    [InlineData("")]
    public void NumbersAndOtherText_StayAsTheyAre(string text) => Assert.Equal(text, CsvWriter.Field(text));

    [Fact]
    public void Row_QuotesWhatNeedsIt() =>
        Assert.Equal("a,\"b,c\",\"d\"\"e\"\n", new CsvWriter().Row("a", "b,c", "d\"e").ToString());

    [Fact]
    public void Number_ReadsBackTheSame_AndNothingIsEmpty()
    {
        Assert.Equal("0.1", CsvWriter.Field(0.1));
        Assert.Equal("", CsvWriter.Field(double.NaN));
    }
}
