using RotationNotes.Market.Observations;

namespace RotationNotes.Market.Import;

/// <summary>What joining two copies of a series gave: the series, or the reason why they cannot be one.</summary>
public readonly record struct UnionResult(Series? Series, string? Reason);

/// <summary>Joins two copies of one series that agree where they overlap.</summary>
public static class SeriesUnion
{
    /// <summary>Largest relative difference that still counts as agreement: vendors store the same close as float or as decimals.</summary>
    public const double Tolerance = 1e-6;

    /// <summary>Every date of either; where both have one, the value of <paramref name="first"/>.</summary>
    /// <returns>A reason such as "disagrees on 63 dates, first on 2024-06-03" in place of the series when they are not copies of each other.</returns>
    public static UnionResult Join(Series first, Series second)
    {
        if (first.Descriptor.Adjusted != second.Descriptor.Adjusted)
            return new UnionResult(null, first.Descriptor.Adjusted ? "is not adjusted for dividends" : "is adjusted for dividends");
        if (first.Descriptor.Unit != second.Descriptor.Unit)
            return new UnionResult(null, $"is in another unit ({second.Descriptor.Unit})");
        if (first.Vintages is { } older && second.Vintages is { } newer)
            return JoinVintages(first.Descriptor, older, newer);
        if (first.Vintages is not null || second.Vintages is not null)
            return new UnionResult(null, second.Vintages is null ? "does not say when its values became known" : "says when its values became known, the other does not");
        ReadOnlySpan<DateOnly> datesA = first.Dates, datesB = second.Dates;
        ReadOnlySpan<double> valuesA = first.Values, valuesB = second.Values;
        var dates = new DateOnly[datesA.Length + datesB.Length];
        var values = new double[dates.Length];
        int a = 0, b = 0, n = 0, common = 0, differences = 0;
        DateOnly firstDifference = default;
        while (a < datesA.Length || b < datesB.Length)
        {
            var takeA = a < datesA.Length && (b == datesB.Length || datesA[a] <= datesB[b]);
            if (takeA && b < datesB.Length && datesA[a] == datesB[b])
            {
                common++;
                if (!Agree(valuesA[a], valuesB[b]) && differences++ == 0)
                    firstDifference = datesA[a];
                b++;
            }

            (dates[n], values[n]) = takeA ? (datesA[a], valuesA[a]) : (datesB[b], valuesB[b]);
            n++;
            if (takeA)
                a++;
            else
                b++;
        }

        if (differences > 0)
            return new UnionResult(null, $"disagrees on {differences} of {common} {(common == 1 ? "date" : "dates")}, first on {firstDifference:yyyy-MM-dd}");
        if (common == 0 && first.Descriptor.Adjusted)
            return new UnionResult(null, "has no date in common, so nothing shows that both are adjusted alike");
        return new UnionResult(new Series(first.Descriptor, dates[..n], values[..n]), null);
    }

    private static UnionResult JoinVintages(SeriesDescriptor descriptor, Vintages first, Vintages second)
    {
        var rows = new Dictionary<(DateOnly, DateTime), double>();
        foreach (var row in first.Rows)
            rows[(row.Date, row.KnownAt)] = row.Value;
        int differences = 0, common = 0;
        DateOnly firstDifference = default;
        foreach (var row in second.Rows)
        {
            if (!rows.TryGetValue((row.Date, row.KnownAt), out var known))
            {
                rows.Add((row.Date, row.KnownAt), row.Value);
                continue;
            }

            common++;
            if (!Agree(known, row.Value) && differences++ == 0)
                firstDifference = row.Date;
        }

        return differences > 0
            ? new UnionResult(null, $"disagrees on {differences} of {common} {(common == 1 ? "vintage" : "vintages")}, first on {firstDifference:yyyy-MM-dd}")
            : new UnionResult(Series.OfVintages(descriptor, new Vintages(rows.Select(r => new Vintage(r.Key.Item1, r.Key.Item2, r.Value)))), null);
    }

    internal static bool Agree(double a, double b) =>
        Math.Abs(a - b) <= Tolerance * Math.Max(Math.Abs(a), Math.Abs(b));
}
