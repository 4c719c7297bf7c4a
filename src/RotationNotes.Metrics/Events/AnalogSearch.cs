using System.Collections.Immutable;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Foundation.Units;
using RotationNotes.Metrics.Definitions;
using RotationNotes.Metrics.Expressions;
using RotationNotes.Metrics.Facts;

namespace RotationNotes.Metrics.Events;

/// <summary>A stretch of history whose path resembles the newest one.</summary>
/// <param name="Start">First date of the stretch.</param>
/// <param name="End">Last date of the stretch, the counterpart of the as-of date.</param>
/// <param name="Distance">Root mean square distance of the two normalised paths; 0 is the same path.</param>
/// <param name="Path">The stretch and what followed, 100 on <paramref name="End"/>; the first value is that of <paramref name="Start"/>.</param>
/// <param name="Following">How many values of the path lie after <paramref name="End"/>.</param>
public sealed record Analog(DateOnly Start, DateOnly End, double Distance, ImmutableArray<DatedValue> Path, int Following);

/// <summary>The newest stretch of a price and the past stretches nearest to it.</summary>
/// <param name="Current">The newest stretch, 100 on its last date.</param>
/// <param name="Analogs">Nearest first; no two of them overlap.</param>
/// <param name="Searched">Stretches compared.</param>
public sealed record AnalogSearch(ImmutableArray<DatedValue> Current, ImmutableArray<Analog> Analogs, int Searched, string? Unavailable = null)
{
    /// <summary>
    /// Compares cumulative log returns over the last <paramref name="length"/> observations, each path divided by its own
    /// volatility (the root mean square of its one-step log returns): shapes are compared, not sizes.
    /// </summary>
    /// <param name="price">A price or ratio, e.g. <c>RUT</c>.</param>
    /// <param name="length">Steps of a stretch, at least 5.</param>
    /// <param name="forward">Steps that must have followed a stretch; they are part of its path.</param>
    /// <param name="count">How many analogs at most.</param>
    /// <exception cref="DiagnosticException">Configuration: the expression has no returns.</exception>
    public static AnalogSearch Run(MetricEvaluation evaluation, SeriesExpression price, int length, int forward, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 5);
        ArgumentOutOfRangeException.ThrowIfNegative(forward);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var result = evaluation.Evaluate(price);
        if (result.Unavailable is { } reason)
            return new AnalogSearch([], [], 0, reason);
        if (UnitRules.Priced("analog", result.Unit, MetricUnit.Fraction).Problem is not null || price.IsCondition)
            throw new DiagnosticException(FailureKind.Configuration, Diagnostic.Error(Place.Nowhere, $"`{price}` has no returns to compare.", "Name a price or a ratio of prices."));

        var dates = result.Dates.Span;
        var values = result.Values.Span;
        var last = values.Length - 1;
        // A stretch may not reach into the current one, and what followed it must be known.
        var lastEnd = last - Math.Max(forward, length);
        if (lastEnd < length)
            return new AnalogSearch([], [], 0, $"{price} has {values.Length} observations; stretches of {length} with {forward} to follow need at least {length * 2 + 1}");

        var logs = new double[values.Length];
        for (var i = 0; i < logs.Length; i++)
            logs[i] = Math.Log(values[i]);
        var current = new double[length];
        if (!Normalise(logs, last, current))
            return new AnalogSearch([], [], 0, $"{price} did not move in the last {length} observations");

        var distances = Distances(logs, current, lastEnd);
        var analogs = ImmutableArray.CreateBuilder<Analog>(count);
        foreach (var end in Nearest(distances, length, count))
            analogs.Add(new Analog(dates[end - length], dates[end], distances[end], Path(dates, values, end - length, end, end + forward), forward));
        return new AnalogSearch(Path(dates, values, last - length, last, last), analogs.ToImmutable(), distances.Count(double.IsFinite));
    }

    private static double[] Distances(double[] logs, double[] current, int lastEnd)
    {
        var distances = new double[logs.Length];
        Array.Fill(distances, double.NaN);
        var path = new double[current.Length];
        for (var end = current.Length; end <= lastEnd; end++)
        {
            if (!Normalise(logs, end, path))
                continue;
            var squares = 0.0;
            for (var i = 0; i < path.Length; i++)
                squares += (path[i] - current[i]) * (path[i] - current[i]);
            distances[end] = Math.Sqrt(squares / path.Length);
        }

        return distances;
    }

    // Cumulative log return from the stretch's first observation, in units of its own one-step volatility.
    private static bool Normalise(double[] logs, int end, double[] path)
    {
        var start = end - path.Length;
        var squares = 0.0;
        for (var i = 0; i < path.Length; i++)
        {
            var step = logs[start + i + 1] - logs[start + i];
            squares += step * step;
            path[i] = logs[start + i + 1] - logs[start];
        }

        if (!(squares > 0) || !double.IsFinite(squares))
            return false;
        var volatility = Math.Sqrt(squares / path.Length);
        for (var i = 0; i < path.Length; i++)
            path[i] /= volatility;
        return true;
    }

    private static List<int> Nearest(double[] distances, int length, int count)
    {
        var order = Enumerable.Range(0, distances.Length).Where(i => double.IsFinite(distances[i])).ToArray();
        Array.Sort(order, (a, b) => distances[a] != distances[b] ? distances[a].CompareTo(distances[b]) : b.CompareTo(a));
        var chosen = new List<int>(count);
        foreach (var end in order)
        {
            if (chosen.Count == count)
                break;
            if (chosen.TrueForAll(other => Math.Abs(other - end) > length))
                chosen.Add(end);
        }

        return chosen;
    }

    private static ImmutableArray<DatedValue> Path(ReadOnlySpan<DateOnly> dates, ReadOnlySpan<double> values, int first, int hundred, int last)
    {
        var path = ImmutableArray.CreateBuilder<DatedValue>(last - first + 1);
        for (var i = first; i <= last; i++)
            path.Add(new DatedValue(dates[i], 100 * (values[i] / values[hundred])));
        return path.MoveToImmutable();
    }
}
