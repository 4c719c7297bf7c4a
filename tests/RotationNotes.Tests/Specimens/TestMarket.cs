using RotationNotes.Foundation.Units;
using RotationNotes.Market.Calendar;
using RotationNotes.Market.Observations;
using RotationNotes.Market.Views;
using RotationNotes.Metrics.Expressions;
using RotationNotes.Metrics.Facts;

namespace RotationNotes.Tests.Specimens;

/// <summary>Small markets made by hand.</summary>
internal static class TestMarket
{
    public static TradingCalendar Calendar { get; } = TradingCalendar.Load();

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");

    /// <summary>Consecutive sessions up to and including <paramref name="last"/>.</summary>
    public static DateOnly[] Sessions(int count, string last)
    {
        var dates = new DateOnly[count];
        var date = Calendar.LastSessionOnOrBefore(Day(last));
        for (var i = count - 1; i >= 0; i--, date = Calendar.PreviousSession(date))
            dates[i] = date;
        return dates;
    }

    public static Series Series(string id, Unit unit, DateOnly[] dates, params double[] values) =>
        new(new SeriesDescriptor(new SeriesId(id), id, unit, "Test"), dates, values);

    /// <summary>A daily series on consecutive sessions that ends on <paramref name="last"/>.</summary>
    public static Series Daily(string id, Unit unit, string last, params double[] values) => Series(id, unit, Sessions(values.Length, last), values);

    public static Series Weekly(string id, Unit unit, string last, params double[] values)
    {
        var dates = new DateOnly[values.Length];
        for (var i = 0; i < dates.Length; i++)
            dates[i] = Day(last).AddDays(-7 * (dates.Length - 1 - i));
        return new Series(new SeriesDescriptor(new SeriesId(id), id, unit, "Test", Frequency.Weekly, ReleaseRule.CommitmentsOfTraders), dates, values);
    }

    public static MarketView View(string asOf, params Series[] series) => new MarketData(Calendar, series).AsOf(Day(asOf));

    /// <summary>A market of prices that walk.</summary>
    public static MarketView View(string asOf, string[] prices, int count) =>
        View(asOf, [.. prices.Select((id, i) => Daily(id, id == "RVX" ? Unit.VolatilityPoints : Unit.Price, asOf, Walk(count, i)))]);

    /// <summary>A repeatable walk of prices around 100 with tiny and large moves.</summary>
    public static double[] Walk(int count, int seed, double start = 100)
    {
        var random = new Random(seed);
        var prices = new double[count];
        var price = start;
        for (var i = 0; i < count; i++)
            prices[i] = price *= Math.Exp(0.012 * (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5));
        return prices;
    }

    /// <summary>Values of an expression whose metric ids are the house's.</summary>
    public static ExpressionResult Evaluate(this SeriesExpression expression, MarketView view) => MetricCatalogue.Default.Over(view).Evaluate(expression);
}
