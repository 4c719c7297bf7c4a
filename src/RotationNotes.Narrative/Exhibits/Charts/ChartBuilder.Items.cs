using System.Collections.Immutable;
using RotationNotes.Documents.Charts;
using RotationNotes.Documents.Words;
using RotationNotes.Metrics.Definitions;
using RotationNotes.Metrics.Records;
using RotationNotes.Narrative.Facts;
using RotationNotes.Narrative.Notes;

namespace RotationNotes.Narrative.Exhibits.Charts;

/// <content>Charts of newest values: items, categories, tenors.</content>
internal sealed partial class ChartBuilder
{
    private const string OneUnit = "All of its values share one axis: name measures of one unit.";

    private Drawn Bars(ChartDefinition chart)
    {
        var (found, missing) = Find(chart.Series);
        RefuseMixedUnits(chart, found, OneUnit);
        var items = found.Select(s => new BarItem(s.Data.Name, s.Data.Values.Span[^1], s.Wanted.Highlight));
        // A stable sort: equal values keep the order of the file.
        ImmutableArray<BarItem> ranked = chart.KeepOrder ? [.. items] : [.. items.OrderByDescending(item => item.Value)];
        var spec = new BarChart(ranked) { Format = Change(chart, Data(found)), AxisCaption = chart.AxisCaption };
        return new Drawn(spec, Data(found)) { First = found.Min(s => s.Data.Dates.Span[^1]), Missing = missing };
    }

    private Drawn Grouped(ChartDefinition chart)
    {
        var all = chart.Groups.SelectMany(group => group.Values).Select(value => new WantedSeries(value, resolver.Resolve(value))).ToArray();
        var found = all.Where(s => !s.Data.IsEmpty).ToImmutableArray();
        if (found.IsEmpty)
            throw new NothingToDrawException(string.Join("; ", all.Select(s => s.Data.Unavailable ?? "no values").Distinct()));
        RefuseMixedUnits(chart, found, OneUnit);
        var groups = ImmutableArray.CreateBuilder<CategorySeries>();
        var missing = ImmutableArray.CreateBuilder<Absence>();
        for (var (g, at) = (0, 0); g < chart.Groups.Length; g++)
        {
            var values = ImmutableArray.CreateBuilder<double>();
            for (var c = 0; c < chart.Categories.Length; c++)
            {
                var data = all[at++].Data;
                values.Add(data.IsEmpty ? double.NaN : data.Values.Span[^1]);
                if (data.IsEmpty)
                    missing.Add(new Absence($"{chart.Groups[g].Name}, {chart.Categories[c]}", data.Unavailable ?? "no values"));
            }

            groups.Add(new CategorySeries(chart.Groups[g].Name, values.ToImmutable()));
        }

        var spec = new GroupedColumnChart(chart.Categories, groups.ToImmutable()) { Format = Change(chart, Data(found)), AxisCaption = chart.AxisCaption, Stacked = chart.Kind == ChartKind.Stacked };
        return new Drawn(spec, Data(found)) { First = found.Min(s => s.Data.Dates.Span[^1]), Missing = missing.ToImmutable() };
    }

    private Drawn Waterfall(ChartDefinition chart)
    {
        // A sum without one of its parts would be another number.
        var found = FindAll(chart.Series);
        RefuseMixedUnits(chart, found, OneUnit);
        var spec = new WaterfallChart([.. found.Select(s => new Contribution(s.Data.Name, s.Data.Values.Span[^1]))], chart.TotalLabel)
        {
            Format = Change(chart, Data(found)),
            AxisCaption = chart.AxisCaption,
        };
        return new Drawn(spec, Data(found), IsCalculated: true) { First = found.Min(s => s.Data.Dates.Span[^1]) };
    }

    private Drawn Ranges(ChartDefinition chart)
    {
        var (found, missing) = Find(chart.Series);
        RefuseMixedUnits(chart, found, OneUnit);
        var items = ImmutableArray.CreateBuilder<RangeItem>();
        var first = DateOnly.MaxValue;
        DateOnly? then = null;
        foreach (var (wanted, data) in found)
        {
            var window = data.From(WindowStart.Of(chart.Window, data.Dates.Span, asOf));
            first = Earlier(first, window.Dates.Span[0]);
            var index = chart.Then.IndexIn(data.Dates.Span, asOf);
            then ??= index >= 0 ? data.Dates.Span[index] : null;
            var (low, high) = Extent(window.Values.Span);
            items.Add(new RangeItem(data.Name, data.Values.Span[^1], index < 0 ? double.NaN : data.Values.Span[index], low, high, wanted.Highlight));
        }

        var spec = new RangeChart(items.ToImmutable())
        {
            Format = FormatOf(chart, found),
            AxisCaption = chart.AxisCaption,
            NowCaption = dates.Full(found.Max(s => s.Data.Dates.Span[^1])),
            ThenCaption = then is { } date ? dates.Full(date) : words.Earlier,
            RangeCaption = words.RangeSince(dates.SinceWhen(first)),
        };
        return new Drawn(spec, Data(found), IsCalculated: true) { First = first, Missing = missing };
    }

    private Drawn Percentiles(ChartDefinition chart)
    {
        var (found, missing) = Find(chart.Series);
        var items = ImmutableArray.CreateBuilder<PercentileItem>();
        var first = DateOnly.MaxValue;
        foreach (var (_, data) in found)
        {
            var window = data.From(WindowStart.Of(chart.Window, data.Dates.Span, asOf));
            first = Earlier(first, window.Dates.Span[0]);
            items.Add(new PercentileItem(data.Name, data.Values.Span[^1], Standing.OfLast(window.Values.Span, ExtremeRule.NearestTail).Percentile, Change(chart, data)));
        }

        var spec = new PercentileChart(items.ToImmutable()) { Format = FormatOf(chart, found), Sample = chart.AxisCaption };
        return new Drawn(spec, Data(found), IsCalculated: true) { First = first, Missing = missing };
    }

    private Drawn Curve(ChartDefinition chart)
    {
        var (found, missing) = Find(chart.Series);
        if (found.Length < 2)
            throw new NothingToDrawException($"only {found[0].Data.Name} has values, and a curve needs two tenors");
        RefuseMixedUnits(chart, found, OneUnit);
        var curves = ImmutableArray.CreateBuilder<CategorySeries>();
        var first = DateOnly.MaxValue;
        foreach (var snapshot in chart.Snapshots)
        {
            DateOnly? day = null;
            var values = ImmutableArray.CreateBuilder<double>();
            foreach (var (_, data) in found)
            {
                var index = snapshot.IndexIn(data.Dates.Span, asOf);
                values.Add(index < 0 ? double.NaN : data.Values.Span[index]);
                if (index >= 0 && (day is null || data.Dates.Span[index] > day))
                    day = data.Dates.Span[index];
            }

            if (day is not { } date)
                continue;
            first = Earlier(first, date);
            curves.Add(new CategorySeries(dates.Full(date), values.ToImmutable()));
        }

        if (curves.Count == 0)
            throw new NothingToDrawException("no tenor had a value on any of the dates");
        var spec = new CurveChart([.. found.Select(s => s.Data.Name)], curves.ToImmutable()) { Format = FormatOf(chart, found), AxisCaption = chart.AxisCaption };
        return new Drawn(spec, Data(found)) { First = first, Missing = missing };
    }

    /// <summary>The chart's format, else the unit's; with a plus sign when the measures take both signs in their history, because then the sign says something.</summary>
    private static ValueFormat Change(ChartDefinition chart, params IEnumerable<ExhibitSeries> series) =>
        chart.Format ?? Newest(series.Any(s => Extent(s.Values.Span).Low < 0) ? FactFormats.Signed(series.First().Unit) : FactFormats.ForChart(series.First().Unit), series);

    // Bars start at zero and end at the newest values.
    private static ValueFormat Newest(ValueFormat format, IEnumerable<ExhibitSeries> series)
    {
        double[] values = [0, .. series.Where(s => !s.IsEmpty).Select(s => s.Values.Span[^1])];
        return AxisDecimals.Fit(format, series.First().Unit, values.Min(), values.Max());
    }

    private static (double Low, double High) Extent(ReadOnlySpan<double> values)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (var value in values)
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        return (low, high);
    }
}
