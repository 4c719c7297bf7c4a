using RotationNotes.Foundation.Text;
using RotationNotes.Foundation.Units;
using RotationNotes.Metrics.Kernels;
using static RotationNotes.Metrics.Expressions.ParameterKind;
using static RotationNotes.Metrics.Expressions.UnitRules;

namespace RotationNotes.Metrics.Expressions;

/// <summary>The functions of the language, in the order the manual lists them.</summary>
internal static class ExpressionFunctions
{
    private const double SessionsPerYear = 252;

    private const string OutsideStart = "the start date lies before the first observation or after the last one";

    private const string BeforeFirst = "there is no observation of a price above zero from the first date on";

    private const string DidNotMove = "the input did not move in the last {0} observations";

    public static IReadOnlyList<ExpressionFunction> All { get; } =
    [
        new("ret", "ret(RUT, 5)", "Simple return over so many observations.", [Values, Window], u => Priced("ret", u[0], MetricUnit.Fraction),
            (a, r) => Returns.Simple(a.Column(), a.Window(), r))
        { Needs = w => w[0] + 1, WhenUndefined = "a price at or below zero has no return" },

        new("diff", "diff(DGS2, 5)", "Change over so many observations; basis points for yields and spreads.", [Values, Window], u => Differenced(u[0]),
            (a, r) => Returns.Change(a.Column(), a.Window(), a.Unit == MetricUnit.QuotedPercent ? 100 : 1, r))
        { Needs = w => w[0] + 1 },

        ToDate("wtd", "week", Period.Week),
        ToDate("mtd", "month", Period.Month),
        ToDate("qtd", "quarter", Period.Quarter),
        ToDate("ytd", "year", Period.Year),

        new("since", "since(RUT, \"2024-07-09\")", "Return from the last observation on or before a date.", [Values, Date], u => Priced("since", u[0], MetricUnit.Fraction),
            (a, r) => Returns.Since(a.Dates, a.Column(), a.Date(), r))
        { WhenUndefined = OutsideStart },

        new("rebased", "rebased(RUT, \"2023-12-29\")", "Scaled to 100 on the last observation on or before a date.", [Values, Date], u => Priced("rebased", u[0], MetricUnit.IndexNumber),
            (a, r) => Returns.Rebased(a.Dates, a.Column(), a.Date(), r))
        { WhenUndefined = OutsideStart },

        new("maxgain", "maxgain(RUT, \"2024-07-09\")", "Largest return so far from the last observation on or before a date.", [Values, Date], u => Priced("maxgain", u[0], MetricUnit.Fraction),
            (a, r) => Swings.MaxGain(a.Dates, a.Column(), a.Date(), r))
        { WhenUndefined = OutsideStart },

        new("rally", "rally(RUT, \"2023-10-02\", \"2023-12-29\")", "Largest gain so far from a trough to a later peak between two dates.", [Values, Date, Date], u => Priced("rally", u[0], MetricUnit.Fraction),
            (a, r) => Swings.TroughToPeak(a.Dates, a.Column(), a.Date(), a.Date(1), r))
        { WhenUndefined = BeforeFirst },

        new("selloff", "selloff(RUT, \"2024-07-16\", \"2024-08-30\")", "Deepest fall so far from a peak to a later trough between two dates.", [Values, Date, Date], u => Priced("selloff", u[0], MetricUnit.Fraction),
            (a, r) => Swings.PeakToTrough(a.Dates, a.Column(), a.Date(), a.Date(1), r))
        { WhenUndefined = BeforeFirst },

        new("lag", "lag(RUT, 1)", "The value so many observations earlier.", [Values, Window], u => u[0],
            (a, r) =>
            {
                var k = Math.Min(a.Window(), r.Length);
                Undefined.Mark(r[..k]);
                a.Column()[..^k].CopyTo(r[k..]);
            })
        { Needs = w => w[0] + 1 },

        new("mean", "mean(RUT, 50)", "Mean of the last so many observations.", [Values, Window], u => u[0],
            (a, r) => RollingMoments.Mean(a.Column(), a.Window(), r))
        { Needs = w => w[0] },

        new("sum", "sum(ret(RUT, 1), 3)", "Sum of the last so many observations.", [Values, Window], u => u[0],
            (a, r) =>
            {
                RollingMoments.Mean(a.Column(), a.Window(), r);
                foreach (ref var value in r)
                    value *= a.Window();
            })
        { Needs = w => w[0] },

        new("decay", "decay(ret(RUT, 1), 21)", "Mean of all observations so far, each counting half as much as one so many observations later.", [Values, Window], u => u[0],
            (a, r) => DecayedMean.Run(a.Column(), a.Window(), r)),

        new("sd", "sd(ret(RUT, 1), 21)", "Sample standard deviation of the last so many observations.", [Values, Window], u => u[0],
            (a, r) => RollingMoments.StandardDeviation(a.Column(), a.Window(), r))
        { Needs = w => w[0], SmallestWindow = 2 },

        new("z", "z(RUT, 50)", "Distance from the mean of the last so many observations in sample standard deviations, today included.", [Values, Window], _ => MetricUnit.Sigma,
            (a, r) => RollingMoments.ZScore(a.Column(), a.Window(), r))
        { Needs = w => w[0], SmallestWindow = 2, WhenUndefined = DidNotMove },

        new("vol", "vol(RUT, 21)", "Realised volatility: standard deviation of the last so many one-session returns times √252.", [Values, Window], u => Priced("vol", u[0], MetricUnit.Fraction),
            (a, r) =>
            {
                var returns = new double[r.Length];
                Returns.Simple(a.Column(), 1, returns);
                RollingMoments.StandardDeviation(returns, a.Window(), r);
                foreach (ref var value in r)
                    value *= Math.Sqrt(SessionsPerYear);
            })
        { Needs = w => w[0] + 1, SmallestWindow = 2, WhenUndefined = "a price at or below zero has no return" },

        new("corr", "corr(ret(RUT, 1), diff(DGS2, 1), 60)", "Pearson correlation of the last so many pairs.", [Values, Values, Window], u => Correlated("corr", u, MetricUnit.Correlation),
            (a, r) => RollingCorrelation.Pearson(a.Column(0), a.Column(1), a.Window(), r))
        { Needs = w => w[0], SmallestWindow = 2, WhenUndefined = "one of the two inputs did not move in the last {0} observations" },

        new("beta", "beta(ret(RUT, 1), ret(SPX, 1), 60)", "Slope of the first input on the second over the last so many pairs.", [Values, Values, Window], u => Correlated("beta", u, MetricUnit.Ratio),
            (a, r) => RollingCorrelation.Slope(a.Column(0), a.Column(1), a.Window(), r))
        { Needs = w => w[0], SmallestWindow = 2, WhenUndefined = "the second input did not move in the last {0} observations" },

        new("rsi", "rsi(RUT, 14)", "Wilder's relative strength index.", [Values, Window], u => Priced("rsi", u[0], MetricUnit.Oscillator),
            (a, r) => RelativeStrength.Wilder(a.Column(), a.Window(), r))
        { Needs = w => w[0] + 1, LastDefault = 14, WhenUndefined = "the input has not moved yet" },

        new("drawdown", "drawdown(RUT)", "Distance below the highest close so far, as a fraction of it.", [Values], u => Priced("drawdown", u[0], MetricUnit.Fraction),
            (a, r) => Extremes.Drawdown(a.Column(), r))
        { WhenUndefined = "a price at or below zero has no drawdown" },

        new("offlow", "offlow(RUT, 63)", "Gain from the lowest of the last so many observations.", [Values, Window], u => Priced("offlow", u[0], MetricUnit.Fraction),
            (a, r) => FromExtreme(a, highest: false, r))
        { Needs = w => w[0], WhenUndefined = "a price at or below zero has no return" },

        new("offhigh", "offhigh(RUT, 252)", "Distance from the highest of the last so many observations.", [Values, Window], u => Priced("offhigh", u[0], MetricUnit.Fraction),
            (a, r) => FromExtreme(a, highest: true, r))
        { Needs = w => w[0], WhenUndefined = "a price at or below zero has no return" },

        new("offmean", "offmean(RUT, 50)", "Distance from the mean of the last so many observations.", [Values, Window], u => Priced("offmean", u[0], MetricUnit.Fraction),
            (a, r) =>
            {
                RollingMoments.Mean(a.Column(), a.Window(), r);
                for (var i = 0; i < r.Length; i++)
                    r[i] = Returns.Ratio(a.Column()[i], r[i]);
            })
        { Needs = w => w[0], WhenUndefined = "a price at or below zero has no return" },

        new("min", "min(RUT, 63)", "Lowest of the last so many observations.", [Values, Window], u => u[0],
            (a, r) => Extremes.Rolling(a.Column(), a.Window(), highest: false, r))
        { Needs = w => w[0] },

        new("max", "max(RUT, 63)", "Highest of the last so many observations.", [Values, Window], u => u[0],
            (a, r) => Extremes.Rolling(a.Column(), a.Window(), highest: true, r))
        { Needs = w => w[0] },

        new("pctrank", "pctrank(RUT / SPX, 1260)", "Share of the last so many observations at or below the current one.", [Values, Window], _ => MetricUnit.Fraction,
            (a, r) => RollingRank.Percentile(a.Column(), a.Window(), r))
        { Needs = w => w[0] },

        new("streak", "streak(ret(RUT, 1) >= 1%)", "Observations in a row, up to the current one, that fulfil a condition.", [Condition], _ => MetricUnit.Count,
            (a, r) => Extremes.Streak(a.Column(), r)),

        new("count", "count(ret(RUT, 1) > 3%)", "Observations so far that fulfilled a condition.", [Condition], _ => MetricUnit.Count,
            (a, r) => Extremes.Count(a.Column(), r)),

        new("bp", "bp(BAMLH0A0HYM2)", "A yield or spread in basis points.", [Values], u => InBasisPoints(u[0]),
            (a, r) =>
            {
                for (var i = 0; i < r.Length; i++)
                    r[i] = Quotes.WithoutDust(a.Column()[i] * 100);
            }),

        new("weekdiff", "weekdiff(TFF.RUT.AM.LONG, 1)", "Change against the weekly report so many weeks earlier; undefined when that report is missing.", [Values, Window], u => Differenced(u[0]),
            (a, r) => Reports.Change(a.Dates, a.Column(), a.Window(), r))
        { Needs = w => w[0] + 1, WhenUndefined = "the report {0} weeks earlier is missing" },

        .. ReleaseFunctions.All,

        new("abs", "abs(ret(RUT, 1))", "Size without sign.", [Values], u => u[0],
            (a, r) =>
            {
                for (var i = 0; i < r.Length; i++)
                    r[i] = Math.Abs(a.Column()[i]);
            }),

        PeriodEnd("weekly", "week", Period.Week),
        PeriodEnd("monthly", "month", Period.Month),
        PeriodEnd("quarterly", "quarter", Period.Quarter),
        PeriodEnd("yearly", "year", Period.Year),
    ];

    /// <summary>Names other programs use, with what to write here.</summary>
    private static readonly Dictionary<string, string> Synonyms = new(StringComparer.Ordinal)
    {
        ["return"] = "ret", ["returns"] = "ret", ["change"] = "ret", ["pctchange"] = "ret", ["delta"] = "diff", ["difference"] = "diff",
        ["average"] = "mean", ["avg"] = "mean", ["ma"] = "mean", ["sma"] = "mean", ["ema"] = "decay", ["ewma"] = "decay",
        ["std"] = "sd", ["stdev"] = "sd", ["stddev"] = "sd", ["volatility"] = "vol", ["zscore"] = "z", ["correlation"] = "corr",
        ["percentile"] = "pctrank", ["pctile"] = "pctrank", ["rank"] = "pctrank", ["highest"] = "max", ["lowest"] = "min", ["rebase"] = "rebased",
        ["index"] = "rebased", ["shift"] = "lag", ["maxdrawdown"] = "selloff",
    };

    private static readonly Dictionary<string, ExpressionFunction> ByName = All.ToDictionary(f => f.Name, StringComparer.Ordinal);

    public static ExpressionFunction? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The function somebody meant who wrote another program's word or mistyped ours; null when nothing is near.</summary>
    public static ExpressionFunction? Meant(string name)
    {
        var lower = name.ToLowerInvariant();
        return Synonyms.TryGetValue(lower, out var ours) ? Find(ours)
            : NearestName.Find(lower, All.Select(f => f.Name), 1) is [var best] ? Find(best)
            : null;
    }

    private static ExpressionFunction PeriodEnd(string name, string period, Period kind) =>
        new(name, $"{name}(RUT)", $"The last observation of each completed {period}.", [Values], u => u[0],
            (_, _) => throw new InvalidOperationException($"'{name}' chooses dates and is resolved before any kernel runs."))
        { HasOwnDates = true, KeepsEndsOf = kind };

    private static ExpressionFunction ToDate(string name, string period, Period kind) =>
        new(name, $"{name}(RUT)", $"Return against the last observation of the {period} before.", [Values], u => Priced(name, u[0], MetricUnit.Fraction),
            (a, r) => PeriodToDate.Run(a.Dates, a.Column(), kind, r))
        { WhenUndefined = $"there is no observation in the {period} before" };

    private static void FromExtreme(Arguments a, bool highest, Span<double> result)
    {
        Extremes.Rolling(a.Column(), a.Window(), highest, result);
        for (var i = 0; i < result.Length; i++)
            result[i] = Returns.Ratio(a.Column()[i], result[i]);
    }
}
