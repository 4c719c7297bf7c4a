using RotationNotes.Foundation.Text;

namespace RotationNotes.Market.Sample;

/// <summary>Generated prices of further funds, companies, commodities and indices, which follow the three main indices and meet the published week of July 2024.</summary>
internal static class SamplePrices
{
    private const string Before = "2024-07-09";
    private const string Peak = "2024-07-16";

    // Id, first date, close on 16 July 2024, gain of the five sessions to it, level at the start over the close, beta to the market, to small caps' lead, to tech's lead, daily noise.
    private static readonly (string Id, string First, double Close, double Week, double Start, double Market, double Small, double Tech, double Noise)[] rows =
    [
        ("IWN", "2000-07-28", 168.40, 0.1217, 0.13, 1.0, 0.95, -0.15, 0.0025),
        ("IWO", "2000-07-28", 285.10, 0.1071, 0.22, 1.05, 1.0, 0.25, 0.0025),
        ("IJR", "2000-05-26", 114.90, 0.1070, 0.16, 1.0, 0.95, 0, 0.002),
        ("VB", "2004-01-30", 231.90, 0.0874, 0.2, 1.0, 0.8, 0, 0.0015),
        ("KRE", "2006-06-22", 56.30, 0.1485, 0.62, 1.05, 1.1, -0.3, 0.009),
        ("XBI", "2006-02-06", 99.90, 0.0890, 0.15, 1.1, 0.9, 0.4, 0.012),
        ("QQQE", "2012-03-21", 91.80, 0.0135, 0.26, 1.02, 0.1, 0.75, 0.002),
        ("OEF", "2000-10-27", 273.50, 0.0085, 0.21, 1.0, -0.1, 0.1, 0.0008),
        ("XLK", "1998-12-22", 229.30, -0.0085, 0.11, 1.05, 0, 0.8, 0.004),
        ("SMH", "2000-06-05", 268.90, -0.0112, 0.14, 1.15, 0, 1.4, 0.009),
        ("XLY", "1998-12-22", 190.60, 0.0335, 0.11, 1.05, 0.3, 0.4, 0.004),
        ("XLP", "1998-12-22", 77.90, 0.0182, 0.2, 0.65, -0.2, -0.3, 0.004),
        ("VGK", "2005-03-10", 68.10, 0.0222, 0.48, 1.0, 0.15, -0.2, 0.005),
        ("IEUS", "2012-01-26", 61.20, 0.0367, 0.42, 1.0, 0.35, -0.1, 0.006),
        ("EWJ", "1996-03-18", 71.30, 0.0272, 0.75, 0.8, 0.1, -0.1, 0.008),
        ("SCJ", "2007-12-20", 75.40, 0.0374, 0.5, 0.75, 0.25, -0.1, 0.008),
        ("EWU", "1996-03-18", 35.80, 0.0188, 0.42, 0.9, 0.1, -0.3, 0.006),
        ("EWUS", "2012-01-26", 38.90, 0.0488, 0.55, 0.95, 0.4, -0.1, 0.007),
        ("EEM", "2003-04-11", 43.70, 0.0075, 0.22, 1.05, 0.1, 0.1, 0.007),
        ("EEMS", "2011-08-18", 61.90, 0.0062, 0.6, 0.95, 0.2, 0, 0.006),
        ("UKX", "1990-01-02", 8164.9, 0.0031, 0.3, 0.7, 0, -0.3, 0.006),
        ("MCX", "1990-01-02", 21062, 0.0171, 0.12, 0.75, 0.3, -0.2, 0.006),
        ("GC", "2000-08-30", 2467.8, 0.0421, 0.11, 0.0, 0, -0.05, 0.009),
        ("HG", "2000-08-30", 4.45, -0.0310, 0.2, 0.55, 0.15, 0, 0.012),
        ("CL", "2000-08-23", 80.76, -0.0080, 0.4, 0.6, 0.1, 0, 0.018),
        ("GLD", "2004-11-18", 228.20, 0.0435, 0.19, 0.0, 0, -0.05, 0.009),
        ("CPER", "2011-11-15", 27.90, -0.0218, 0.8, 0.5, 0.15, 0, 0.011),
        ("NVDA", "1999-01-22", 126.36, -0.0384, 0.0004, 1.3, 0, 2.2, 0.022),
        ("AAPL", "1990-01-02", 234.82, 0.0268, 0.0012, 1.05, 0, 1.1, 0.015),
        ("MSFT", "1990-01-02", 449.52, -0.0225, 0.001, 1.05, 0, 1.0, 0.011),
        ("GOOGL", "2004-08-19", 183.92, -0.0267, 0.014, 1.0, 0, 1.0, 0.011),
        ("AMZN", "1997-05-15", 193.02, -0.0315, 0.0005, 1.1, 0, 1.2, 0.019),
        ("META", "2012-05-18", 489.79, -0.0762, 0.08, 1.1, 0, 1.3, 0.017),
        ("TSLA", "2010-06-29", 256.56, -0.0212, 0.006, 1.3, 0.3, 1.4, 0.028),
        ("TLT", "2002-07-30", 95.20, 0.0247, 0.45, -0.25, 0, 0, 0.008),
        ("HYG", "2007-04-11", 77.70, 0.0092, 0.38, 0.35, 0.1, 0, 0.002),
        ("SPLV", "2011-05-05", 67.60, 0.0248, 0.33, 0.7, -0.15, -0.3, 0.002),
    ];

    private static readonly (string Id, string First, double Multiple, double Close)[] leveraged =
    [
        ("UWM", "2007-01-25", 2, 46.20), ("TNA", "2008-11-05", 3, 51.60), ("URTY", "2010-02-11", 3, 66.10),
        ("RWM", "2007-01-25", -1, 18.40), ("TWM", "2007-01-25", -2, 37.80), ("TZA", "2008-11-05", -3, 12.90), ("SRTY", "2010-02-11", -3, 11.60),
    ];

    // Baskets have no dividends and follow the market loosely.
    private static readonly (string Id, double Week, double Market, double Small, double Tech)[] baskets =
    [
        ("BASKET.HIGH_TAX", 0.0432, 0.98, 0.5, -0.2), ("BASKET.WEAK_BALANCE", 0.062, 1.1, 0.8, -0.1), ("BASKET.STRONG_BALANCE", 0.014, 0.97, -0.05, 0.2),
        ("BASKET.CYCLICALS_XUS", 0.011, 1.05, 0.2, 0), ("BASKET.DEFENSIVES_XUS", 0.021, 0.7, -0.1, -0.2),
    ];

    public static void AddTo(SampleLazy sample, DateOnly[] sessions, SampleIndices indices)
    {
        ulong seed = 400;
        foreach (var row in rows)
        {
            var from = IndexOf(sessions, row.First);
            var own = seed++;
            sample.Add(row.Id, sessions[from..], () => Cut(Follow(sessions, indices, from, row.Close, row.Week, row.Start, row.Market, row.Small, row.Tech, row.Noise, own), from), row.Close < 20 ? 4 : 2);
        }

        foreach (var basket in baskets)
        {
            var from = IndexOf(sessions, "2010-01-04");
            var own = seed++;
            sample.Add(basket.Id, sessions[from..], () => Cut(Follow(sessions, indices, from, 240, basket.Week, 0.42, basket.Market, basket.Small, basket.Tech, 0.003, own), from), 2);
        }

        foreach (var fund in leveraged)
        {
            var from = IndexOf(sessions, fund.First);
            sample.Add(fund.Id, sessions[from..], () => Cut(Multiply(indices.Small, from, IndexOf(sessions, Peak), fund.Multiple, fund.Close), from), 4);
        }
    }

    private static double[] Follow(DateOnly[] sessions, SampleIndices indices, int from, double close, double week, double start, double market, double small, double tech, double noise, ulong seed)
    {
        var random = new SampleRandom(seed);
        var walk = new double[sessions.Length];
        for (var i = from + 1; i < walk.Length; i++)
        {
            var step = indices.Market[i] - indices.Market[i - 1];
            walk[i] = walk[i - 1] + market * step + small * (indices.Small[i] - indices.Small[i - 1] - step) + tech * (indices.Tech[i] - indices.Tech[i - 1] - step) + noise * random.Normal();
        }

        SampleWalk.Bridge(walk, SampleWalk.Log([new SamplePin(from, close * start), new SamplePin(IndexOf(sessions, Before), close / (1 + week)), new SamplePin(IndexOf(sessions, Peak), close)]));
        for (var i = 0; i < walk.Length; i++)
            walk[i] = Math.Exp(walk[i]);
        return walk;
    }

    // A fund that multiplies each day's return; costs are left out.
    private static double[] Multiply(double[] logs, int from, int pin, double multiple, double close)
    {
        var prices = new double[logs.Length];
        prices[from] = 1;
        for (var i = from + 1; i < prices.Length; i++)
            prices[i] = prices[i - 1] * Math.Max(0.05, 1 + multiple * (Math.Exp(logs[i] - logs[i - 1]) - 1));
        var scale = close / prices[pin];
        for (var i = from; i < prices.Length; i++)
            prices[i] *= scale;
        return prices;
    }

    private static double[] Cut(double[] values, int from) => values[from..];

    internal static int IndexOf(DateOnly[] sessions, string date)
    {
        var index = Array.BinarySearch(sessions, IsoDate.Parse(date));
        return index < 0 ? ~index : index;
    }
}
