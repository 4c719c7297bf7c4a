using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using RotationNotes.Market.Text;

namespace RotationNotes.Tests.Market.Text;

public sealed class TextTests
{
    [Fact]
    public void Date_ParseOfFormat_IsTheDate_InEveryStyle() =>
        Check.QuickThrowOnFailure(Prop.ForAll(
            Gen.Choose(new DateOnly(1800, 1, 1).DayNumber, new DateOnly(2200, 12, 31).DayNumber).ToArbitrary(),
            day =>
            {
                var date = DateOnly.FromDayNumber(day);
                return new[] { (DateLayout.Iso, "yyyy-MM-dd"), (DateLayout.Iso, "yyyy-MM-dd' 00:00:00'"), (DateLayout.MonthDayYear, "MM/dd/yyyy"), (DateLayout.MonthDayYear, "M/d/yyyy"), (DateLayout.Compact, "yyyyMMdd") }
                    .All(s => DateText.TryParse(date.ToDateTime(TimeOnly.MinValue).ToString(s.Item2, CultureInfo.InvariantCulture), s.Item1, out var parsed) && parsed == date);
            }));

    [Fact]
    public void Number_ParseOfFormat_IsTheNumber() =>
        Check.QuickThrowOnFailure(Prop.ForAll(
            ArbMap.Default.ArbFor<NormalFloat>(),
            number => NumberText.TryParse(number.Get.ToString("R", CultureInfo.InvariantCulture), out var parsed) && parsed.Equals(number.Get)));

    [Theory]
    [InlineData("2263,67")]
    [InlineData("1,000.5")]
    [InlineData("Infinity")]
    [InlineData("NaN")]
    [InlineData("1e400")]
    [InlineData("12.3.4")]
    [InlineData("$12")]
    [InlineData("(12)")]
    [InlineData("٣")]
    public void Number_ThatNoVendorWrites_IsRefused(string text) =>
        Assert.False(NumberText.TryParse(text, out _));

    [Theory]
    [InlineData("2024-7-16")]
    [InlineData("2024-07-16 09:30:00")]
    [InlineData("16/07/2024")]
    [InlineData("07/16/24")]
    [InlineData("2024/07/16")]
    [InlineData("20240732")]
    [InlineData("")]
    public void Date_InNoKnownStyle_IsRefused(string text) =>
        Assert.Null(DateText.StyleOf(text));
}
