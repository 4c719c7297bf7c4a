using System.Collections.Immutable;
using RotationNotes.Documents.Charts;
using RotationNotes.Documents.Words;

namespace RotationNotes.Narrative.Exhibits.Charts;

/// <summary>The days of a price put together into candles; days whose prices contradict each other are left out and named.</summary>
internal sealed class CandleDays
{
    // Vendors store single-precision prices: a high may lie a ten-millionth below its close.
    private const double Rounding = 1e-6;
    private const int MostSessions = 280;

    private CandleDays(ImmutableArray<Candle> candles, ImmutableArray<DateOnly> contradicting, ImmutableArray<DateOnly> incomplete) =>
        (Candles, Contradicting, Incomplete) = (candles, contradicting, incomplete);

    public ImmutableArray<Candle> Candles { get; }

    /// <summary>Days whose high and low do not enclose open and close.</summary>
    public ImmutableArray<DateOnly> Contradicting { get; }

    /// <summary>Days with a close but without open, high or low.</summary>
    public ImmutableArray<DateOnly> Incomplete { get; }

    /// <param name="close">Sets the days.</param>
    /// <param name="parts">Open, high, low and, where there is one, volume.</param>
    public static CandleDays Of(ExhibitSeries close, ReadOnlySpan<ExhibitSeries> parts)
    {
        var candles = ImmutableArray.CreateBuilder<Candle>(close.Dates.Length);
        var contradicting = ImmutableArray.CreateBuilder<DateOnly>();
        var incomplete = ImmutableArray.CreateBuilder<DateOnly>();
        for (var i = 0; i < close.Dates.Length; i++)
        {
            var day = close.Dates.Span[i];
            double open = At(parts[0], day), high = At(parts[1], day), low = At(parts[2], day), last = close.Values.Span[i];
            if (double.IsNaN(open) || double.IsNaN(high) || double.IsNaN(low) || double.IsNaN(last))
            {
                incomplete.Add(day);
                continue;
            }

            var slack = Rounding * Math.Abs(last);
            double top = Math.Max(open, last), bottom = Math.Min(open, last);
            high = high < top && high >= top - slack ? top : high;
            low = low > bottom && low <= bottom + slack ? bottom : low;
            if (Candle.Fault(open, high, low, last) is not null)
                contradicting.Add(day);
            else
                candles.Add(new Candle(day, open, high, low, last, parts.Length > 3 ? At(parts[3], day) : double.NaN));
        }

        return new CandleDays(candles.ToImmutable(), contradicting.ToImmutable(), incomplete.ToImmutable());
    }

    /// <summary>The finest span whose candles can be told apart.</summary>
    public static CandleSpan SpanFor(int sessions) => sessions switch { <= MostSessions => CandleSpan.Session, <= MostSessions * 5 => CandleSpan.Week, _ => CandleSpan.Month };

    /// <summary>Candles of whole weeks or months; the last one reaches as far as the as-of date.</summary>
    public static ImmutableArray<Candle> Gathered(ImmutableArray<Candle> days, CandleSpan span)
    {
        if (span == CandleSpan.Session)
            return days;
        var gathered = ImmutableArray.CreateBuilder<Candle>();
        foreach (var group in days.GroupBy(day => KeyOf(day.Date, span)))
        {
            Candle[] inside = [.. group];
            var volume = inside.Any(day => double.IsFinite(day.Volume)) ? inside.Sum(day => double.IsFinite(day.Volume) ? day.Volume : 0) : double.NaN;
            gathered.Add(new Candle(inside[^1].Date, inside[0].Open, inside.Max(day => day.High), inside.Min(day => day.Low), inside[^1].Close, volume));
        }

        return gathered.ToImmutable();
    }

    /// <summary>The mean of the last so many closes at each candle that has as many before it; null when none has.</summary>
    /// <param name="close">The whole history, so that the average begins with the window.</param>
    public static ChartSeries? Average(ExhibitSeries close, ImmutableArray<Candle> candles, CandleSpan span, int length, string name)
    {
        // The last close of each session, week or month.
        var keys = new List<int>();
        var closes = new List<double>();
        for (var i = 0; i < close.Dates.Length; i++)
        {
            var key = KeyOf(close.Dates.Span[i], span);
            if (keys.Count > 0 && keys[^1] == key)
            {
                closes[^1] = close.Values.Span[i];
                continue;
            }

            keys.Add(key);
            closes.Add(close.Values.Span[i]);
        }

        var dates = ImmutableArray.CreateBuilder<DateOnly>();
        var means = ImmutableArray.CreateBuilder<double>();
        foreach (var candle in candles)
        {
            var at = keys.BinarySearch(KeyOf(candle.Date, span));
            if (at < length - 1)
                continue;
            var sum = 0.0;
            for (var i = at - length + 1; i <= at; i++)
                sum += closes[i];
            dates.Add(candle.Date);
            means.Add(sum / length);
        }

        return dates.Count == 0 ? null : new ChartSeries(name, dates.ToImmutable(), means.ToImmutable(), SeriesEmphasis.Secondary);
    }

    /// <summary>The first day of the week or month that a day lies in, so that a window does not cut its first candle.</summary>
    public static DateOnly StartOf(DateOnly date, CandleSpan span) => span switch
    {
        CandleSpan.Week => date.AddDays(-(date.DayNumber % 7)),
        CandleSpan.Month => new DateOnly(date.Year, date.Month, 1),
        _ => date,
    };

    // Day number 0 was a Monday.
    private static int KeyOf(DateOnly date, CandleSpan span) => span switch
    {
        CandleSpan.Session => date.DayNumber,
        CandleSpan.Week => date.DayNumber / 7,
        _ => date.Year * 12 + date.Month,
    };

    private static double At(ExhibitSeries series, DateOnly day)
    {
        var index = series.Dates.Span.BinarySearch(day);
        return index < 0 ? double.NaN : series.Values.Span[index];
    }
}
