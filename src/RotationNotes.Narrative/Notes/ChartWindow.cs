using RotationNotes.Foundation.Text;

namespace RotationNotes.Narrative.Notes;

public enum WindowKind
{
    /// <summary>Everything known.</summary>
    All,
    Sessions,
    Months,
    Years,
    /// <summary>From the last close of the year before; the year before that when the year is younger than 30 sessions.</summary>
    YearToDate,
    /// <summary>From a fixed date on.</summary>
    From,
}

/// <summary>The stretch of history that a chart shows; it always ends at the as-of date.</summary>
/// <param name="Count">Number of sessions, months or years.</param>
/// <param name="First">Fixed first date, for <see cref="WindowKind.From"/>.</param>
public sealed record ChartWindow(WindowKind Kind, int Count = 0, DateOnly First = default)
{
    public static ChartWindow All { get; } = new(WindowKind.All);

    /// <summary>Reads <c>all</c>, <c>ytd</c>, <c>250s</c>, <c>18m</c>, <c>5y</c> or an ISO date; null when it is none of these.</summary>
    public static ChartWindow? Parse(string text)
    {
        if (text == "all")
            return All;
        if (text == "ytd")
            return new ChartWindow(WindowKind.YearToDate);
        if (IsoDate.TryParse(text, out var first))
            return new ChartWindow(WindowKind.From, 0, first);
        if (text.Length < 2 || !int.TryParse(text.AsSpan(0, text.Length - 1), out var count) || count < 1)
            return null;
        return text[^1] switch
        {
            's' => new ChartWindow(WindowKind.Sessions, count),
            'm' => new ChartWindow(WindowKind.Months, count),
            'y' => new ChartWindow(WindowKind.Years, count),
            _ => null,
        };
    }
}
