namespace RotationNotes.Market.Observations;

/// <summary>A value as it became known: first print or revision.</summary>
/// <param name="Date">Date the value describes.</param>
/// <param name="KnownAt">New York time from which it was public, to the minute.</param>
/// <param name="Value">In the series' unit.</param>
public readonly record struct Vintage(DateOnly Date, DateTime KnownAt, double Value);

/// <summary>Every value a series ever had, with the moment it became known; rows are never changed, a revision is one row more.</summary>
public sealed class Vintages
{
    private readonly Vintage[] rows;

    /// <param name="rows">In any order; of two rows with the same date and moment the later one in the list holds.</param>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    public Vintages(IEnumerable<Vintage> rows)
    {
        // A stable order: by moment, then date, then as given.
        this.rows = [.. rows.OrderBy(r => r.KnownAt).ThenBy(r => r.Date)];
        foreach (var row in this.rows)
        {
            if (!double.IsFinite(row.Value))
                throw new ArgumentException($"The value of {row.Date:O} known at {row.KnownAt:O} is not a finite number.", nameof(rows));
        }
    }

    private Vintages(Vintage[] rows, int count) => this.rows = rows[..count];

    /// <summary>In order of the moment they became known.</summary>
    public ReadOnlySpan<Vintage> Rows => rows;

    /// <summary>The rows known at a moment; null when there are none.</summary>
    public Vintages? KnownBy(DateTime moment)
    {
        var (low, high) = (0, rows.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (rows[middle].KnownAt <= moment)
                low = middle + 1;
            else
                high = middle;
        }

        return low == 0 ? null : low == rows.Length ? this : new Vintages(rows, low);
    }

    /// <summary>The newest value of each date, dates ascending.</summary>
    public (DateOnly[] Dates, double[] Values) Latest()
    {
        var newest = new SortedDictionary<DateOnly, double>();
        foreach (var row in rows)
            newest[row.Date] = row.Value;
        return ([.. newest.Keys], [.. newest.Values]);
    }

    /// <summary>The first value each date had: what the public saw on the day of release, dates ascending.</summary>
    public (DateOnly[] Dates, double[] Values) FirstPrints()
    {
        var first = new SortedDictionary<DateOnly, double>();
        foreach (var row in rows)
            first.TryAdd(row.Date, row.Value);
        return ([.. first.Keys], [.. first.Values]);
    }
}
