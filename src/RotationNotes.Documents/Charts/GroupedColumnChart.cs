using System.Collections.Immutable;

namespace RotationNotes.Documents.Charts;

/// <summary>Columns of several series over the same categories, beside each other or stacked on the zero line.</summary>
public sealed record GroupedColumnChart : ChartSpec
{
    /// <param name="categories">Names below the columns, left first.</param>
    /// <param name="series">One to eight series, one value per category; NaN leaves a gap.</param>
    /// <exception cref="ArgumentException">A series has another number of values than there are categories, or there are more than eight.</exception>
    public GroupedColumnChart(ImmutableArray<string> categories, ImmutableArray<CategorySeries> series)
    {
        if (series.Length is < 1 or > 8)
            throw new ArgumentException($"One to eight series can be told apart, not {series.Length}.", nameof(series));
        foreach (var one in series)
        {
            if (one.Values.Length != categories.Length)
                throw new ArgumentException($"Series '{one.Name}' has {one.Values.Length} values for {categories.Length} categories.", nameof(series));
        }

        (Categories, Series) = (categories, series);
    }

    public ImmutableArray<string> Categories { get; }

    public ImmutableArray<CategorySeries> Series { get; }

    /// <summary>Stacked parts of a total (which gets a mark of its own when parts of both signs meet) instead of neighbours.</summary>
    public bool Stacked { get; init; }
}

/// <param name="Name">Name in the legend.</param>
/// <param name="Values">One per category; NaN for missing.</param>
public sealed record CategorySeries(string Name, ImmutableArray<double> Values);
