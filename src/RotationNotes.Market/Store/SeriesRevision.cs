using System.Collections.Immutable;
using RotationNotes.Foundation.Units;
using RotationNotes.Market.Import;
using RotationNotes.Market.Observations;

namespace RotationNotes.Market.Store;

/// <summary>A stored value that an import changed.</summary>
public readonly record struct RevisedValue(SeriesId Series, DateOnly Date, double Before, double After);

/// <summary>What a stored series becomes: the series with the values that changed, or why the import may not touch it.</summary>
internal sealed record RevisionResult(Series? Series, ImmutableArray<RevisedValue> Revised, string? Refusal);

/// <summary>Adds an import to a stored series date by date; no stored date is lost, and what tells another history is refused.</summary>
internal static class SeriesRevision
{
    // A vendor corrects a handful of closes; one who changes more than half of them tells of something else.
    private const int FewChanges = 5;
    private const double OtherScale = 0.2;
    private const double OtherPercent = 0.5;

    public static RevisionResult Merge(Series stored, Series fresh)
    {
        if (stored.Descriptor.Unit != fresh.Descriptor.Unit)
            return Refuse($"it is in another unit ({fresh.Descriptor.Unit}, stored in {stored.Descriptor.Unit})");
        if (stored.Descriptor.Adjusted != fresh.Descriptor.Adjusted)
            return Refuse(fresh.Descriptor.Adjusted ? "it is adjusted for dividends, the stored one is not" : "it is not adjusted for dividends, the stored one is");
        if (stored.Vintages is not null && fresh.Vintages is not null)
            return SeriesUnion.Join(fresh, stored) is { Series: { } joined } ? Accept(joined) : Refuse("it " + SeriesUnion.Join(fresh, stored).Reason);
        var dates = new SortedDictionary<DateOnly, double>();
        for (var i = 0; i < stored.Count; i++)
            dates[stored.Dates[i]] = stored.Values[i];
        var common = 0;
        var changed = ImmutableArray.CreateBuilder<RevisedValue>();
        for (var i = 0; i < fresh.Count; i++)
        {
            var (date, value) = (fresh.Dates[i], fresh.Values[i]);
            if (dates.TryGetValue(date, out var before))
            {
                common++;
                if (!SeriesUnion.Agree(before, value))
                    changed.Add(new RevisedValue(fresh.Id, date, before, value));
            }

            dates[date] = value;
        }

        var missing = stored.Count - common;
        if (fresh.Vintages is not null)
            return missing == 0 ? Accept(fresh) : Refuse($"it says when its values became known, but lacks {Rows(missing)} of the {stored.Count} stored");
        if (changed.Count == 0 && (common > 0 || !fresh.Descriptor.Adjusted))
            return Accept(new Series(fresh.Descriptor, [.. dates.Keys], [.. dates.Values]));
        if (fresh.Descriptor.Adjusted)
        {
            // Every download of adjusted prices moves all earlier ones; only one that covers them all can take their place.
            return missing == 0 ? Accept(fresh) : Refuse($"adjusted prices changed on {changed.Count} of {common} common dates, and it lacks {Rows(missing)} of the {stored.Count} stored; download the whole history");
        }

        if (TellsOfAnother(fresh.Descriptor, changed, common) is { } reason)
            return Refuse(reason);
        return new RevisionResult(new Series(fresh.Descriptor, [.. dates.Keys], [.. dates.Values]), changed.ToImmutable(), null);
    }

    public static string Rows(int count) => count == 1 ? "1 row" : $"{count} rows";

    private static string? TellsOfAnother(SeriesDescriptor descriptor, IReadOnlyList<RevisedValue> changed, int common)
    {
        if (2 * changed.Count <= common)
            return null;
        var ordered = changed.Select(row => descriptor.Unit == Unit.Percent
            ? Math.Abs(row.After - row.Before) / OtherPercent * OtherScale
            : Math.Abs(row.After - row.Before) / Math.Max(Math.Abs(row.After), Math.Abs(row.Before))).Order().ToArray();
        var first = changed[0];
        var at = $"{changed.Count} of {common} common {(common == 1 ? "date" : "dates")}, first {first.Date:yyyy-MM-dd}: {Shown(first.After)} for {Shown(first.Before)}";
        if (ordered[ordered.Length / 2] > OtherScale)
            return $"its values are of another size on {at}";
        // Statistical offices revise whole histories; exchanges do not.
        return descriptor.Frequency == Frequency.Daily && changed.Count > FewChanges ? $"it disagrees on {at}" : null;
    }

    private static string Shown(double value) => value.ToString("0.######", System.Globalization.CultureInfo.InvariantCulture);

    private static RevisionResult Accept(Series series) => new(series, [], null);

    private static RevisionResult Refuse(string reason) => new(null, [], reason);
}
