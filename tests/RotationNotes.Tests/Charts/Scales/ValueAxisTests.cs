using RotationNotes.Charts.Scales;
using RotationNotes.Documents.Words;

namespace RotationNotes.Tests.Charts.Scales;

public class ValueAxisTests
{
    private static readonly ValueFormat Percent = new(ValueKind.Percent, 1, ShowPlus: true);

    [Fact]
    public void Fit_AnyRange_TicksAreRoundAndInside()
    {
        var random = new Random(11);
        for (var i = 0; i < 2000; i++)
        {
            var low = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-8, 9));
            var high = low + random.NextDouble() * Math.Pow(10, random.Next(-6, 9)) + 1e-9;
            var axis = ValueAxis.Fit(low, high, Percent, FixedWords.English, random.Next(2, 8), withZero: random.Next(2) == 0);

            var rounding = 1e-6 * (high - low);
            Assert.True(axis.Low <= low + rounding && axis.High >= high - rounding, $"{axis.Low}..{axis.High} does not hold {low}..{high}");
            Assert.InRange(axis.Ticks.Length, 1, 10);
            var step = axis.Ticks.Length > 1 ? axis.Ticks[1] - axis.Ticks[0] : 0;
            for (var t = 0; t < axis.Ticks.Length; t++)
            {
                Assert.InRange(axis.Position(axis.Ticks[t]), -1e-6, 1 + 1e-6);
                if (t > 0)
                    Assert.Equal(1, (axis.Ticks[t] - axis.Ticks[t - 1]) / step, 3);
            }

            if (step > 0)
            {
                var mantissa = step / Math.Pow(10, Math.Floor(Math.Log10(step) + 1e-6));
                Assert.Contains(new[] { 1, 2, 2.5, 5 }, m => Math.Abs(mantissa - m) < 1e-3);
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ValueAt_OfPosition_IsTheValue(bool logarithmic)
    {
        var axis = ValueAxis.Fit(110, 20_400, new ValueFormat(ValueKind.Level, 0), FixedWords.English, 5, logarithmic: logarithmic);

        foreach (var value in (double[])[110, 500, 1234.5, 20_400])
            Assert.Equal(value, axis.ValueAt(axis.Position(value)), 6);
    }

    [Fact]
    public void Ticks_OfALogarithmicAxis_AreOneTwoFive()
    {
        var axis = ValueAxis.Fit(110, 20_400, new ValueFormat(ValueKind.Level, 0), FixedWords.English, 7, logarithmic: true);

        Assert.Equal([200, 500, 1000, 2000, 5000, 10_000, 20_000], axis.Ticks);
        Assert.Equal("20,000", axis.Number.Print(axis.Ticks[^1]));
    }

    [Theory]
    [InlineData(1e-9, 3.5e12)]
    [InlineData(2e-7, 4)]
    [InlineData(0.03, 8e6)]
    public void Print_LogarithmicTicksFarApart_AreDistinctAndNeverZero(double low, double high)
    {
        var axis = ValueAxis.Fit(low, high, new ValueFormat(ValueKind.Level, 0), FixedWords.English, 5, logarithmic: true);

        var printed = axis.Ticks.Select(axis.Number.Print).ToArray();

        Assert.Equal(printed.Length, printed.Distinct().Count());
        Assert.All(printed, text => Assert.Contains(text, c => c is (>= '1' and <= '9') or '¹' or '²'));
    }

    [Fact]
    public void Logarithmic_WithAValueAtZero_FallsBackToALinearAxis() =>
        Assert.False(ValueAxis.Fit(0, 100, Percent, FixedWords.English, 5, logarithmic: true).Logarithmic);

    [Theory]
    [InlineData(-0.04, 0.11, "−5%", "0%", "+5%", "+10%")]
    [InlineData(0, 0.011, "0%", "+0.5%", "+1.0%")]
    public void Print_PercentTicks_HaveEqualDecimalsAndAPlainZero(double low, double high, params string[] printed)
    {
        var axis = ValueAxis.Fit(low, high, Percent, FixedWords.English, 3, withZero: true);

        Assert.Equal(printed, axis.Ticks.Select(axis.Number.Print));
    }

    [Fact]
    public void Label_OfBasisPoints_CarriesTheUnitAtTheTopTickOnly()
    {
        var axis = ValueAxis.Fit(-12, 30, new ValueFormat(ValueKind.BasisPoints, 0), FixedWords.English, 4);

        Assert.Equal(["\u221220", "0", "20", "40\u00A0bp"], axis.Ticks.Select(axis.Label));
    }

    [Fact]
    public void Unit_OfBasisPointsInChinese_StandsAboveTheAxis()
    {
        var axis = ValueAxis.Fit(-12, 30, new ValueFormat(ValueKind.BasisPoints, 0), FixedWords.Chinese, 4);

        Assert.Equal("基点", axis.Number.Unit);
        Assert.Equal(["\u221220", "0", "20", "40"], axis.Ticks.Select(axis.Label));
    }

    [Fact]
    public void Unit_OfMillions_IsNamedOnce()
    {
        var axis = ValueAxis.Fit(0, 3_200_000, new ValueFormat(ValueKind.Level, 0), FixedWords.English, 4);

        Assert.Equal("million", axis.Number.Unit);
        Assert.Equal(["0", "1", "2", "3"], axis.Ticks.Select(axis.Number.Print));
    }

    [Fact]
    public void Aligned_AnyTwoRanges_ShareTheGridAndHoldTheData()
    {
        var random = new Random(11);
        for (var i = 0; i < 2000; i++)
        {
            double size = Math.Pow(10, random.Next(-3, 6)), low = (random.NextDouble() - 0.5) * 20 * size, high = low + (0.05 + random.NextDouble()) * size;
            double other = Math.Pow(10, random.Next(-3, 6)), first = (random.NextDouble() - 0.5) * 20 * other, last = first + (0.05 + random.NextDouble()) * other;
            var left = ValueAxis.Fit(low, high, new ValueFormat(ValueKind.Number, 2), FixedWords.English, 2 + random.Next(5));
            if (left.Ticks.Length < 2)
                continue;

            var right = ValueAxis.Aligned(left, first, last, new ValueFormat(ValueKind.Number, 2), FixedWords.English);

            Assert.True(right.Low <= first + 1e-8 * (last - first + Math.Abs(first)) && right.High >= last - 1e-6 * (last - first + Math.Abs(last)), $"{right.Low} to {right.High} for {first} to {last}");
            Assert.Equal(left.Ticks.Length, right.Ticks.Length);
            for (var t = 0; t < left.Ticks.Length; t++)
                Assert.Equal(left.Position(left.Ticks[t]), right.Position(right.Ticks[t]), 1e-6);
            var step = right.Ticks[1] - right.Ticks[0];
            // Neighbouring ticks far from zero differ only in their last digits.
            var mantissa = step / Math.Pow(10, Math.Floor(Math.Log10(step) + 1e-4));
            Assert.Contains([1, 2, 2.5, 5], round => Math.Abs(round - mantissa) < 1e-3);
        }
    }
}
