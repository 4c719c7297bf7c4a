namespace RotationNotes.Narrative.Notes;

/// <summary>A moment of a series' past, counted back from its newest observation or fixed by a date.</summary>
/// <param name="Kind"><see cref="WindowKind.Sessions"/>, months or years back, the end of the year before, or a date.</param>
public sealed record EarlierPoint(WindowKind Kind, int Count = 0, DateOnly Date = default)
{
    public const string Allowed = "0s for the newest, a number with s (sessions), m (months) or y (years) such as 21s, ytd for the last close of the year before, or a date yyyy-mm-dd";

    public static EarlierPoint Now { get; } = new(WindowKind.Sessions);

    /// <summary>Reads <c>0s</c>, <c>21s</c>, <c>1m</c>, <c>5y</c>, <c>ytd</c> or an ISO date; null when it is none of these.</summary>
    public static EarlierPoint? Parse(string text)
    {
        if (text == "0s")
            return Now;
        return text != "all" && ChartWindow.Parse(text) is { } window ? new EarlierPoint(window.Kind, window.Count, window.First) : null;
    }

    /// <summary>Index of the last observation on or before the moment; −1 when the series begins later.</summary>
    /// <param name="dates">Ascending, not empty.</param>
    /// <param name="asOf">Date from which months and years count back.</param>
    public int IndexIn(ReadOnlySpan<DateOnly> dates, DateOnly asOf)
    {
        if (Kind == WindowKind.Sessions)
            return Math.Max(-1, dates.Length - 1 - Count);
        var date = Kind switch
        {
            WindowKind.Months => asOf.AddMonths(-Count),
            WindowKind.Years => asOf.AddYears(-Count),
            WindowKind.YearToDate => new DateOnly(asOf.Year - 1, 12, 31),
            WindowKind.From => Date,
            _ => throw new NotSupportedException($"No rule for point '{Kind}'."),
        };
        var index = dates.BinarySearch(date);
        return index >= 0 ? index : ~index - 1;
    }
}
