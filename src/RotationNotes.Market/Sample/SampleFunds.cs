namespace RotationNotes.Market.Sample;

/// <summary>Generated prices of funds: an index with reinvested dividends, or a basket that follows it loosely.</summary>
internal static class SampleFunds
{
    /// <summary>Dollars per share of a fund that holds the index and reinvests what it pays.</summary>
    /// <param name="index">Logarithm of the index.</param>
    /// <param name="divisor">Index points per dollar of price at the sample's end.</param>
    /// <param name="yield">Dividends a year, as a fraction.</param>
    public static double[] Tracker(double[] index, double divisor, double yield)
    {
        var prices = new double[index.Length];
        for (var i = 0; i < prices.Length; i++)
            prices[i] = Math.Exp(index[i] - yield / 252 * (prices.Length - 1 - i)) / divisor;
        return prices;
    }

    /// <summary>Logarithm of a basket: so much of the market, so much of another index's lead over it, and noise.</summary>
    public static double[] Basket(double[] market, double[] other, double marketBeta, double leadBeta, double noise, ReadOnlySpan<SamplePin> pins, ulong seed)
    {
        var random = new SampleRandom(seed);
        var walk = new double[market.Length];
        for (var i = 1; i < walk.Length; i++)
        {
            var step = market[i] - market[i - 1];
            walk[i] = walk[i - 1] + marketBeta * step + leadBeta * (other[i] - other[i - 1] - step) + noise * random.Normal();
        }

        SampleWalk.Bridge(walk, SampleWalk.Log(pins));
        return walk;
    }
}
