using RotationNotes.Foundation.Units;
using RotationNotes.Market.Calendar;
using RotationNotes.Market.Observations;
using RotationNotes.Market.Views;

namespace RotationNotes.Tests.Specimens;

/// <summary>A market of a few hundred sessions whose numbers can be worked out in the head.</summary>
public static class SmallMarket
{
    public static TradingCalendar Calendar { get; } = TradingCalendar.Load();

    public static DateOnly AsOf { get; } = new(2024, 7, 16);

    /// <summary>Russell and S&amp;P 500 at 100 and 200 for 400 sessions, then moved on the last one by the given returns.</summary>
    public static MarketView View(double rutReturn, double spxReturn, params IEnumerable<Series> more)
    {
        Series[] both = [Price("RUT", "Russell 2000", 100, rutReturn), Price("SPX", "S&P 500", 200, spxReturn)];
        return new MarketData(Calendar, both.Concat(more)).AsOf(AsOf);
    }

    /// <summary>A price that stands still, wobbling by a thousandth so that it has a history, and moves on the last session.</summary>
    public static Series Price(string id, string name, double level, double lastReturn)
    {
        var dates = Sessions(400);
        var values = new double[dates.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = level * (1 + (i % 2 == 0 ? 0.0005 : -0.0005) + (i % 7 * 0.0001));
        values[^1] = values[^6] * (1 + lastReturn);
        return new Series(new SeriesDescriptor(new SeriesId(id), name, Unit.Price, "Test prices"), dates, values);
    }

    public static DateOnly[] Sessions(int count)
    {
        var dates = new DateOnly[count];
        var day = AsOf;
        for (var i = count - 1; i >= 0; i--)
        {
            dates[i] = day;
            day = Calendar.PreviousSession(day);
        }

        return dates;
    }
}
