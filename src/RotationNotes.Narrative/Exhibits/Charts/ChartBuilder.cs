using System.Collections.Immutable;
using RotationNotes.Documents.Charts;
using RotationNotes.Documents.Words;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Foundation.Units;
using RotationNotes.Market.Views;
using RotationNotes.Metrics.Facts;
using RotationNotes.Narrative.Facts;
using RotationNotes.Narrative.Notes;
using RotationNotes.Narrative.Phrases;

namespace RotationNotes.Narrative.Exhibits.Charts;

/// <summary>Makes a chart from its definition and the market's series.</summary>
internal sealed partial class ChartBuilder(SeriesResolver resolver, MarketView view, MetricCatalogue catalogue, DateWords dates, FixedWords words)
{
    private readonly DateOnly asOf = view.AsOf;

    /// <summary>The chart, or the reasons why there is none.</summary>
    /// <exception cref="DiagnosticException">Configuration: an expression or a mixture of units is wrong.</exception>
    public (BuiltChart? Chart, string? Reason) Build(ChartDefinition chart)
    {
        try
        {
            var drawn = OfKind(chart);
            var used = drawn.Used;
            var sources = used.SelectMany(s => s.Sources).Distinct().ToImmutableArray();
            var calculated = drawn.IsCalculated || used.Any(s => s.IsCalculated);
            var built = new BuiltChart(
                drawn.Spec with { Words = words },
                drawn.First ?? used.Min(s => s.Dates.Span[0]),
                drawn.Last ?? used.Max(s => s.Dates.Span[^1]),
                sources,
                calculated,
                drawn.Missing,
                drawn.Csv ?? ChartCsv.Write(drawn.Spec))
            {
                Qualities = drawn.Qualities,
                OtherSubtitle = drawn.OtherSubtitle,
            };
            return (built, null);
        }
        catch (NothingToDrawException nothing)
        {
            return (null, nothing.Message);
        }
    }

    private Drawn OfKind(ChartDefinition chart) => chart.Kind switch
    {
        ChartKind.Line => Line(chart),
        ChartKind.Area => Area(chart),
        ChartKind.Dual => Dual(chart),
        ChartKind.Panels => Panels(chart),
        ChartKind.Spread => Spread(chart),
        ChartKind.Columns => Columns(chart),
        ChartKind.Multiples => Multiples(chart),
        ChartKind.Bars => Bars(chart),
        ChartKind.Extremes => Extremes(chart),
        ChartKind.Grouped or ChartKind.Stacked => Grouped(chart),
        ChartKind.Waterfall => Waterfall(chart),
        ChartKind.Range => Ranges(chart),
        ChartKind.Percentiles => Percentiles(chart),
        ChartKind.Correlations => Correlations(chart),
        ChartKind.Calendar => Calendar(chart),
        ChartKind.Histogram => Histogram(chart),
        ChartKind.Scatter => Scatter(chart),
        ChartKind.EventStudy => EventStudyFan(chart),
        ChartKind.Analogs => Analogs(chart),
        ChartKind.Overlay => Overlay(chart),
        ChartKind.Curve => Curve(chart),
        ChartKind.Timeline => Timeline(chart),
        ChartKind.Candles => Candles(chart),
        ChartKind.Box => Boxes(chart),
        ChartKind.Distribution => Distribution(chart),
        ChartKind.Radar => Radar(chart),
        _ => throw new NotSupportedException($"No builder for chart kind '{chart.Kind}'."),
    };

    /// <summary>The series that have values, and for each of the others its name with the reason.</summary>
    private (ImmutableArray<WantedSeries> Found, ImmutableArray<Absence> Missing) Find(IEnumerable<ChartSeriesDefinition> wanted)
    {
        var all = wanted.Select(s => new WantedSeries(s, resolver.Resolve(s))).ToArray();
        var missing = all.Where(s => s.Data.IsEmpty).Select(s => new Absence(s.Data.Name, s.Data.Unavailable ?? "no values")).ToImmutableArray();
        var found = all.Where(s => !s.Data.IsEmpty).ToImmutableArray();
        if (found.IsEmpty)
            throw new NothingToDrawException(string.Join("; ", all.Select(s => s.Data.Unavailable ?? "no values").Distinct()));
        return (found, missing);
    }

    /// <summary>The series, all of which the kind needs.</summary>
    private ImmutableArray<WantedSeries> FindAll(IEnumerable<ChartSeriesDefinition> wanted)
    {
        var (found, missing) = Find(wanted);
        return missing.IsEmpty ? found : throw new NothingToDrawException(string.Join("; ", missing.Select(m => m.Reason).Distinct()));
    }

    /// <summary>The part of each series inside the chart's window; the first series sets its beginning. Series without values there drop out.</summary>
    private ImmutableArray<WantedSeries> Windowed(ChartDefinition chart, ImmutableArray<WantedSeries> series)
    {
        var first = WindowStart.Of(chart.Window, series[0].Data.Dates.Span, asOf);
        var windowed = series.Select(s => s with { Data = s.Data.From(first) }).Where(s => s.Data.Dates.Length > 0).ToImmutableArray();
        return windowed.IsEmpty ? throw new NothingToDrawException($"there are no values on or after {dates.Full(first)}") : windowed;
    }

    private static ValueFormat FormatOf(ChartDefinition chart, params IEnumerable<WantedSeries> drawn) => chart.Format ?? Fitting(drawn.Select(s => s.Data));

    private static ValueFormat Fitting(params IEnumerable<ExhibitSeries> drawn)
    {
        var unit = drawn.First().Unit;
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (var series in drawn)
        {
            var extent = Extent(series.Values.Span);
            (low, high) = (Math.Min(low, extent.Low), Math.Max(high, extent.High));
        }

        return AxisDecimals.Fit(FactFormats.ForChart(unit), unit, low, high);
    }

    private static void RefuseMixedUnits(ChartDefinition chart, IEnumerable<WantedSeries> series, string hint)
    {
        var units = series.Select(s => s.Data.Unit).Distinct().ToArray();
        if (units.Length > 1)
        {
            throw new DiagnosticException(
                FailureKind.Configuration,
                Diagnostic.Error(chart.Place, $"chart '{chart.Id}' mixes {string.Join(" and ", units.Select(u => u.InWords()))} on one axis.", hint));
        }
    }

    /// <summary>Lines with dividends beside lines without them differ by the dividends too: the reader must be told.</summary>
    private static void RefuseMixedReturns(ChartDefinition chart, IEnumerable<WantedSeries> series)
    {
        string[] words = ["total return", "dividend", "股息", "全收益", "总回报"];
        var levels = series.Where(s => s.Data.Unit is MetricUnit.Level or MetricUnit.IndexNumber && s.Data.IsTotalReturn is not null).ToArray();
        if (levels.FirstOrDefault(s => s.Data.IsTotalReturn == true) is not { } with || levels.FirstOrDefault(s => s.Data.IsTotalReturn == false) is not { } without)
            return;
        if (words.Any(word => chart.Subtitle.Text.Contains(word, StringComparison.OrdinalIgnoreCase)))
            return;
        throw new DiagnosticException(
            FailureKind.Configuration,
            Diagnostic.Error(chart.Place, $"chart '{chart.Id}' draws {with.Data.Name} with dividends and {without.Data.Name} without them on one axis.", "Take series of one kind, or say \"with dividends\" or \"total return\" in the subtitle."));
    }

    /// <summary>Starts every line at 100 on the first date that all of them have; a line whose base is at or below zero is left out.</summary>
    private ImmutableArray<WantedSeries> Rebased(ImmutableArray<WantedSeries> windowed, ImmutableArray<Absence>.Builder missing)
    {
        var start = windowed.Max(s => s.Data.Dates.Span[0]);
        var rebased = ImmutableArray.CreateBuilder<WantedSeries>();
        foreach (var series in windowed)
        {
            var data = series.Data.From(start);
            if (data.Dates.Length > 0 && data.Values.Span[0] > 0)
                rebased.Add(series with { Data = Scale(data) });
            else
                missing.Add(new Absence(data.Name, NoBase(data.Dates.Length > 0 ? data.Dates.Span[0] : start)));
        }

        return rebased.Count > 0 ? rebased.ToImmutable() : throw new NothingToDrawException(string.Join("; ", missing.Select(m => m.Reason).Distinct()));

        static ExhibitSeries Scale(ExhibitSeries data)
        {
            var values = data.Values.ToArray();
            var basis = values[0];
            foreach (ref var value in values.AsSpan())
                value = value / basis * 100;
            return data with { Values = values, Unit = MetricUnit.IndexNumber };
        }
    }

    private string NoBase(DateOnly day) => $"it was not above zero on {dates.Full(day)}, and nothing can be measured from there";

    private static ChartSeries ToChartSeries(WantedSeries series) => new(series.Data.Name, [.. series.Data.Dates.Span], [.. series.Data.Values.Span], series.Wanted.Emphasis);

    /// <summary>Why a chart has nothing to show; becomes a hole in the note.</summary>
    private sealed class NothingToDrawException(string reason) : Exception(reason);
}
