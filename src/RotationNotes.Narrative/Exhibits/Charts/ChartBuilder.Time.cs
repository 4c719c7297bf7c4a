using System.Collections.Immutable;
using RotationNotes.Documents.Exhibits;
using RotationNotes.Documents.Exhibits.Charts;
using RotationNotes.Narrative.Notes;

namespace RotationNotes.Narrative.Exhibits;

/// <content>Charts over dates.</content>
internal sealed partial class ChartBuilder
{
    private const string TwoCharts = "Draw them in two charts, or set \"rebase\": true.";
    private static readonly ValueFormat Rebased100 = new(ValueKind.Level, 0);

    private Drawn Line(ChartDefinition chart)
    {
        var (found, missing) = Find(chart.Series);
        if (!chart.Rebase)
            RefuseMixedUnits(chart, found, TwoCharts);
        var windowed = Windowed(chart, found);
        var pace = windowed[0].Data.Dates;
        if (chart.Rebase)
            windowed = Rebased(windowed);
        var lines = windowed.Select(ToChartSeries).ToImmutableArray();
        var spec = new LineChart(lines)
        {
            Format = chart.Format ?? (chart.Rebase ? Rebased100 : FormatOf(chart, windowed[0].Data.Unit)),
            AxisCaption = chart.AxisCaption,
            Reference = chart.Reference ?? (chart.Rebase ? 100 : null),
            Logarithmic = chart.Logarithmic,
            Events = EventsIn(chart, pace.Span),
            Periods = PeriodsIn(chart, lines.Min(l => l.Dates[0]), pace.Span),
        };
        return new Drawn(spec, Data(windowed), chart.Rebase) { Missing = missing };
    }

    private Drawn Spread(ChartDefinition chart)
    {
        var found = FindAll(chart.Series);
        if (!chart.Rebase)
            RefuseMixedUnits(chart, found, TwoCharts);
        var windowed = Windowed(chart, found);
        if (windowed.Length < 2)
            throw new NothingToDrawException("one of the two series has no values in the window");
        var pace = windowed[0].Data.Dates;
        if (chart.Rebase)
            windowed = Rebased(windowed);
        var (first, second) = (ToChartSeries(windowed[0]), ToChartSeries(windowed[1]));
        var spec = new SpreadChart(first, second)
        {
            Format = chart.Format ?? (chart.Rebase ? Rebased100 : FormatOf(chart, windowed[0].Data.Unit)),
            AxisCaption = chart.AxisCaption,
            Events = EventsIn(chart, pace.Span),
            Periods = PeriodsIn(chart, first.Dates[0], pace.Span),
        };
        return new Drawn(spec, Data(windowed), chart.Rebase);
    }

    private Drawn Columns(ChartDefinition chart)
    {
        var found = FindAll(chart.Series);
        RefuseMixedUnits(chart, found, "A line over columns shares their axis; draw the other unit in a chart of its own.");
        var windowed = Windowed(chart, found);
        var spec = new ColumnChart(ToChartSeries(windowed[0]), windowed.Length > 1 ? ToChartSeries(windowed[1]) : null)
        {
            Format = FormatOf(chart, windowed[0].Data.Unit),
            AxisCaption = chart.AxisCaption,
            Events = EventsIn(chart, windowed[0].Data.Dates.Span),
        };
        return new Drawn(spec, Data(windowed));
    }

    private Drawn Multiples(ChartDefinition chart)
    {
        var panels = ImmutableArray.CreateBuilder<ChartPanel>();
        var used = ImmutableArray.CreateBuilder<WantedSeries>();
        var missing = ImmutableArray.CreateBuilder<string>();
        foreach (var panel in chart.Panels)
        {
            ImmutableArray<WantedSeries> found;
            try
            {
                (found, var gone) = Find(panel.Series);
                missing.AddRange(gone);
                found = Windowed(chart, found);
            }
            catch (NothingToDrawException nothing)
            {
                missing.Add($"{panel.Title}: {nothing.Message}");
                continue;
            }

            if (!chart.Rebase)
                RefuseMixedUnits(chart with { Place = panel.Place }, found, "Give the other unit a panel of its own.");
            if (chart.Rebase)
                found = Rebased(found);
            used.AddRange(found);
            var own = chart.OwnScales ? panel.Format ?? chart.Format ?? (chart.Rebase ? Rebased100 : FormatOf(chart, found[0].Data.Unit)) : null;
            panels.Add(new ChartPanel(panel.Title, [.. found.Select(ToChartSeries)], own));
        }

        if (panels.Count == 0)
            throw new NothingToDrawException(string.Join("; ", missing));
        if (!chart.OwnScales && !chart.Rebase)
            RefuseMixedUnits(chart, used, "Set \"ownScales\": true, or \"rebase\": true.");
        var spec = new SmallMultiplesChart(panels.ToImmutable())
        {
            Format = chart.Format ?? (chart.Rebase ? Rebased100 : FormatOf(chart, used[0].Data.Unit)),
            AxisCaption = chart.AxisCaption,
            Reference = chart.Reference ?? (chart.Rebase ? 100 : null),
            SharedScale = !chart.OwnScales,
            PanelsPerRow = chart.PanelsPerRow,
        };
        return new Drawn(spec, Data(used), chart.Rebase) { Missing = missing.ToImmutable() };
    }

    private ImmutableArray<ChartEvent> EventsIn(ChartDefinition chart, ReadOnlySpan<DateOnly> pace)
    {
        if (chart.EventSessions == 0)
            return [];
        var first = pace[Math.Max(0, pace.Length - chart.EventSessions)];
        return [.. chart.Events.Where(e => e.Date >= first && e.Date <= asOf).Select(e => new ChartEvent(e.Date, e.Short))];
    }

    /// <summary>The note's periods, cut to what the chart shows, and the window that is measured.</summary>
    private ImmutableArray<ChartPeriod> PeriodsIn(ChartDefinition chart, DateOnly first, ReadOnlySpan<DateOnly> pace)
    {
        var periods = chart.Periods.Where(p => p.Last >= first && p.First <= asOf).Select(p => p with { First = Later(p.First, first), Last = Earlier(p.Last, asOf) }).ToImmutableArray();
        if (chart.ShadeSessions > 0 && pace.Length > chart.ShadeSessions)
            periods = periods.Add(new ChartPeriod(pace[^(chart.ShadeSessions + 1)], pace[^1], null, PeriodRole.Window));
        return periods;
    }

    private static ImmutableArray<ExhibitSeries> Data(IEnumerable<WantedSeries> series) => [.. series.Select(s => s.Data)];

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;
}
