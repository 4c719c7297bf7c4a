using RotationNotes.Foundation.Units;
using RotationNotes.Market.Observations;

namespace RotationNotes.Market.Derived;

/// <summary>What seven companies and what the rest gave to the S&amp;P 500's return of the year.</summary>
/// <remarks>
/// Weights are those of the newest holdings known the day before, carried on by prices. A day's contribution is the sum of weight times return;
/// days are linked by the index level, so that the two parts add up to the index return. A year counts when its first session has weights.
/// </remarks>
internal static class IndexContributions
{
    public const string Seven = "CONTRIB.SPX.MAG7.YTD";
    public const string Rest = "CONTRIB.SPX.REST.YTD";

    private static readonly string[] companies = ["AAPL", "AMZN", "GOOGL", "META", "MSFT", "NVDA", "TSLA"];
    private static readonly string[] funds = ["IVV", "SPY"];

    public static SeriesDescriptor SevenDescriptor { get; } = Describe(Seven, "Contribution of the Magnificent Seven to the S&P 500, year to date");

    public static SeriesDescriptor RestDescriptor { get; } = Describe(Rest, "Contribution of the other members to the S&P 500, year to date");

    public static IEnumerable<Series> Derive(Func<string, Series?> find)
    {
        if (find("SPX") is not { Count: > 1 } index)
            return [];
        foreach (var fund in funds)
        {
            var weights = companies.Select(c => find($"W.{fund}.{c}")).ToArray();
            var prices = companies.Select(find).ToArray();
            if (weights.All(w => w is { Count: > 0 }) && prices.All(p => p is { Count: > 1 }))
                return Of(index, weights!, prices!);
        }

        return [];
    }

    private static Series[] Of(Series index, Series[] weights, Series[] prices)
    {
        List<DateOnly> dates = [];
        List<double> seven = [], rest = [];
        var (linked, counts, yearBase) = (0.0, false, 0.0);
        for (var i = 1; i < index.Count; i++)
        {
            var (date, before) = (index.Dates[i], index.Dates[i - 1]);
            var contribution = Contribution(index, weights, prices, i);
            if (date.Year != before.Year)
                (linked, counts, yearBase) = (0, true, index.Values[i - 1]);
            counts &= contribution is not null;
            if (!counts)
                continue;
            linked += contribution!.Value * index.Values[i - 1] / yearBase;
            dates.Add(date);
            seven.Add(Math.Round(linked, 9));
            rest.Add(Math.Round(index.Values[i] / yearBase - 1 - linked, 9));
        }

        return dates.Count == 0 ? [] : [new Series(SevenDescriptor, [.. dates], [.. seven]), new Series(RestDescriptor, [.. dates], [.. rest])];
    }

    private static double? Contribution(Series index, Series[] weights, Series[] prices, int i)
    {
        var (date, before) = (index.Dates[i], index.Dates[i - 1]);
        // Holdings of a day are posted the morning after, so those of the day before are known during this session.
        var sum = 0.0;
        for (var c = 0; c < weights.Length; c++)
        {
            var newest = weights[c].CountUntil(before) - 1;
            if (newest < 0)
                return null;
            var from = weights[c].Dates[newest];
            int start = prices[c].CountUntil(from) - 1, last = prices[c].IndexOf(before), now = prices[c].IndexOf(date), level = index.CountUntil(from) - 1;
            if (start < 0 || last < 0 || now < 0 || level < 0)
                return null;
            var drift = prices[c].Values[last] / prices[c].Values[start] / (index.Values[i - 1] / index.Values[level]);
            sum += weights[c].Values[newest] * drift * (prices[c].Values[now] / prices[c].Values[last] - 1);
        }

        return sum;
    }

    private static SeriesDescriptor Describe(string id, string name) => new(new SeriesId(id), name, Unit.Share, "Fund holdings and prices");
}
