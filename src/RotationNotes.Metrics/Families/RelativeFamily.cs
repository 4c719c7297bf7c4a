using RotationNotes.Foundation.Units;
using RotationNotes.Metrics.Definitions;

namespace RotationNotes.Metrics.Families;

/// <summary>One instrument against another.</summary>
internal static class RelativeFamily
{
    private const string Sheet = "relative";
    private const string OnCommonSessions = "sessions on which both have a close";

    private static readonly int[] sessions = [1, 5, 10, 21, 63, 126, 252];

    public static IEnumerable<MetricDefinition> All() => Instruments.Pairs.SelectMany(Of);

    private static IEnumerable<MetricDefinition> Of(Pair pair)
    {
        var ((aKey, a, aName), (bKey, b, bName)) = pair;
        var key = $"{aKey}-{bKey}";
        var names = $"{aName} against {bName}";
        var inputs = Instruments.Ids(a, b);
        foreach (var k in sessions)
        {
            var window = $"{Words.Sessions(k)} ({OnCommonSessions})";
            yield return new($"{aKey}-vs-{bKey}-{k}d", $"{names}, {Words.Number(k)}-session relative return", Sheet, $"(A(t) / A(t−{k})) / (B(t) / B(t−{k})) − 1", $"ret({a} / {b}, {k})", MetricUnit.Fraction, window, inputs, "Ratio of gross returns minus 1");
            yield return new($"{key}-gap-{k}d", $"{aName} minus {bName}, {Words.Number(k)}-session returns", Sheet, $"(A(t) / A(t−{k}) − 1) − (B(t) / B(t−{k}) − 1)", $"ret({a}, {k}) - ret({b}, {k})", MetricUnit.FractionDifference, window, inputs, "Difference of simple returns");
        }

        foreach (var (function, word) in new[] { ("mtd", "month"), ("ytd", "year") })
        {
            var window = $"{word} to date ({OnCommonSessions})";
            yield return new($"{aKey}-vs-{bKey}-{function}", $"{names}, {word}-to-date relative return", Sheet, $"(A(t) / A(end of {word} before)) / (B(t) / B(end of {word} before)) − 1", $"{function}({a} / {b})", MetricUnit.Fraction, window, inputs, "Ratio of gross returns minus 1");
            yield return new($"{key}-gap-{function}", $"{aName} minus {bName}, {word}-to-date returns", Sheet, $"A's return − B's return since the end of the {word} before", $"{function}({a}) - {function}({b})", MetricUnit.FractionDifference, window, inputs, "Difference of simple returns");
        }

        yield return new($"{key}-ratio", $"{names}, price ratio", Sheet, "A(t) / B(t)", $"{a} / {b}", MetricUnit.Ratio, "1 session", inputs, "Ratio of closes", ExtremeRule.NearestTail);
        yield return new($"{key}-ratio-pct-5y", $"{names}, place of the price ratio in five years", Sheet, "share of the last 1,260 ratios at or below today's", $"pctrank({a} / {b}, 1260)", MetricUnit.Fraction, "1,260 sessions", inputs, "Percentile rank, ties counted as at or below", ExtremeRule.NearestTail);
        yield return new($"{key}-ratio-z-1y", $"{names}, price ratio in standard deviations from its one-year mean", Sheet, "(R(t) − mean of 252) / sample sd of 252", $"z({a} / {b}, 252)", MetricUnit.Sigma, "252 sessions", inputs, "Sample standard deviation (divisor n − 1), today included");
        yield return new($"{key}-corr-60d", $"{names}, correlation of daily returns", Sheet, "Pearson(A's returns, B's returns)", $"corr(ret({a}, 1), ret({b}, 1), 60)", MetricUnit.Correlation, $"60 pairs of returns ({OnCommonSessions})", inputs, "Pearson correlation", ExtremeRule.NearestTail);
        yield return new($"{key}-beta-60d", $"{names}, beta of daily returns", Sheet, "Cov(A, B) / Var(B)", $"beta(ret({a}, 1), ret({b}, 1), 60)", MetricUnit.Ratio, $"60 pairs of returns ({OnCommonSessions})", inputs, "Least-squares slope", ExtremeRule.NearestTail);
        yield return new($"{key}-dispersion-13w", $"{aName} minus {bName}, dispersion of weekly returns", Sheet, "sample sd of the last 13 weekly differences of returns", $"sd(ret(weekly({a}), 1) - ret(weekly({b}), 1), 13)", MetricUnit.FractionDifference, "13 completed weeks", inputs, "Sample standard deviation (divisor n − 1)", ExtremeRule.NearestTail);
    }
}
