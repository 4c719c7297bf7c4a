using System.Collections.Immutable;

namespace RotationNotes.Documents.Charts;

/// <summary>Then and now on one scale per item, inside the range the item has moved in; first item on top.</summary>
public sealed record RangeChart(ImmutableArray<RangeItem> Items) : ChartSpec
{
    /// <summary>What the open dot is, e.g. "A month ago".</summary>
    public string ThenCaption { get; init; } = "Then";

    /// <summary>What the filled dot is, e.g. "16 July 2024".</summary>
    public string NowCaption { get; init; } = "Now";

    /// <summary>What the bar behind the dots is, e.g. "Range since 2023"; not printed when no item has a range.</summary>
    public string RangeCaption { get; init; } = "Range";
}

/// <summary>One row of a <see cref="RangeChart"/>.</summary>
public sealed record RangeItem
{
    /// <param name="label">Category.</param>
    /// <param name="now">Current value; NaN prints "n/a".</param>
    /// <param name="then">Earlier value, NaN when there is none.</param>
    /// <param name="low">Lower end of the range, NaN when there is none.</param>
    /// <param name="high">Upper end of the range, NaN when there is none.</param>
    /// <param name="highlight">Whether this is the row the note is about.</param>
    /// <exception cref="ArgumentException">The range ends are reversed, or only one of them exists.</exception>
    public RangeItem(string label, double now, double then = double.NaN, double low = double.NaN, double high = double.NaN, bool highlight = false)
    {
        if (double.IsNaN(low) != double.IsNaN(high))
            throw new ArgumentException($"'{label}': a range has both ends or none.", nameof(low));
        if (low > high)
            throw new ArgumentException($"'{label}': the range runs from {low} down to {high}.", nameof(low));
        (Label, Now, Then, Low, High, Highlight) = (label, now, then, low, high, highlight);
    }

    public string Label { get; }

    public double Now { get; }

    public double Then { get; }

    public double Low { get; }

    public double High { get; }

    public bool Highlight { get; }
}
