using RotationNotes.Foundation.Units;
using RotationNotes.Market.Calendar;
using RotationNotes.Market.Mapping;
using RotationNotes.Market.Observations;
using RotationNotes.Market.Views;
using RotationNotes.Metrics.Facts;
using RotationNotes.Metrics.Kernels;

namespace RotationNotes.Benchmarks;

/// <summary>Every series the catalogue reads, on every session of many years: longer and fuller than any real market.</summary>
internal static class LongMarket
{
    public static readonly DateOnly End = new(2024, 7, 16);

    private const double SessionsPerYear = 252;

    /// <param name="years">Length of every series; weekly ones have 52 rows a year, monthly ones twelve.</param>
    public static MarketData Create(int years)
    {
        var calendar = TradingCalendar.Load();
        var map = SeriesMap.Load();
        var sessions = new DateOnly[(int)(years * SessionsPerYear)];
        var date = End;
        for (var i = sessions.Length - 1; i >= 0; i--, date = calendar.PreviousSession(date))
            sessions[i] = date;
        var names = MetricCatalogue.Default.All.SelectMany(d => d.Inputs).Select(id => id.Value).Distinct().Order(StringComparer.Ordinal);
        return new MarketData(calendar, names.Select((name, i) => Walk(Descriptor(map, name), sessions, (ulong)i + 1)));
    }

    private static SeriesDescriptor Descriptor(SeriesMap map, string name) =>
        map.Find(name)?.Descriptor
        ?? new SeriesDescriptor(new SeriesId(name), name, name.StartsWith("TFF.", StringComparison.Ordinal) ? Unit.Contracts : Unit.Price, "Benchmark",
            name.StartsWith("TFF.", StringComparison.Ordinal) ? Frequency.Weekly : Frequency.Daily,
            name.StartsWith("TFF.", StringComparison.Ordinal) ? ReleaseRule.CommitmentsOfTraders : ReleaseRule.SameDayClose);

    // Multiplicative steps of about 1 %, with the two decimals that quotes have.
    private static Series Walk(SeriesDescriptor descriptor, DateOnly[] sessions, ulong seed)
    {
        var random = new SplitMix(seed);
        var dates = descriptor.Frequency switch
        {
            Frequency.Daily => sessions,
            Frequency.Weekly => [.. sessions.Where(d => d.DayOfWeek == DayOfWeek.Tuesday)],
            Frequency.Monthly => [.. sessions.Select(d => new DateOnly(d.Year, d.Month, 1)).Distinct()],
            _ => [.. sessions.Where(d => d.Month % 3 == 1).Select(d => new DateOnly(d.Year, d.Month, 1)).Distinct()],
        };
        var values = new double[dates.Length];
        var level = descriptor.Unit is Unit.Percent ? 4.0 : descriptor.Unit is Unit.Contracts ? 100_000 : 100;
        var start = level;
        for (var i = 0; i < values.Length; i++)
        {
            level *= Math.Exp(0.02 * ((random.Below(1_000_001) / 1e6) - 0.5) + 0.001 * Math.Log(start / level));
            values[i] = descriptor.Unit is Unit.Contracts ? Math.Round(level) : Math.Round(level, 2);
        }

        return new Series(descriptor, dates, values);
    }
}
