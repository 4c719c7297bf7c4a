using RotationNotes.Foundation.Units;
using RotationNotes.Metrics.Definitions;

namespace RotationNotes.Metrics.Families;

/// <summary>What federal funds futures say about the next meetings.</summary>
internal static class PolicyFamily
{
    private const string Sheet = "policy";
    private const string Source = "30-day federal funds futures, day-weighted, steps of 25 bp (method of CME FedWatch)";

    private static readonly (string Word, string Name)[] meetings = [("M1", "the next meeting"), ("M2", "the next two meetings"), ("M3", "the next three meetings")];

    public static IEnumerable<MetricDefinition> All()
    {
        for (var k = 1; k <= meetings.Length; k++)
        {
            var (word, name) = meetings[k - 1];
            foreach (var (part, key, words) in new[] { ("UNCHANGED", "unchanged", "unchanged"), ("LOWER", "cut", "lower") })
            {
                var series = $"FFP.{word}.{part}";
                var inputs = Instruments.Ids(series);
                yield return new($"fed-{key}-m{k}", $"Probability that the policy rate is {words} after {name}", Sheet, $"P(rate {words} after meeting {k})", series, MetricUnit.Fraction, "settlements of the day", inputs, Source, ExtremeRule.NearestTail);
                yield return new($"fed-{key}-m{k}-chg-5d", $"Probability that the policy rate is {words} after {name}, five-session change", Sheet, "P(t) − P(t−5)", $"diff({series}, 5)", MetricUnit.FractionDifference, "5 sessions", inputs, Source);
            }
        }

        foreach (var (key, series, name) in new[] { ("ye", "FFP.EASING.YE", "Easing priced in to the year's last meeting"), ("12m", "FFP.EASING.12M", "Easing priced in over twelve months") })
        {
            var inputs = Instruments.Ids(series);
            yield return new($"fed-easing-{key}", name, Sheet, "(effective rate − implied rate) × 100", $"bp({series})", MetricUnit.BasisPoints, "settlements of the day", inputs, Source);
            foreach (var k in new[] { 1, 5, 21 })
                yield return new($"fed-easing-{key}-chg-{k}d", $"{name}, {Words.Number(k)}-session change", Sheet, $"E(t) − E(t−{k})", $"diff({series}, {k})", MetricUnit.BasisPoints, Words.Sessions(k), inputs, Source);
            yield return new($"fed-easing-{key}-off-high-1y", $"{name}, against its highest of one year", Sheet, "E(t) − highest of 252", $"bp({series} - max({series}, 252))", MetricUnit.BasisPoints, "252 sessions, today included", inputs, Source, ExtremeRule.Lowest);
        }

        foreach (var index in Instruments.Indices)
        {
            var inputs = Instruments.Ids(index.Series, "FFP.EASING.YE");
            yield return new($"{index.Key}-easing-corr-60d", $"{index.Name}, 60-day correlation with changes of the easing priced in", Sheet, "Pearson(returns, changes)", $"corr(ret({index.Series}, 1), diff(FFP.EASING.YE, 1), 60)", MetricUnit.Correlation, "60 pairs on sessions both have", inputs, "Pearson correlation; positive when the index rises with priced cuts");
        }
    }
}
