using System.Collections.Immutable;
using RotationNotes.Documents.Words;

namespace RotationNotes.Documents.Charts;

/// <summary>Where several measures stand in their own histories, now and earlier: one spoke each, from the lowest value in the middle to the highest at the rim.</summary>
public sealed record RadarChart : ChartSpec
{
    /// <summary>Fewer spokes enclose no area, more cannot be labelled.</summary>
    public const int Least = 3, Most = 12;

    /// <param name="items">Clockwise from the top.</param>
    /// <exception cref="ArgumentException">Fewer than three items, or more than twelve.</exception>
    public RadarChart(ImmutableArray<RadarItem> items)
    {
        if (items.Length is < Least or > Most)
            throw new ArgumentException($"{Least} to {Most} measures fit a radar, not {items.Length}.", nameof(items));
        Items = items;
    }

    public ImmutableArray<RadarItem> Items { get; }

    /// <summary>Name of the filled shape, e.g. "16 July 2024".</summary>
    public string NowCaption { get; init; } = "Now";

    /// <summary>Name of the dashed shape, e.g. "14 June 2024".</summary>
    public string ThenCaption { get; init; } = "Then";
}

/// <summary>One spoke of a <see cref="RadarChart"/>.</summary>
public sealed record RadarItem
{
    /// <param name="label">Measure.</param>
    /// <param name="value">Its present value, printed below the name; NaN prints "n/a".</param>
    /// <param name="now">Its percentile, a fraction from 0 to 1.</param>
    /// <param name="then">The earlier percentile, a fraction from 0 to 1; NaN when there was none.</param>
    /// <param name="format">Format of the value when it differs from the chart's.</param>
    /// <exception cref="ArgumentOutOfRangeException">A percentile is outside 0 to 1, or the present one is missing.</exception>
    public RadarItem(string label, double value, double now, double then, ValueFormat? format = null)
    {
        if (!(now is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(now), now, $"'{label}': a percentile is a fraction from 0 to 1.");
        if (then is < 0 or > 1)
            throw new ArgumentOutOfRangeException(nameof(then), then, $"'{label}': a percentile is a fraction from 0 to 1.");
        (Label, Value, Now, Then, Format) = (label, value, now, then, format);
    }

    public string Label { get; }

    public double Value { get; }

    public double Now { get; }

    public double Then { get; }

    public ValueFormat? Format { get; }
}
