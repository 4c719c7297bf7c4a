namespace RotationNotes.Market.Sample;

/// <summary>Generated index levels: one market factor with clustered volatility, and what small caps and the Nasdaq-100 do against it.</summary>
internal sealed class SampleIndices
{
    // A day of relative performance never exceeds these; only pinned days do. It keeps the July 2024 records records.
    private const double SmallClip = 2.4;
    private const double TechClip = 2.8;

    private SampleIndices(double[] market, double[] small, double[] tech) => (Market, Small, Tech) = (market, small, tech);

    /// <summary>Natural logarithm of the S&amp;P 500.</summary>
    public double[] Market { get; }

    /// <summary>Natural logarithm of the Russell 2000.</summary>
    public double[] Small { get; }

    /// <summary>Natural logarithm of the Nasdaq-100.</summary>
    public double[] Tech { get; }

    public static SampleIndices Create(DateOnly[] sessions, SamplePins pins)
    {
        var market = Clustered(sessions, seed: 19);
        SampleWalk.Bridge(market, SampleWalk.Log(pins["SPX"]));

        var small = Spread(SampleRegimes.SmallSpread.On(sessions), SmallClip, seed: 2);
        var tech = Spread(SampleRegimes.TechSpread.On(sessions), TechClip, seed: 3);
        for (var i = 0; i < sessions.Length; i++)
        {
            small[i] += market[i];
            tech[i] += market[i];
        }

        SampleWalk.Bridge(small, SampleWalk.Log(pins["RUT"]));
        SampleWalk.Bridge(tech, SampleWalk.Log(pins["NDX"]));
        return new SampleIndices(market, small, tech);
    }

    private static double[] Clustered(DateOnly[] sessions, ulong seed)
    {
        var random = new SampleRandom(seed);
        var volatility = SampleRegimes.Volatility.On(sessions);
        var walk = new double[sessions.Length];
        var cluster = 0.0;
        for (var i = 1; i < walk.Length; i++)
        {
            cluster = 0.93 * cluster + 0.11 * random.Normal();
            var shock = random.Normal();
            // One day in thirty carries news: fat tails.
            if (random.Uniform() < 1.0 / 30)
                shock *= 1.7;
            var daily = volatility[i] / Math.Sqrt(252);
            walk[i] = walk[i - 1] + daily * Math.Clamp(Math.Exp(cluster) * shock, -4, 4);
        }

        return walk;
    }

    private static double[] Spread(double[] daily, double clip, ulong seed)
    {
        var random = new SampleRandom(seed);
        var walk = new double[daily.Length];
        for (var i = 1; i < walk.Length; i++)
            walk[i] = walk[i - 1] + daily[i] * Math.Clamp(random.Normal(), -clip, clip);
        return walk;
    }
}
