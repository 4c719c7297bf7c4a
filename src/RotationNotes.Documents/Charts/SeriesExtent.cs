namespace RotationNotes.Documents.Charts;

/// <summary>First, last and extreme values of a series, over the values that exist.</summary>
internal sealed record SeriesExtent(double First, DateOnly FirstDate, double Last, DateOnly LastDate, double High, DateOnly HighDate, double Low, DateOnly LowDate, int Missing)
{
    public static SeriesExtent? Of(ChartSeries series)
    {
        int first = -1, last = -1, high = -1, low = -1, missing = 0;
        for (var i = 0; i < series.Values.Length; i++)
        {
            var value = series.Values[i];
            if (!double.IsFinite(value))
            {
                missing++;
                continue;
            }

            if (first < 0)
                (first, high, low) = (i, i, i);
            last = i;
            high = value > series.Values[high] ? i : high;
            low = value < series.Values[low] ? i : low;
        }

        return first < 0 ? null : new SeriesExtent(
            series.Values[first], series.Dates[first], series.Values[last], series.Dates[last],
            series.Values[high], series.Dates[high], series.Values[low], series.Dates[low], missing);
    }
}
