using System.Collections.Immutable;
using RotationNotes.Documents.Diagnostics;
using RotationNotes.Documents.Exhibits;
using RotationNotes.Documents.Exhibits.Charts;
using RotationNotes.Metrics;
using RotationNotes.Narrative.Facts;
using RotationNotes.Narrative.Notes;
using RotationNotes.Narrative.Phrases;

namespace RotationNotes.Narrative.Exhibits;

/// <summary>Makes a chart from its definition and the market's series.</summary>
internal sealed class ChartBuilder(SeriesResolver resolver, DateOnly asOf, DateWords dates)
{
    /// <summary>The chart, or the reasons why there is none.</summary>
    public (BuiltChart? Chart, string? Reason) Build(ChartDefinition chart)
    {
        var all = chart.Series.Select(s => (Wanted: s, Data: resolver.Resolve(s))).ToArray();
        var drawn = all.Where(s => !s.Data.IsEmpty).ToArray();
        var missing = all.Where(s => s.Data.IsEmpty).Select(s => $"{s.Data.Name}: {s.Data.Unavailable}").ToImmutableArray();
        if (drawn.Length == 0 || (chart.Kind != ChartKind.Line && drawn.Length < all.Length))
            return (null, string.Join("; ", all.Where(s => s.Data.IsEmpty).Select(s => s.Data.Unavailable!).Distinct()));
        RefuseMixedUnits(chart, drawn.Select(s => s.Data));

        var first = WindowStart.Of(chart.Window, drawn[0].Data.Dates.Span, asOf);
        var windowed = drawn.Select(s => (s.Wanted, Data: s.Data.From(first))).Where(s => s.Data.Dates.Length > 0).ToArray();
        if (windowed.Length == 0)
            return (null, $"there are no values on or after {dates.Full(first)}");
        var format = chart.Format ?? (chart.Rebase ? new ValueFormat(ValueKind.Level, 0) : FactFormats.ForChart(windowed[0].Data.Unit));
        var (spec, csv) = chart.Kind switch
        {
            ChartKind.Line => Line(chart, windowed, format),
            ChartKind.Columns => Columns(chart, windowed, format),
            ChartKind.Extremes => Extremes(chart, windowed[0].Data, format),
            ChartKind.Histogram => Histogram(windowed[0].Data, format),
            ChartKind.Scatter => Scatter(windowed[0].Data, windowed[1].Data),
            _ => throw new NotSupportedException($"No builder for chart kind '{chart.Kind}'."),
        };
        var sources = windowed.SelectMany(s => s.Data.Sources).Distinct().ToImmutableArray();
        var calculated = chart.Rebase || windowed.Any(s => s.Data.IsCalculated);
        var built = new BuiltChart(spec, windowed.Min(s => s.Data.Dates.Span[0]), windowed.Max(s => s.Data.Dates.Span[^1]), sources, calculated, missing, csv);
        return (built, null);
    }

    private (ChartSpec, string) Line(ChartDefinition chart, (ChartSeriesDefinition Wanted, ExhibitSeries Data)[] windowed, ValueFormat format)
    {
        if (chart.Rebase)
            windowed = Rebased(windowed);
        var lines = windowed.Select(s => ToChartSeries(s.Data, s.Wanted.Emphasis)).ToImmutableArray();
        var first = lines.Min(l => l.Dates[0]);
        var pace = windowed[0].Data.Dates.Span;
        var periods = chart.Periods.Where(p => p.Last >= first && p.First <= asOf).Select(p => p with { First = Later(p.First, first), Last = Earlier(p.Last, asOf) }).ToImmutableArray();
        if (chart.ShadeSessions > 0 && pace.Length > chart.ShadeSessions)
            periods = periods.Add(new ChartPeriod(pace[^(chart.ShadeSessions + 1)], pace[^1], null, PeriodRole.Window));
        var spec = new LineChart(lines)
        {
            Format = format,
            AxisCaption = chart.AxisCaption,
            Reference = chart.Reference ?? (chart.Rebase ? 100 : null),
            Logarithmic = chart.Logarithmic,
            Events = EventsIn(chart, pace),
            Periods = periods,
        };
        return (spec, TimeCsv(lines));
    }

    private (ChartSpec, string) Columns(ChartDefinition chart, (ChartSeriesDefinition Wanted, ExhibitSeries Data)[] windowed, ValueFormat format)
    {
        var columns = ToChartSeries(windowed[0].Data, windowed[0].Wanted.Emphasis);
        var line = windowed.Length > 1 ? ToChartSeries(windowed[1].Data, windowed[1].Wanted.Emphasis) : null;
        var spec = new ColumnChart(columns, line) { Format = format, AxisCaption = chart.AxisCaption, Events = EventsIn(chart, windowed[0].Data.Dates.Span) };
        return (spec, TimeCsv(line is null ? [columns] : [columns, line]));
    }

    private (ChartSpec, string) Extremes(ChartDefinition chart, ExhibitSeries data, ValueFormat format)
    {
        var episodes = Episodes.Largest(data.Values.Span, chart.Count, chart.Apart);
        var bars = ImmutableArray.CreateBuilder<BarItem>();
        var csv = new CsvText().Row("date", data.Name);
        foreach (var index in episodes)
        {
            var date = data.Dates.Span[index];
            bars.Add(new BarItem(dates.Full(date), data.Values.Span[index], index == data.Dates.Length - 1));
            csv.Row(CsvText.Of(date), CsvText.Of(data.Values.Span[index]));
        }

        return (new BarChart(bars.ToImmutable()) { Format = format, AxisCaption = chart.AxisCaption }, csv.ToString());
    }

    private static (ChartSpec, string) Histogram(ExhibitSeries data, ValueFormat format)
    {
        var csv = new CsvText().Row("date", data.Name);
        for (var i = 0; i < data.Dates.Length; i++)
            csv.Row(CsvText.Of(data.Dates.Span[i]), CsvText.Of(data.Values.Span[i]));
        var current = data.Values.Span[^1];
        return (new HistogramChart([.. data.Values.Span], current, NumberFormatter.Format(current, format)) { Format = format }, csv.ToString());
    }

    private static (ChartSpec, string) Scatter(ExhibitSeries x, ExhibitSeries y)
    {
        const int recentPoints = 5;
        var points = ImmutableArray.CreateBuilder<ScatterPoint>();
        var csv = new CsvText().Row("date", x.Name, y.Name);
        var (i, j) = (0, 0);
        var common = new List<(DateOnly Date, double X, double Y)>();
        while (i < x.Dates.Length && j < y.Dates.Length)
        {
            var (a, b) = (x.Dates.Span[i], y.Dates.Span[j]);
            if (a == b)
                common.Add((a, x.Values.Span[i++], y.Values.Span[j++]));
            else if (a < b)
                i++;
            else
                j++;
        }

        for (var k = 0; k < common.Count; k++)
        {
            var (date, px, py) = common[k];
            points.Add(new ScatterPoint(px, py, null, k >= common.Count - recentPoints));
            csv.Row(CsvText.Of(date), CsvText.Of(px), CsvText.Of(py));
        }

        var spec = new ScatterChart(points.ToImmutable())
        {
            Format = FactFormats.ForChart(y.Unit),
            XFormat = FactFormats.ForChart(x.Unit),
            XCaption = x.Name,
            YCaption = y.Name,
            FitLine = true,
        };
        return (spec, csv.ToString());
    }

    private ImmutableArray<ChartEvent> EventsIn(ChartDefinition chart, ReadOnlySpan<DateOnly> pace)
    {
        if (chart.EventSessions == 0)
            return [];
        var first = pace[Math.Max(0, pace.Length - chart.EventSessions)];
        return [.. chart.Events.Where(e => e.Date >= first && e.Date <= asOf).Select(e => new ChartEvent(e.Date, e.Short))];
    }

    /// <summary>Starts every line at 100 on the first date that all of them have.</summary>
    private static (ChartSeriesDefinition, ExhibitSeries)[] Rebased((ChartSeriesDefinition Wanted, ExhibitSeries Data)[] windowed)
    {
        var start = windowed.Max(s => s.Data.Dates.Span[0]);
        return [.. windowed.Select(s => (s.Wanted, Scale(s.Data.From(start))))];

        static ExhibitSeries Scale(ExhibitSeries data)
        {
            var values = data.Values.ToArray();
            var basis = values[0];
            foreach (ref var value in values.AsSpan())
                value = value / basis * 100;
            return data with { Values = values, Unit = MetricUnit.IndexNumber };
        }
    }

    private static void RefuseMixedUnits(ChartDefinition chart, IEnumerable<ExhibitSeries> series)
    {
        if (chart.Rebase || chart.Kind == ChartKind.Scatter)
            return;
        var units = series.Select(s => s.Unit).Distinct().ToArray();
        if (units.Length > 1)
        {
            throw new DiagnosticException(
                FailureKind.Configuration,
                Diagnostic.Error(chart.Place, $"chart '{chart.Id}' mixes {string.Join(" and ", units.Select(u => u.InWords()))} on one axis.", "Draw them in two charts, or set \"rebase\": true."));
        }
    }

    private static ChartSeries ToChartSeries(ExhibitSeries data, SeriesEmphasis emphasis) => new(data.Name, [.. data.Dates.Span], [.. data.Values.Span], emphasis);

    private static string TimeCsv(ImmutableArray<ChartSeries> lines)
    {
        var csv = new CsvText().Row(lines.Select(l => l.Name).Prepend("date"));
        var at = new int[lines.Length];
        while (true)
        {
            DateOnly? next = null;
            for (var i = 0; i < lines.Length; i++)
            {
                if (at[i] < lines[i].Dates.Length && (next is null || lines[i].Dates[at[i]] < next))
                    next = lines[i].Dates[at[i]];
            }

            if (next is null)
                return csv.ToString();
            var cells = new string[lines.Length + 1];
            cells[0] = CsvText.Of(next.Value);
            for (var i = 0; i < lines.Length; i++)
                cells[i + 1] = at[i] < lines[i].Dates.Length && lines[i].Dates[at[i]] == next ? CsvText.Of(lines[i].Values[at[i]++]) : "";
            csv.Row(cells);
        }
    }

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;
}
