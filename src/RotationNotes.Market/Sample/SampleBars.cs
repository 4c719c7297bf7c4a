using RotationNotes.Market.Observations;

namespace RotationNotes.Market.Sample;

/// <summary>Generated opens, highs, lows and volumes around the closes of a fund: days that move far are wide and busy.</summary>
internal static class SampleBars
{
    private const double ShareOfTheNight = 0.35;
    private const double Shadow = 0.0032;
    private const double Lot = 100;

    private static readonly (string Part, int Decimals)[] parts = [("OPEN", 2), ("HIGH", 2), ("LOW", 2), ("VOLUME", 0)];

    /// <param name="sample">Gets the four series.</param>
    /// <param name="close">The fund's closes.</param>
    /// <param name="early">Shares of a quiet day at the beginning.</param>
    /// <param name="late">Shares of a quiet day at the end.</param>
    /// <param name="seed">Of the fund.</param>
    public static void AddTo(SampleLazy sample, Series close, double early, double late, ulong seed)
    {
        var made = new Lazy<double[][]>(() => Make(close.Values, early, late, seed));
        var fund = close.Descriptor;
        DateOnly[] dates = [.. close.Dates];
        for (var part = 0; part < parts.Length; part++)
        {
            var index = part;
            sample.Add($"{close.Id.Value}.{parts[part].Part}", fund.Source, fund.Adjusted, dates, () => made.Value[index], parts[part].Decimals);
        }
    }

    // Only sums, products and the generator: the same numbers on every machine. The close is rounded already, so that a rounded high stays above it.
    private static double[][] Make(ReadOnlySpan<double> closes, double early, double late, ulong seed)
    {
        var random = new SampleRandom(seed);
        var bars = new double[parts.Length][];
        for (var part = 0; part < bars.Length; part++)
            bars[part] = new double[closes.Length];
        for (var i = 0; i < closes.Length; i++)
        {
            double close = closes[i], before = i == 0 ? close : closes[i - 1];
            var move = close / before - 1;
            var open = before * (1 + move * ShareOfTheNight + 0.002 * random.Normal());
            var width = Shadow * close * (1 + 25 * Math.Abs(move));
            bars[0][i] = open;
            bars[1][i] = Math.Max(open, close) + width * Math.Abs(random.Normal());
            bars[2][i] = Math.Min(open, close) - width * Math.Abs(random.Normal());
            var quiet = early + (late - early) * i / closes.Length;
            bars[3][i] = Math.Round(quiet * Math.Max(0.35, 0.75 + 22 * Math.Abs(move) + 0.16 * random.Normal()) / Lot) * Lot;
        }

        return bars;
    }
}
