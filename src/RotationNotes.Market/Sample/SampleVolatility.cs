namespace RotationNotes.Market.Sample;

/// <summary>Generated implied-volatility indices: they rise when their index falls and drift back.</summary>
internal static class SampleVolatility
{
    // Percent change of the volatility index per percent of index return, and its own daily noise.
    private const double Leverage = -4.2;
    private const double Noise = 0.022;
    private const double Reversion = 0.04;

    /// <param name="index">Logarithm of the index.</param>
    /// <param name="premium">Ratio of the calm level to the regime's volatility.</param>
    public static double[] Create(DateOnly[] sessions, double[] index, double premium, ReadOnlySpan<SamplePin> pins, ulong seed)
    {
        var random = new SampleRandom(seed);
        var volatility = SampleRegimes.Volatility.On(sessions);
        var walk = new double[sessions.Length];
        walk[0] = Math.Log(100 * premium * volatility[0]);
        for (var i = 1; i < walk.Length; i++)
        {
            var home = Math.Log(100 * premium * volatility[i]);
            // In a storm each percent means less: the same move is a smaller surprise.
            var surprise = Leverage * (index[i] - index[i - 1]) * Math.Sqrt(0.13 / Math.Max(volatility[i], 0.13));
            walk[i] = walk[i - 1] + Reversion * (home - walk[i - 1]) + surprise + Noise * random.Normal();
        }

        SampleWalk.Bridge(walk, SampleWalk.Log(pins));
        return walk;
    }
}
