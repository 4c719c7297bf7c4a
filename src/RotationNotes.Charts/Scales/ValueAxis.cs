using System.Collections.Immutable;
using RotationNotes.Documents.Words;

namespace RotationNotes.Charts.Scales;

/// <summary>A value axis: its range, its round ticks and how they print.</summary>
internal sealed class ValueAxis
{
    // Beyond this share of a step the next tick is worth its room.
    private const double WorthTheNextTick = 0.55;

    private readonly double start, span;

    private ValueAxis(double low, double high, ImmutableArray<double> ticks, bool logarithmic, AxisNumber number)
    {
        (Low, High, Ticks, Logarithmic, Number) = (low, high, ticks, logarithmic, number);
        start = logarithmic ? Math.Log(low) : low;
        span = (logarithmic ? Math.Log(high) : high) - start;
    }

    public double Low { get; }

    public double High { get; }

    public ImmutableArray<double> Ticks { get; }

    public bool Logarithmic { get; }

    public AxisNumber Number { get; }

    /// <summary>An axis around the data.</summary>
    /// <param name="low">Smallest value; finite.</param>
    /// <param name="high">Largest value, not below <paramref name="low"/>.</param>
    /// <param name="format">How values print.</param>
    /// <param name="words">Words of the chart's language.</param>
    /// <param name="mostIntervals">Most steps between ticks that the length has room for.</param>
    /// <param name="withZero">Whether zero must be on the axis (bars and columns start there).</param>
    /// <param name="logarithmic">Asked for; drawn linear when a value is not above zero.</param>
    public static ValueAxis Fit(double low, double high, ValueFormat format, FixedWords words, double mostIntervals, bool withZero = false, bool logarithmic = false)
    {
        if (withZero)
            (low, high) = (Math.Min(low, 0), Math.Max(high, 0));
        (low, high) = Widen(low, high, format);
        if (logarithmic && low > 0)
            return Log(low, high, format, words, mostIntervals);
        var step = ValueTicks.Choose(low, high, mostIntervals);
        double size = step.Size, pad = (high - low) * 0.03;
        double below = Math.Floor(low / size + 1e-9) * size, above = Math.Ceiling(high / size - 1e-9) * size;
        // Zero is a natural end; elsewhere the axis goes to the next tick only when most of the way is used anyway.
        var start = withZero && low == 0 ? 0 : low - below <= WorthTheNextTick * size || (below == 0 && low > 0) ? below : low - pad;
        var end = withZero && high == 0 ? 0 : above - high <= WorthTheNextTick * size || (above == 0 && high < 0) ? above : high + pad;
        var ticks = ValueTicks.Inside(start, end, step);
        return new ValueAxis(start, end, ticks, logarithmic: false, AxisNumber.For(format, words, Largest(ticks, start, end), size));
    }

    /// <summary>An axis that runs exactly from one value to another, with round ticks inside.</summary>
    public static ValueAxis Exact(double low, double high, ValueFormat format, FixedWords words, double mostIntervals)
    {
        (low, high) = Widen(low, high, format);
        var step = ValueTicks.Choose(low, high, mostIntervals);
        if (format.Kind == ValueKind.Count && step.Size < 1)
            step = new ValueTicks.Step(1, 0);
        var ticks = ValueTicks.Inside(low, high, step);
        return new ValueAxis(low, high, ticks, logarithmic: false, AxisNumber.For(format, words, Largest(ticks, low, high), step.Size));
    }

    /// <summary>An axis whose round ticks stand at the places of another axis' ticks, so that one grid serves both.</summary>
    /// <param name="other">A linear axis; one with a single tick leaves this one its own.</param>
    /// <param name="low">Smallest value; finite.</param>
    /// <param name="high">Largest value, not below <paramref name="low"/>.</param>
    /// <param name="format">How values print.</param>
    /// <param name="words">Words of the chart's language.</param>
    public static ValueAxis Aligned(ValueAxis other, double low, double high, ValueFormat format, FixedWords words)
    {
        if (other.Ticks.Length < 2)
            return Fit(low, high, format, words, 1);
        (low, high) = Widen(low, high, format);
        double firstPlace = other.Position(other.Ticks[0]), spacing = other.Position(other.Ticks[1]) - firstPlace;
        for (var step = ValueTicks.Choose(low, high, 1 / spacing); ; step = step.Larger)
        {
            // The value at the first tick: the highest multiple that still leaves the smallest value above the low end.
            var n = Math.Floor((low + firstPlace / spacing * step.Size) / step.Size + 1e-9);
            double start = step.At(n) - firstPlace / spacing * step.Size, end = start + step.Size / spacing;
            if (end < high - step.Size * 1e-9)
                continue;
            var ticks = ImmutableArray.CreateBuilder<double>();
            for (var i = 0; i < other.Ticks.Length; i++)
                ticks.Add(step.At(n + i) + 0.0);
            var placed = ticks.ToImmutable();
            return new ValueAxis(start, end, placed, logarithmic: false, AxisNumber.For(format, words, Math.Max(Math.Abs(placed[0]), Math.Abs(placed[^1])), step.Size));
        }
    }

    /// <summary>Text of a tick; the last one carries a unit that all share.</summary>
    public string Label(double tick) =>
        Number.Mark is { } mark && tick == Ticks[^1] ? Number.Print(tick) + "\u00A0" + mark : Number.Print(tick);

    /// <summary>Place of a value on the axis: 0 at the low end, 1 at the high end.</summary>
    public double Position(double value) => ((Logarithmic ? Math.Log(value) : value) - start) / span;

    /// <summary>The value at a place: the inverse of <see cref="Position"/>.</summary>
    public double ValueAt(double position) => Logarithmic ? Math.Exp(start + position * span) : start + position * span;

    private static ValueAxis Log(double low, double high, ValueFormat format, FixedWords words, double mostIntervals)
    {
        var ticks = LogTicks(low, high, mostIntervals);
        var step = double.PositiveInfinity;
        for (var i = 0; i < ticks.Length; i++)
            step = Math.Min(step, i == 0 ? LeadingDigit(ticks[0]) : ticks[i] - ticks[i - 1]);
        var pad = Math.Pow(high / low, 0.03);
        return new ValueAxis(low / pad, high * pad, ticks, logarithmic: true, AxisNumber.Logarithmic(format, words, ticks, high, step));
    }

    private static ImmutableArray<double> LogTicks(double low, double high, double mostIntervals)
    {
        double[][] sets = [[1, 2, 5], [1, 3], [1]];
        foreach (var set in sets)
        {
            var ticks = ImmutableArray.CreateBuilder<double>();
            for (var e = (int)Math.Floor(Math.Log10(low)); e <= Math.Ceiling(Math.Log10(high)); e++)
            {
                foreach (var mantissa in set)
                {
                    var tick = e >= 0 ? mantissa * Math.Pow(10, e) : mantissa / Math.Pow(10, -e);
                    if (tick >= low * 0.97 && tick <= high * 1.03)
                        ticks.Add(tick);
                }
            }

            if (set.Length == 3 && ticks.Count < 3)
                break; // less than a decade or so: evenly spaced round values read better
            if (ticks.Count <= mostIntervals + 1)
                return ticks.ToImmutable();
        }

        if (high / low < 12)
            return ValueTicks.Inside(low, high, ValueTicks.Choose(low, high, mostIntervals));
        var decades = ImmutableArray.CreateBuilder<double>();
        var every = (int)Math.Ceiling(Math.Log10(high / low) / Math.Max(1, mostIntervals));
        for (var e = (int)Math.Ceiling(Math.Log10(low)); e <= Math.Floor(Math.Log10(high)); e += every)
            decades.Add(Math.Pow(10, e));
        return decades.ToImmutable();
    }

    private static double LeadingDigit(double value) => Math.Pow(10, Math.Floor(Math.Log10(value) + 1e-9));

    private static (double Low, double High) Widen(double low, double high, ValueFormat format)
    {
        var unit = format.Kind is ValueKind.Percent or ValueKind.PercentagePoints ? 0.01 : 1.0;
        var magnitude = Math.Max(Math.Abs(low), Math.Abs(high));
        if (high - low > magnitude * 1e-9)
            return (low, high);
        var room = magnitude == 0 ? unit : magnitude * 0.05;
        return (low - room, high + room);
    }

    private static double Largest(ImmutableArray<double> ticks, double low, double high) =>
        ticks.IsEmpty ? Math.Max(Math.Abs(low), Math.Abs(high)) : Math.Max(Math.Abs(ticks[0]), Math.Abs(ticks[^1]));
}
