using RotationNotes.Foundation.Units;
using RotationNotes.Market.Observations;

namespace RotationNotes.Market.Derived;

/// <summary>Money in and out of exchange-traded funds: change of shares outstanding times net asset value.</summary>
/// <remarks>
/// A split shows as a jump of shares with the opposite jump of value; the shares before it are then counted in new shares, so that a split is no
/// flow. Ranks compare five-session sums of all funds that have shares and values on the date.
/// </remarks>
internal static class FundFlows
{
    private const int RankWindow = 5;
    private static readonly double[] splits = [1.5, 2, 3, 4, 5, 6, 8, 10, 15, 20, 25];

    // Funds whose flows notes add up as "small caps".
    private static readonly string[] smallCaps = ["IWM", "IJR", "VB", "IWN", "IWO", "SPSM", "SCHA", "VTWO"];

    public static SeriesDescriptor Flow(string ticker, string name) => Describe($"FLOW.{ticker}", $"{name}, net flow", Unit.Dollars);

    public static SeriesDescriptor Assets(string ticker, string name) => Describe($"AUM.{ticker}", $"{name}, assets", Unit.Dollars);

    public static SeriesDescriptor Rank(string ticker, string name) => Describe($"FLOWRANK.{ticker}", $"{name}, rank of its five-session flow in the list", Unit.Count);

    /// <summary>What <see cref="Derive"/> would give, without computing it: for funds with shares and values.</summary>
    public static IEnumerable<SeriesDescriptor> Describe(IEnumerable<string> ids, Func<string, SeriesDescriptor?> find)
    {
        string[] funds = [.. ids.Where(i => i.StartsWith("SHS.", StringComparison.Ordinal)).Select(i => i[4..]).Where(t => find($"NAV.{t}") is not null).Order(StringComparer.Ordinal)];
        foreach (var ticker in funds)
        {
            var name = find($"SHS.{ticker}")!.Name.Split(", shares")[0];
            yield return Flow(ticker, name);
            yield return Assets(ticker, name);
            yield return Rank(ticker, name);
        }

        if (funds.Count(smallCaps.Contains) < 2)
            yield break;
        yield return Flow("SMALLCAP", "US small-cap funds");
        yield return Assets("SMALLCAP", "US small-cap funds");
    }

    public static IEnumerable<Series> Derive(IReadOnlyCollection<string> ids, Func<string, Series?> find)
    {
        var flows = new SortedDictionary<string, (Series Flow, Series Assets)>(StringComparer.Ordinal);
        foreach (var id in ids.Where(i => i.StartsWith("SHS.", StringComparison.Ordinal)))
        {
            var ticker = id[4..];
            if (find(id) is { Count: > 1 } shares && find($"NAV.{ticker}") is { Count: > 1 } value && Of(ticker, shares, value) is { } both)
                flows.Add(ticker, both);
        }

        foreach (var (flow, assets) in flows.Values)
        {
            yield return flow;
            yield return assets;
        }

        foreach (var rank in Ranks(flows))
            yield return rank;
        var small = flows.Where(f => smallCaps.Contains(f.Key)).Select(f => f.Value).ToArray();
        if (small.Length < 2)
            yield break;
        yield return Sum(Flow("SMALLCAP", "US small-cap funds"), [.. small.Select(s => s.Flow)]);
        yield return Sum(Assets("SMALLCAP", "US small-cap funds"), [.. small.Select(s => s.Assets)]);
    }

    private static (Series Flow, Series Assets)? Of(string ticker, Series shares, Series value)
    {
        List<DateOnly> dates = [];
        List<double> flows = [], assets = [];
        var (before, valueBefore) = (double.NaN, double.NaN);
        for (var i = 0; i < shares.Count; i++)
        {
            var at = value.IndexOf(shares.Dates[i]);
            if (at < 0)
                continue;
            var (count, price) = (shares.Values[i], value.Values[at]);
            if (!double.IsNaN(before))
            {
                dates.Add(shares.Dates[i]);
                flows.Add(Math.Round((count - before * Split(count / before, price / valueBefore)) * price, 2));
                assets.Add(Math.Round(count * price, 2));
            }

            (before, valueBefore) = (count, price);
        }

        if (dates.Count == 0)
            return null;
        var name = shares.Descriptor.Name.Split(", shares")[0];
        return (new Series(Flow(ticker, name), [.. dates], [.. flows]), new Series(Assets(ticker, name), [.. dates], [.. assets]));
    }

    // New shares per old one: 1 unless shares jump by a split's ratio while the value falls by the same.
    private static double Split(double shares, double value)
    {
        foreach (var split in splits)
        {
            foreach (var ratio in (ReadOnlySpan<double>)[split, 1 / split])
            {
                if (Math.Abs(shares / ratio - 1) < 0.1 && Math.Abs(value * ratio - 1) < 0.15)
                    return ratio;
            }
        }

        return 1;
    }

    private static IEnumerable<Series> Ranks(SortedDictionary<string, (Series Flow, Series Assets)> flows)
    {
        if (flows.Count < 2)
            yield break;
        var sums = new Dictionary<DateOnly, List<(string Ticker, double Sum)>>();
        foreach (var (ticker, (flow, _)) in flows)
        {
            for (var i = RankWindow - 1; i < flow.Count; i++)
            {
                var sum = 0.0;
                foreach (var value in flow.Values.Slice(i - RankWindow + 1, RankWindow))
                    sum += value;
                if (!sums.TryGetValue(flow.Dates[i], out var list))
                    sums.Add(flow.Dates[i], list = []);
                list.Add((ticker, sum));
            }
        }

        foreach (var (ticker, (flow, _)) in flows)
        {
            List<DateOnly> dates = [];
            List<double> ranks = [];
            for (var i = RankWindow - 1; i < flow.Count; i++)
            {
                var list = sums[flow.Dates[i]];
                var own = list.Find(l => l.Ticker == ticker).Sum;
                dates.Add(flow.Dates[i]);
                ranks.Add(1 + list.Count(l => l.Sum > own));
            }

            if (dates.Count > 0)
                yield return new Series(Rank(ticker, flow.Descriptor.Name.Split(", net flow")[0]), [.. dates], [.. ranks]);
        }
    }

    // A date on which a fund within its own history has no value gives no sum: a missing fund must not look like an outflow.
    private static Series Sum(SeriesDescriptor descriptor, Series[] parts)
    {
        List<DateOnly> dates = [];
        List<double> values = [];
        foreach (var date in parts.SelectMany(p => p.Dates.ToArray()).Distinct().Order())
        {
            var counting = parts.Where(p => p.Dates[0] <= date && date <= p.Dates[^1]).ToArray();
            if (!counting.All(p => p.IndexOf(date) >= 0))
                continue;
            dates.Add(date);
            values.Add(counting.Sum(p => p.Values[p.IndexOf(date)]));
        }

        return new Series(descriptor, [.. dates], [.. values]);
    }

    // Issuers post shares and values the morning after.
    private static SeriesDescriptor Describe(string id, string name, Unit unit) =>
        new(new SeriesId(id), name, unit, "Fund issuers", Frequency.Daily, ReleaseRule.AfterPeriodEnd, ReleaseLagDays: 1);
}
