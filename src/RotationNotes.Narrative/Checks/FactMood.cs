using System.Collections.Immutable;
using RotationNotes.Foundation.Units;
using RotationNotes.Metrics.Definitions;
using RotationNotes.Metrics.Facts;

namespace RotationNotes.Narrative.Checks;

/// <summary>A state any fact can be in; the moods together make each phrase print each of its forms.</summary>
/// <param name="Name">For messages: "when every fact is …".</param>
/// <param name="Sign">1, −1 or 0.</param>
/// <param name="Size">0 slight, 1 plain, 2 strong.</param>
/// <param name="Tail">Share of the sample at least as extreme on the fact's side.</param>
/// <param name="Sample">Values in the sample; 0 makes the fact unavailable.</param>
/// <param name="LastSeen">Days back to the value at least as extreme; null for a record.</param>
/// <param name="LastIndependent">The same outside overlapping windows.</param>
internal sealed record FactMood(string Name, int Sign, int Size, double Tail, int Sample, int? LastSeen, int? LastIndependent)
{
    private const int Long = 5000;

    private static readonly DateOnly First = new(1999, 1, 4);

    public bool IsMissing => Sample == 0;

    public static ImmutableArray<FactMood> All { get; } =
    [
        new("missing", 1, 1, 0.5, 0, null, null),
        new("flat", 0, 0, 0.5, Long, 30, 30),
        .. Both("slight", 0, 0.45, Long, 10, 10),
        .. Both("plain", 1, 0.15, Long, 20, 20),
        .. Both("strong", 2, 0.01, Long, 30, 30),
        .. Both("most extreme for months", 2, 0.01, Long, 200, 200),
        .. Both("most extreme for years", 2, 0.005, Long, 2000, 2000),
        .. Both("a record", 2, 0.0002, Long, null, null),
        .. Both("past the peak of a run", 2, 0.002, Long, 2, 2200),
        .. Both("past the peak of a run of records", 2, 0.001, Long, 2, null),
        .. Both("of a short history", 1, 0.2, 200, 20, 20),
        .. Both("of a thin sample", 1, 0.2, 40, 20, 20),
        .. Both("of a handful of values", 1, 0.2, 1, null, null),
        .. Both("one", 3, 0.2, Long, 20, 20),
    ];

    /// <summary>The fact of a metric in this mood.</summary>
    public Fact Of(MetricDefinition definition, DateOnly asOf)
    {
        var blank = new Fact { Definition = definition, AsOf = asOf };
        if (IsMissing)
            return blank with { Unavailable = "no observations of it are stored" };
        var value = Value(definition.Unit);
        var looksUp = definition.Extremes switch
        {
            ExtremeRule.Highest => true,
            ExtremeRule.Lowest => false,
            _ => Sign >= 0,
        };
        var known = blank with
        {
            Value = value,
            ObservedOn = asOf,
            N = Sample,
            SampleStart = First,
            Previous = new DatedValue(asOf.AddDays(-1), value * 0.9),
        };
        if (definition.Extremes == ExtremeRule.None)
            return known with { Events = [.. EventAges().Select(age => asOf.AddDays(-age))] };
        return known with
        {
            Percentile = looksUp ? 1 - Tail : Tail,
            Rank = LastSeen is null ? 1 : 2 + (int)(Tail * Sample),
            LooksUp = looksUp,
            PreviousAtLeastAsExtreme = LastSeen is { } days ? new DatedValue(asOf.AddDays(-days), value * 1.1) : null,
            PreviousIndependent = LastIndependent is { } far ? new DatedValue(asOf.AddDays(-far), value * 1.1) : null,
        };
    }

    // Days back to the events of an event metric, oldest first: none, one, a few, many; the last today, two days ago or long ago.
    private int[] EventAges() => (Size, Sign > 0) switch
    {
        (0, _) => [],
        (1, true) => [0],
        (1, false) => [2],
        (2, true) => [1400, 1200, 900, 400, 0],
        (2, false) => [900, 400, 0],
        (_, true) => [900, 400, 2],
        _ => [700, 300],
    };

    private static IEnumerable<FactMood> Both(string name, int size, double tail, int sample, int? seen, int? independent) =>
        [new(name + ", up", 1, size, tail, sample, seen, independent), new(name + ", down", -1, size, tail, sample, seen, independent)];

    // Slight, plain, strong, and the size that prints as "one".
    private double Value(MetricUnit unit)
    {
        ReadOnlySpan<double> sizes = unit switch
        {
            MetricUnit.Fraction => [0.002, 0.02, 0.12, 0.01],
            MetricUnit.FractionDifference => [0.002, 0.012, 0.09, 0.01],
            MetricUnit.BasisPoints => [2, 12, 60, 1],
            MetricUnit.Sigma => [0.3, 1.2, 3.1, 1],
            MetricUnit.Correlation => [0.1, 0.4, 0.9, 1],
            MetricUnit.VolatilityPoints => [0.3, 2, 18, 1],
            MetricUnit.Oscillator => [50, 60, 80, 1],
            MetricUnit.Dollars => [4e6, 3e8, 2.4e9, 1e9],
            MetricUnit.Count => [0, 1, 15, 1],
            MetricUnit.QuotedPercent => [0.5, 4.2, 8, 1],
            _ => [0.8, 100, 2000, 1],
        };
        if (unit is MetricUnit.Oscillator)
            return Sign < 0 ? 100 - sizes[Size] : sizes[Size];
        var isSigned = unit is MetricUnit.Fraction or MetricUnit.FractionDifference or MetricUnit.BasisPoints or MetricUnit.Sigma or MetricUnit.Correlation or MetricUnit.VolatilityPoints or MetricUnit.Dollars;
        return Sign == 0 && isSigned ? 0 : isSigned ? Sign * sizes[Size] : sizes[Size];
    }
}
