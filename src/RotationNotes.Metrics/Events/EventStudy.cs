using System.Collections.Immutable;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Foundation.Units;
using RotationNotes.Metrics.Definitions;
using RotationNotes.Metrics.Expressions;
using RotationNotes.Metrics.Facts;
using RotationNotes.Metrics.Kernels;

namespace RotationNotes.Metrics.Events;

/// <summary>What the outcome did over one horizon.</summary>
/// <param name="Horizon">Observations forward.</param>
/// <param name="Returns">One per kept event whose horizon was over by the as-of date, oldest event first.</param>
/// <param name="HitRate">Share of the returns above zero.</param>
/// <param name="Interval">Bootstrap interval of the median; null below five events, where resampling pretends precision.</param>
/// <param name="UsualHitRate">Share above zero of all returns over this horizon in the sample.</param>
/// <param name="UsualMedian">Median of all of them.</param>
public sealed record HorizonOutcome(
    int Horizon,
    ImmutableArray<DatedValue> Returns,
    double HitRate,
    double Median,
    double LowerQuartile,
    double UpperQuartile,
    double Worst,
    double Best,
    (double Low, double High)? Interval,
    double UsualHitRate,
    double UsualMedian)
{
    public int N => Returns.Length;
}

/// <summary>Events found by a declared signal and what followed them.</summary>
/// <param name="Events">Every day on which the signal held, oldest first.</param>
/// <param name="Kept">First days of clusters: what the outcomes are computed from.</param>
/// <param name="Searched">Days on which the signal was defined.</param>
/// <param name="SampleStart">The first of them; null when there is none.</param>
/// <param name="Outcomes">One per horizon that at least one event had completed.</param>
/// <param name="Unavailable">Why there is nothing to study, or null.</param>
public sealed record EventStudy(
    EventStudyRequest Request,
    ImmutableArray<DateOnly> Events,
    ImmutableArray<DateOnly> Kept,
    int Searched,
    DateOnly? SampleStart,
    ImmutableArray<HorizonOutcome> Outcomes,
    string? Unavailable = null)
{
    private const int FewestForInterval = 5;

    /// <summary>Runs the study on what was known at the view's date: an event whose horizon was not over yet gives no return.</summary>
    /// <exception cref="DiagnosticException">Configuration: the signal is no condition, or the outcome is nothing that has returns.</exception>
    public static EventStudy Run(MetricEvaluation evaluation, EventStudyRequest request)
    {
        if (!request.Signal.IsCondition)
            throw Refused($"The signal `{request.Signal}` is no condition.", "Compare with <, <=, > or >=, e.g. ret(RUT, 5) >= 10%.");
        var signal = evaluation.Evaluate(request.Signal);
        var outcome = evaluation.Evaluate(request.Outcome);
        if ((signal.Unavailable ?? outcome.Unavailable) is { } reason)
            return new EventStudy(request, [], [], 0, null, [], reason);
        if (UnitRules.Priced("return", outcome.Unit, MetricUnit.Fraction).Problem is not null)
            throw Refused($"The outcome `{request.Outcome}` is {outcome.Unit.InWords()} and has no returns.", "Name a price or a ratio of prices.");

        var events = Where(signal);
        var kept = FirstOfClusters(events, outcome.Dates.Span, request.ClusterObservations);
        var outcomes = request.Horizons
            .Select(horizon => Outcome(request, horizon, kept, outcome.Dates.Span, outcome.Values.Span))
            .OfType<HorizonOutcome>();
        return new EventStudy(request, events, [.. kept.Select(k => k.Date)], signal.Dates.Length, signal.Dates.Span[0], [.. outcomes]);
    }

    private static ImmutableArray<DateOnly> Where(ExpressionResult signal)
    {
        var events = ImmutableArray.CreateBuilder<DateOnly>();
        for (var i = 0; i < signal.Dates.Length; i++)
        {
            if (signal.Values.Span[i] == 1)
                events.Add(signal.Dates.Span[i]);
        }

        return events.ToImmutable();
    }

    private static List<(DateOnly Date, int Index)> FirstOfClusters(ImmutableArray<DateOnly> events, ReadOnlySpan<DateOnly> dates, int distance)
    {
        var kept = new List<(DateOnly Date, int Index)>();
        var last = int.MinValue / 2;
        foreach (var date in events)
        {
            var index = Returns.LastOnOrBefore(dates, date);
            // The distance runs from the last event seen, so a long run of events is one cluster however long it lasts.
            if (index >= 0 && index - last >= distance)
                kept.Add((date, index));
            last = Math.Max(last, index);
        }

        return kept;
    }

    private static HorizonOutcome? Outcome(EventStudyRequest request, int horizon, List<(DateOnly Date, int Index)> kept, ReadOnlySpan<DateOnly> dates, ReadOnlySpan<double> values)
    {
        var returns = ImmutableArray.CreateBuilder<DatedValue>();
        foreach (var (date, index) in kept)
        {
            if (index + horizon < dates.Length && Returns.Ratio(values[index + horizon], values[index]) is var r && double.IsFinite(r))
                returns.Add(new DatedValue(date, r));
        }

        if (returns.Count == 0)
            return null;
        double[] sorted = [.. returns.Select(r => r.Value).Order()];
        var all = new double[values.Length];
        Returns.Simple(values, horizon, all);
        double[] usual = [.. all.Where(double.IsFinite).Order()];
        return new HorizonOutcome(
            horizon, returns.ToImmutable(), ShareAboveZero(sorted),
            Quantiles.Of(sorted, 0.5), Quantiles.Of(sorted, 0.25), Quantiles.Of(sorted, 0.75), sorted[0], sorted[^1],
            sorted.Length < FewestForInterval ? null : Quantiles.MedianInterval(sorted, request.Confidence, request.Resamples, request.Seed + (ulong)horizon),
            ShareAboveZero(usual), Quantiles.Of(usual, 0.5));
    }

    private static double ShareAboveZero(double[] values) => (double)values.Count(v => v > 0) / values.Length;

    private static DiagnosticException Refused(string message, string hint) =>
        new(FailureKind.Configuration, Diagnostic.Error(Place.Nowhere, message, hint));
}
