using System.Collections.Immutable;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Market.Import.Reading;
using RotationNotes.Market.Mapping;
using RotationNotes.Market.Observations;

namespace RotationNotes.Market.Import;

/// <param name="Series">One series per field; empty when a contract of the splice is not there.</param>
/// <param name="Warnings">What speaks against the splice.</param>
internal sealed record SpliceResult(ImmutableArray<Series> Series, ImmutableArray<Diagnostic> Warnings);

/// <summary>Adds up the positions in contracts that followed one another.</summary>
/// <remarks>
/// Between its first and last report a contract counts. A date on which one that counts has no report gives no value: half a market
/// must not look like a fall. When a contract joins or leaves, open interest that jumps by a third says that the parts do not fit.
/// </remarks>
internal static class SpliceReader
{
    private const double LargestJump = 4.0 / 3;

    public static SpliceResult Derive(PositionSplice splice, Func<SeriesId, Series?> find)
    {
        var series = ImmutableArray.CreateBuilder<Series>();
        var warnings = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var field in PositionField.All)
        {
            var parts = splice.Parts.Select(prefix => find(new SeriesId($"{prefix}.{field}"))).OfType<Series>().Where(s => s.Count > 0).ToArray();
            if (parts.Length < splice.Parts.Length)
                return new SpliceResult([], []);
            series.Add(Add(splice, field, parts, warnings));
        }

        return new SpliceResult(series.ToImmutable(), warnings.ToImmutable());
    }

    private static Series Add(PositionSplice splice, string field, Series[] parts, ImmutableArray<Diagnostic>.Builder warnings)
    {
        var dates = new List<DateOnly>();
        var values = new List<double>();
        var half = new DayTally();
        var jumps = new DayTally();
        var before = 0;
        foreach (var date in parts.SelectMany(p => p.Dates.ToArray()).Distinct().Order())
        {
            var counting = parts.Where(p => p.Dates[0] <= date && date <= p.Dates[^1]).ToArray();
            if (counting.Any(p => p.IndexOf(date) < 0))
            {
                half.Add(date);
                continue;
            }

            var sum = counting.Sum(p => p.Values[p.IndexOf(date)]);
            if (before != 0 && before != counting.Length && field == "OI" && (sum / values[^1]) is > LargestJump or < 1 / LargestJump)
                jumps.Add(date);
            before = counting.Length;
            dates.Add(date);
            values.Add(sum);
        }

        if (half.Count > 0)
            Warn($"{splice.Prefix}.{field} has no value on {half.Describe()}: one of the contracts has no report.");
        if (jumps.Count > 0)
            Warn($"{splice.Prefix}: open interest jumps where a contract joins or leaves, on {jumps.Describe()}; do all contracts have the same size?");
        return new Series(PositionField.Describe(splice.Prefix, splice.Name, field), [.. dates], [.. values]);

        void Warn(string message) => warnings.Add(Diagnostic.Warning(Place.Nowhere, message));
    }
}
