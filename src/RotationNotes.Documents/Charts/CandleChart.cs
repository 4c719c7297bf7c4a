using System.Collections.Immutable;
using RotationNotes.Documents.Words;

namespace RotationNotes.Documents.Charts;

/// <summary>Open, high, low and close of a price by session, week or month, with the volume below where it is known.</summary>
public sealed record CandleChart : ChartSpec
{
    /// <param name="name">What is traded, printed beside the last close.</param>
    /// <param name="candles">Ascending by date; may be empty.</param>
    /// <exception cref="ArgumentException">The dates do not ascend.</exception>
    public CandleChart(string name, ImmutableArray<Candle> candles)
    {
        for (var i = 1; i < candles.Length; i++)
        {
            if (candles[i].Date <= candles[i - 1].Date)
                throw new ArgumentException($"'{name}': {candles[i].Date:O} does not follow {candles[i - 1].Date:O}.", nameof(candles));
        }

        (Name, Candles) = (name, candles);
    }

    public string Name { get; }

    public ImmutableArray<Candle> Candles { get; }

    /// <summary>Moving averages of the close, on dates of the candles.</summary>
    public ImmutableArray<ChartSeries> Averages { get; init; } = [];

    public ImmutableArray<ChartEvent> Events { get; init; } = [];

    public ImmutableArray<ChartPeriod> Periods { get; init; } = [];

    /// <summary>What one candle stands for.</summary>
    public CandleSpan Span { get; init; }

    /// <summary>Whether any candle has a volume.</summary>
    public bool HasVolume => Candles.Any(c => double.IsFinite(c.Volume) && c.Volume > 0);
}

/// <summary>The prices of one session, week or month.</summary>
public sealed record Candle
{
    private const double Largest = 1e15;

    /// <param name="date">The session; the last one of a week or month.</param>
    /// <param name="open">First price.</param>
    /// <param name="high">Highest price, not below any of the others.</param>
    /// <param name="low">Lowest price, not above any of the others.</param>
    /// <param name="close">Last price.</param>
    /// <param name="volume">Number traded, NaN when unknown.</param>
    /// <exception cref="ArgumentException">A price is missing, or high and low do not enclose the others; the message says which.</exception>
    public Candle(DateOnly date, double open, double high, double low, double close, double volume = double.NaN)
    {
        if (Fault(open, high, low, close) is { } fault)
            throw new ArgumentException($"{date:O}: {fault}.", nameof(high));
        if (volume < 0 || volume > Largest)
            throw new ArgumentException(FormattableString.Invariant($"{date:O}: the volume {volume} is no count."), nameof(volume));
        (Date, Open, High, Low, Close, Volume) = (date, open, high, low, close, volume);
    }

    public DateOnly Date { get; }

    public double Open { get; }

    public double High { get; }

    public double Low { get; }

    public double Close { get; }

    public double Volume { get; }

    /// <summary>Whether the close is not below the open.</summary>
    public bool Rises => Close >= Open;

    /// <summary>Why four prices make no candle; null when they do.</summary>
    public static string? Fault(double open, double high, double low, double close)
    {
        foreach (var price in (ReadOnlySpan<double>)[open, high, low, close])
        {
            if (!(Math.Abs(price) <= Largest))
                return "a price is missing";
        }

        if (high < low)
            return FormattableString.Invariant($"the high {high} is below the low {low}");
        if (high < open || high < close)
            return FormattableString.Invariant($"the high {high} is below the {(high < open ? "open" : "close")} {(high < open ? open : close)}");
        if (low > open || low > close)
            return FormattableString.Invariant($"the low {low} is above the {(low > open ? "open" : "close")} {(low > open ? open : close)}");
        return null;
    }
}
