using RotationNotes.Foundation.Units;
using RotationNotes.Metrics.Definitions;

namespace RotationNotes.Metrics.Families;

/// <summary>Days on which something declared happened; the fact carries their dates.</summary>
internal static class EventFamily
{
    private const string Sheet = "events";

    public static IEnumerable<MetricDefinition> All() =>
    [
        Event("rut-up3-spx-down", "Days with the Russell 2000 up more than 3% and the S&P 500 down", "RUT's return > 3% and SPX's return < 0, closes of one session", "ret(RUT, 1) > 3% and ret(SPX, 1) < 0", "RUT", "SPX"),
        Event("rut-up3-ndx-down", "Days with the Russell 2000 up more than 3% and the Nasdaq-100 down", "RUT's return > 3% and NDX's return < 0, closes of one session", "ret(RUT, 1) > 3% and ret(NDX, 1) < 0", "RUT", "NDX"),
        Event("rut-ndx-gap-4pp", "Days with the Russell 2000 more than 4 points ahead of the Nasdaq-100", "RUT's return − NDX's return > 4 points, closes of one session", "ret(RUT, 1) - ret(NDX, 1) > 4%", "RUT", "NDX"),
        Event("rut-up10-5d", "Sessions that end a five-session gain of the Russell 2000 of 10% or more", "P(t) / P(t−5) − 1 ≥ 10%", "ret(RUT, 5) >= 10%", "RUT"),
        Event("rut-z50-above-3", "Sessions with the Russell 2000 more than 3 standard deviations above its 50-day average", "z50 > 3", "z(RUT, 50) > 3", "RUT"),
    ];

    private static MetricDefinition Event(string id, string name, string formula, string condition, params string[] series) =>
        new(id, name, Sheet, formula, $"count({condition})", MetricUnit.Count, "whole history", Instruments.Ids(series), "Counted on closes", ExtremeRule.None);
}
