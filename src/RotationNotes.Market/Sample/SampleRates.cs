namespace RotationNotes.Market.Sample;

/// <summary>Generated Treasury yields and credit spreads, in percent.</summary>
internal static class SampleRates
{
    private const double LowestYield = 0.09;

    /// <summary>Two-year yield: answers to the market and, since 2023, falls when small caps win.</summary>
    public static double[] TwoYear(DateOnly[] sessions, SampleIndices indices, ReadOnlySpan<SamplePin> pins)
    {
        var random = new SampleRandom(11);
        var noise = SampleRegimes.YieldNoise.On(sessions);
        var beta = SampleRegimes.YieldBeta.On(sessions);
        var smallBeta = SampleRegimes.YieldSmallBeta.On(sessions);
        var walk = new double[sessions.Length];
        for (var i = 1; i < walk.Length; i++)
        {
            var market = indices.Market[i] - indices.Market[i - 1];
            var small = indices.Small[i] - indices.Small[i - 1] - market;
            walk[i] = walk[i - 1] + beta[i] * market + smallBeta[i] * small + noise[i] * random.Normal();
        }

        SampleWalk.Bridge(walk, pins);
        return Floored(walk);
    }

    /// <summary>Ten-year yield: three quarters of the two-year's moves and noise of its own.</summary>
    public static double[] TenYear(DateOnly[] sessions, double[] twoYear, ReadOnlySpan<SamplePin> pins)
    {
        var random = new SampleRandom(12);
        var walk = new double[sessions.Length];
        for (var i = 1; i < walk.Length; i++)
            walk[i] = walk[i - 1] + 0.75 * (twoYear[i] - twoYear[i - 1]) + 0.035 * random.Normal();
        SampleWalk.Bridge(walk, pins);
        return Floored(walk);
    }

    /// <summary>Logarithm of a credit spread: widens when stocks fall.</summary>
    public static double[] Spread(DateOnly[] sessions, SampleIndices indices, double beta, ReadOnlySpan<SamplePin> pins, ulong seed)
    {
        var random = new SampleRandom(seed);
        var walk = new double[sessions.Length];
        for (var i = 1; i < walk.Length; i++)
            walk[i] = walk[i - 1] + beta * (indices.Market[i] - indices.Market[i - 1]) + 0.007 * random.Normal();
        SampleWalk.Bridge(walk, SampleWalk.Log(pins));
        return walk;
    }

    private static double[] Floored(double[] walk)
    {
        for (var i = 0; i < walk.Length; i++)
            walk[i] = Math.Max(walk[i], LowestYield);
        return walk;
    }
}
