using System.Collections.Immutable;
using RotationNotes.Documents.Charts;
using RotationNotes.Documents.Words;
using RotationNotes.Foundation.Units;
using RotationNotes.Narrative.Facts;
using RotationNotes.Narrative.Notes;

namespace RotationNotes.Narrative.Exhibits.Charts;

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
        var pace = windowed[0].Data;
        var absent = missing.ToBuilder();
        if (chart.Rebase)
            windowed = Rebased(windowed, absent);
        RefuseMixedReturns(chart, windowed);
        var lines = windowed.Select(ToChartSeries).ToImmutableArray();
        var spec = new LineChart(lines)
        {
            Format = FormatOf(chart, windowed),
            AxisCaption = chart.AxisCaption,
            Reference = chart.Reference ?? (chart.Rebase ? 100 : null),
            Logarithmic = chart.Logarithmic,
            Events = EventsIn(chart, pace, lines.Count(line => line.Emphasis == SeriesEmphasis.Primary) == 1),
            Periods = PeriodsIn(chart, lines.Min(l => l.Dates[0]), pace.Dates.Span),
        };
        return new Drawn(spec, Data(windowed), chart.Rebase) { Missing = absent.ToImmutable() };
    }

    private Drawn Area(ChartDefinition chart)
    {
        var found = FindAll(chart.Series);
        RefuseMixedUnits(chart, found, "Areas share one axis.");
        var windowed = Windowed(chart, found);
        var below = windowed.Length > 1 ? windowed.FirstOrDefault(s => Extent(s.Data.Values.Span).Low < 0) : null;
        if (below is not null)
            throw new NothingToDrawException($"{below.Data.Name} is below zero on some dates, and parts of a stack cannot be");
        var parts = windowed.Select(ToChartSeries).ToImmutableArray();
        var spec = new AreaChart(parts)
        {
            Format = FormatOf(chart, windowed),
            AxisCaption = chart.AxisCaption,
            Events = EventsIn(chart, windowed[0].Data),
            Periods = PeriodsIn(chart, parts.Min(p => p.Dates[0]), windowed[0].Data.Dates.Span),
        };
        return new Drawn(spec, Data(windowed));
    }

    private Drawn Dual(ChartDefinition chart)
    {
        var windowed = Windowed(chart, FindAll(chart.Series));
        if (windowed.Length < 2)
            throw new NothingToDrawException("one of the two series has no values in the window");
        var (left, right) = (ToChartSeries(windowed[0]), ToChartSeries(windowed[1]));
        var spec = new DualAxisChart(left, right)
        {
            Format = FormatOf(chart, windowed[0]),
            RightFormat = chart.RightFormat ?? Fitting(windowed[1].Data),
            Events = EventsIn(chart, windowed[0].Data),
            Periods = PeriodsIn(chart, left.Dates[0] < right.Dates[0] ? left.Dates[0] : right.Dates[0], windowed[0].Data.Dates.Span),
        };
        return new Drawn(spec, Data(windowed));
    }

    private Drawn Panels(ChartDefinition chart)
    {
        var panels = ImmutableArray.CreateBuilder<ChartPanel>();
        var used = ImmutableArray.CreateBuilder<WantedSeries>();
        DateOnly? first = null;
        foreach (var panel in chart.Panels)
        {
            var found = FindAll(panel.Series);
            RefuseMixedUnits(chart with { Place = panel.Place }, found, "Give the other unit a panel of its own.");
            // The top panel sets the period of all.
            first ??= WindowStart.Of(chart.Window, found[0].Data.Dates.Span, asOf);
            var windowed = found.Select(s => s with { Data = s.Data.From(first.Value) }).Where(s => s.Data.Dates.Length > 0).ToArray();
            if (windowed.Length == 0)
                throw new NothingToDrawException($"{panel.Title} has no values on or after {dates.Full(first.Value)}");
            used.AddRange(windowed);
            panels.Add(new ChartPanel(panel.Title, [.. windowed.Select(ToChartSeries)], panel.Format ?? FormatOf(chart, windowed)));
        }

        var spec = new AlignedPanelsChart(panels.ToImmutable())
        {
            Format = panels[0].Format!,
            Events = EventsIn(chart, used[0].Data),
            Periods = PeriodsIn(chart, first!.Value, used[0].Data.Dates.Span),
        };
        return new Drawn(spec, Data(used));
    }

    private Drawn Timeline(ChartDefinition chart)
    {
        var first = chart.Window.Kind switch
        {
            WindowKind.All => chart.Events.Where(e => e.Date <= asOf).Select(e => e.Date).DefaultIfEmpty(asOf.AddMonths(-3)).Min(),
            // A line of dates has no series whose sessions could be counted: five of them make a week.
            WindowKind.Sessions => asOf.AddDays(-chart.Window.Count * 7 / 5),
            WindowKind.Months => asOf.AddMonths(-chart.Window.Count),
            WindowKind.Years => asOf.AddYears(-chart.Window.Count),
            WindowKind.YearToDate => new DateOnly(asOf.Year, 1, 1),
            _ => Earlier(chart.Window.First, asOf),
        };
        var last = asOf.AddDays(chart.Ahead);
        var events = chart.Events.Where(e => e.Date >= first && e.Date <= last).OrderBy(e => e.Date).Select(e => new TimelineEvent(e.Date, dates.DayMonth(e.Date) + words.Colon + e.Short)).ToImmutableArray();
        if (events.IsEmpty)
            throw new NothingToDrawException($"the note knows no event from {dates.Full(first)} to {dates.Full(last)}");
        var spec = new TimelineChart(first, last, events)
        {
            Format = new ValueFormat(ValueKind.Count, 0),
            Now = chart.Ahead > 0 ? asOf : null,
            Periods = [.. chart.Periods.Where(p => p.Last >= first && p.First <= last).Select(p => p with { First = Later(p.First, first), Last = Earlier(p.Last, last) })],
        };
        return new Drawn(spec, []) { First = first, Last = last };
    }

    private Drawn Spread(ChartDefinition chart)
    {
        var found = FindAll(chart.Series);
        if (!chart.Rebase)
            RefuseMixedUnits(chart, found, TwoCharts);
        var windowed = Windowed(chart, found);
        if (windowed.Length < 2)
            throw new NothingToDrawException("one of the two series has no values in the window");
        var pace = windowed[0].Data;
        if (chart.Rebase)
            windowed = BothRebased(windowed);
        RefuseMixedReturns(chart, windowed);
        var (first, second) = (ToChartSeries(windowed[0]), ToChartSeries(windowed[1]));
        var spec = new SpreadChart(first, second)
        {
            Format = FormatOf(chart, windowed),
            AxisCaption = chart.AxisCaption,
            Events = EventsIn(chart, pace),
            Periods = PeriodsIn(chart, first.Dates[0], pace.Dates.Span),
        };
        return new Drawn(spec, Data(windowed), chart.Rebase);
    }

    private ImmutableArray<WantedSeries> BothRebased(ImmutableArray<WantedSeries> windowed)
    {
        var missing = ImmutableArray.CreateBuilder<Absence>();
        var rebased = Rebased(windowed, missing);
        return missing.Count == 0 ? rebased : throw new NothingToDrawException($"{missing[0].Name}: {missing[0].Reason}");
    }

    private Drawn Columns(ChartDefinition chart)
    {
        var found = FindAll(chart.Series);
        RefuseMixedUnits(chart, found, "A line over columns shares their axis; draw the other unit in a chart of its own.");
        var windowed = Windowed(chart, found);
        var spec = new ColumnChart(ToChartSeries(windowed[0]), windowed.Length > 1 ? ToChartSeries(windowed[1]) : null)
        {
            Format = FormatOf(chart, windowed),
            AxisCaption = chart.AxisCaption,
            Events = EventsIn(chart, windowed[0].Data),
        };
        return new Drawn(spec, Data(windowed));
    }

    private Drawn Multiples(ChartDefinition chart)
    {
        var panels = ImmutableArray.CreateBuilder<ChartPanel>();
        var used = ImmutableArray.CreateBuilder<WantedSeries>();
        var missing = ImmutableArray.CreateBuilder<Absence>();
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
                missing.Add(new Absence(panel.Title, nothing.Message));
                continue;
            }

            if (!chart.Rebase)
                RefuseMixedUnits(chart with { Place = panel.Place }, found, "Give the other unit a panel of its own.");
            if (chart.Rebase)
            {
                try
                {
                    found = Rebased(found, missing);
                }
                catch (NothingToDrawException)
                {
                    continue;
                }
            }

            RefuseMixedReturns(chart, found);
            used.AddRange(found);
            var own = chart.OwnScales ? panel.Format ?? FormatOf(chart, found) : null;
            panels.Add(new ChartPanel(panel.Title, [.. found.Select(ToChartSeries)], own));
        }

        if (panels.Count == 0)
            throw new NothingToDrawException(string.Join("; ", missing.Select(m => m.Reason).Distinct()));
        if (!chart.OwnScales && !chart.Rebase)
            RefuseMixedUnits(chart, used, "Set \"ownScales\": true, or \"rebase\": true.");
        var spec = new SmallMultiplesChart(panels.ToImmutable())
        {
            Format = FormatOf(chart, used),
            AxisCaption = chart.AxisCaption,
            Reference = chart.Reference ?? (chart.Rebase ? 100 : null),
            SharedScale = !chart.OwnScales,
            PanelsPerRow = chart.PanelsPerRow,
        };
        return new Drawn(spec, Data(used), chart.Rebase) { Missing = missing.ToImmutable() };
    }

    /// <summary>The note's events within the chart's newest sessions, each with its date.</summary>
    /// <param name="chart">The definition.</param>
    /// <param name="pace">The series whose sessions count.</param>
    /// <param name="isAlone">Whether the reader takes a move beside an event for one of that series.</param>
    private ImmutableArray<ChartEvent> EventsIn(ChartDefinition chart, ExhibitSeries pace, bool isAlone = false)
    {
        if (chart.EventSessions == 0)
            return [];
        var first = pace.Dates.Span[Math.Max(0, pace.Dates.Length - chart.EventSessions)];
        return [.. chart.Events.Where(e => e.Date >= first && e.Date <= asOf).Select(e => new ChartEvent(e.Date, e.Short)
        {
            Shown = e.Short + words.Comma + dates.DayMonth(e.Date) + (isAlone && MoveOn(e.Date, pace) is { } move ? words.Colon + move : ""),
        })];
    }

    /// <summary>What the series did on a day: percent for prices, basis points for yields; null for other units and days without a value.</summary>
    private string? MoveOn(DateOnly day, ExhibitSeries series)
    {
        var at = series.Dates.Span.BinarySearch(day);
        if (at < 1)
            return null;
        var (before, now) = (series.Values.Span[at - 1], series.Values.Span[at]);
        return series.Unit switch
        {
            MetricUnit.QuotedPercent => words.Print(Math.Round((now - before) * 100, 6), FactFormats.Signed(MetricUnit.BasisPoints)),
            MetricUnit.BasisPoints => words.Print(Math.Round(now - before, 6), FactFormats.Signed(MetricUnit.BasisPoints)),
            MetricUnit.Level when before > 0 && now > 0 => words.Print((now / before) - 1, FactFormats.Signed(MetricUnit.Fraction)),
            _ => null,
        };
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
