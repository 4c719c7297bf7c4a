using System.Collections.Immutable;
using RotationNotes.Documents.Charts;
using RotationNotes.Documents.Words;
using RotationNotes.Market.Observations;
using RotationNotes.Narrative.Notes;

namespace RotationNotes.Narrative.Exhibits.Charts;

/// <content>Candles.</content>
internal sealed partial class ChartBuilder
{
    private const int MostDaysNamed = 3;

    private Drawn Candles(ChartDefinition chart)
    {
        var wanted = FindAll(chart.Series);
        var close = wanted[0].Data;
        var parts = chart.Parts.Select(part => new WantedSeries(part, resolver.Resolve(part))).ToArray();
        foreach (var part in parts[..3])
        {
            if (part.Data.IsEmpty)
                throw new NothingToDrawException(part.Data.Unavailable ?? $"{part.Data.Name} has no values");
        }

        RefuseMixedUnits(chart, [wanted[0], .. parts[..3]], "Open, high, low and close are prices of one thing.");
        if (parts[..3].Any(part => IsAdjusted(part.Wanted) != IsAdjusted(wanted[0].Wanted)))
            throw new NothingToDrawException($"dividends are in some of the prices of {close.Name} and not in others");
        var missing = ImmutableArray.CreateBuilder<Absence>();
        if (parts.Length > 3 && parts[3].Data.IsEmpty)
        {
            missing.Add(new Absence(words.Volume, parts[3].Data.Unavailable ?? "no values"));
            parts = parts[..3];
        }

        var start = WindowStart.Of(chart.Window, close.Dates.Span, asOf);
        var span = chart.Span ?? CandleDays.SpanFor(close.From(start).Dates.Length);
        var window = close.From(CandleDays.StartOf(start, span));
        var days = CandleDays.Of(window, [.. parts.Select(part => part.Data)]);
        LeaveOut(missing, days.Contradicting, "the prices of the day contradict each other");
        LeaveOut(missing, days.Incomplete, "open, high or low is not known");
        if (days.Candles.IsEmpty)
            throw new NothingToDrawException(days.Contradicting.IsEmpty ? $"no day has an open, a high and a low of {close.Name}" : $"the high of {close.Name} lies below its low or another price on every day");
        var candles = CandleDays.Gathered(days.Candles, span);
        var spec = new CandleChart(close.Name, candles)
        {
            Format = chart.Format ?? Fitting(window),
            AxisCaption = chart.AxisCaption,
            Span = span,
            Averages = Averages(chart, close, candles, span, missing),
            Events = EventsIn(chart, window),
            Periods = PeriodsIn(chart, candles[0].Date, window.Dates.Span),
        };
        ImmutableArray<string> qualities = [words.Candles(span), IsAdjusted(wanted[0].Wanted) ? words.PricesAdjusted : ""];
        return new Drawn(spec, [window, .. parts.Select(part => part.Data)], chart.Averages.Length > 0)
        {
            First = window.Dates.Span[0],
            Last = candles[^1].Date,
            Missing = missing.ToImmutable(),
            Qualities = [.. qualities.Where(quality => quality.Length > 0)],
        };
    }

    private ImmutableArray<ChartSeries> Averages(ChartDefinition chart, ExhibitSeries close, ImmutableArray<Candle> candles, CandleSpan span, ImmutableArray<Absence>.Builder missing)
    {
        var averages = ImmutableArray.CreateBuilder<ChartSeries>();
        foreach (var length in chart.Averages)
        {
            var name = words.MovingAverage(length, span);
            if (CandleDays.Average(close, candles, span, length, name) is { } average)
                averages.Add(average);
            else
                missing.Add(new Absence(name, $"mean({close.Name}, {length}) needs {length} observations, there are {close.Dates.Length}"));
        }

        return averages.ToImmutable();
    }

    // A few days are named, of many the first ones and their number.
    private void LeaveOut(ImmutableArray<Absence>.Builder missing, ImmutableArray<DateOnly> days, string reason)
    {
        foreach (var day in days.Take(MostDaysNamed))
            missing.Add(new Absence(dates.Full(day), reason));
        if (days.Length > MostDaysNamed)
            missing.Add(new Absence(words.AndMore(days.Length - MostDaysNamed), reason));
    }

    private bool IsAdjusted(ChartSeriesDefinition series) =>
        SeriesId.IsValid(series.Expression) && view.Find(new SeriesId(series.Expression)) is { Descriptor.Adjusted: true };
}
