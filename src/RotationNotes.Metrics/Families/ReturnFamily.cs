using RotationNotes.Foundation.Units;
using RotationNotes.Metrics.Definitions;

namespace RotationNotes.Metrics.Families;

/// <summary>Returns of one instrument over sessions and calendar periods, and its level.</summary>
internal static class ReturnFamily
{
    private const string Sheet = "returns";
    private const string Source = "Simple price return; sessions are the series' own observations";

    private static readonly int[] sessions = [1, 5, 10, 21, 63, 126, 252];

    private static readonly (string Function, string Word)[] periods = [("wtd", "week"), ("mtd", "month"), ("qtd", "quarter"), ("ytd", "year")];

    public static IEnumerable<MetricDefinition> All()
    {
        foreach (var instrument in Instruments.Indices.Concat(Instruments.Funds))
        {
            var (key, series, name) = instrument;
            var inputs = Instruments.Ids(series);
            yield return new($"{key}-level", name, Sheet, "P(t)", series, MetricUnit.Level, "1 session", inputs, "Closing level", ExtremeRule.NearestTail);
            foreach (var k in sessions)
                yield return new($"{key}-ret-{k}d", $"{name}, {Words.Number(k)}-session return", Sheet, $"P(t) / P(t−{k}) − 1", $"ret({series}, {k})", MetricUnit.Fraction, Words.Sessions(k), inputs, Source);
            foreach (var (function, word) in periods)
                yield return new($"{key}-ret-{function}", $"{name}, {word}-to-date return", Sheet, $"P(t) / P(last close of the {word} before) − 1", $"{function}({series})", MetricUnit.Fraction, $"{word} to date", inputs, Source);
        }
    }
}
