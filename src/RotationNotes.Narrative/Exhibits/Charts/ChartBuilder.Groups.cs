using System.Collections.Immutable;
using RotationNotes.Documents.Charts;
using RotationNotes.Documents.Words;
using RotationNotes.Metrics.Definitions;
using RotationNotes.Metrics.Records;
using RotationNotes.Narrative.Notes;

namespace RotationNotes.Narrative.Exhibits.Charts;

/// <content>Samples by group, whole distributions, and percentiles on spokes.</content>
internal sealed partial class ChartBuilder
{
    private static readonly ValueFormat Return1 = new(ValueKind.Percent, 1, ShowPlus: true);
    private static readonly ValueFormat Points = new(ValueKind.BasisPoints, 0, ShowPlus: true);

    /// <summary>A price gives its returns (by month those of whole months), a yield its changes, anything else its own values.</summary>
    private Drawn Boxes(ChartDefinition chart)
    {
        var data = Windowed(chart, FindAll(chart.Series))[0].Data;
        var moves = GroupedMoves.Of(data, wholeMonths: chart.By == BoxGrouping.Month);
        if (moves.Values.IsEmpty)
            throw new NothingToDrawException($"{data.Name} has too few values for one move");
        var last = moves.Values[^1];
        var groups = chart.By switch
        {
            BoxGrouping.Month => [.. Enumerable.Range(1, 12).Select(month => Group(words.AxisMonth(new DateOnly(2000, month, 1)), date => date.Month == month))],
            BoxGrouping.Weekday => [.. Enumerable.Range(1, 5).Select(day => (DayOfWeek)day).Select(day => Group(words.Weekday(day), date => date.DayOfWeek == day))],
            _ => chart.Conditions.Select(condition => Group(condition.Name, Holds(condition).Contains)).ToImmutableArray(),
        };
        var spec = new BoxChart(groups)
        {
            Format = chart.Format ?? (moves.IsReturn ? Return1 : moves.IsChange ? Points : Change(chart, data)),
            AxisCaption = chart.AxisCaption,
            PresentCaption = chart.By == BoxGrouping.Month && moves.IsOfMonths ? dates.MonthYear(last.Date) : dates.Full(last.Date),
        };
        return new Drawn(spec, [data], IsCalculated: true);

        // The newest move is the present one and not part of the history it is compared with.
        BoxGroup Group(string name, Func<DateOnly, bool> belongs) => new(
            name,
            [.. moves.Values.SkipLast(1).Where(move => belongs(move.Date)).Select(move => move.Value)],
            belongs(last.Date) ? last.Value : double.NaN);
    }

    private HashSet<DateOnly> Holds(ConditionDefinition condition)
    {
        var result = Evaluate(condition.When, condition.Place);
        if (result.Unavailable is { } reason)
            throw new NothingToDrawException(reason);
        var days = new HashSet<DateOnly>();
        for (var i = 0; i < result.Dates.Length; i++)
        {
            if (result.Values.Span[i] == 1)
                days.Add(result.Dates.Span[i]);
        }

        return days;
    }

    private Drawn Distribution(ChartDefinition chart)
    {
        var (found, missing) = Find(chart.Series);
        RefuseMixedUnits(chart, found, OneUnit);
        var items = ImmutableArray.CreateBuilder<DistributionItem>();
        var first = DateOnly.MaxValue;
        foreach (var (wanted, data) in found)
        {
            var window = data.From(WindowStart.Of(chart.Window, data.Dates.Span, asOf));
            first = Earlier(first, window.Dates.Span[0]);
            items.Add(new DistributionItem(data.Name, [.. window.Values.Span], data.Values.Span[^1], wanted.Highlight));
        }

        var spec = new DistributionChart(items.ToImmutable()) { Format = Change(chart, Data(found)), Sample = chart.AxisCaption };
        return new Drawn(spec, Data(found)) { First = first, Missing = missing };
    }

    private Drawn Radar(ChartDefinition chart)
    {
        var (found, missing) = Find(chart.Series);
        if (found.Length < RadarChart.Least)
            throw new NothingToDrawException($"only {found.Length} of its measures have values, and a radar needs {RadarChart.Least}");
        var items = ImmutableArray.CreateBuilder<RadarItem>();
        var first = DateOnly.MaxValue;
        DateOnly? then = null;
        foreach (var (_, data) in found)
        {
            var window = data.From(WindowStart.Of(chart.Window, data.Dates.Span, asOf));
            first = Earlier(first, window.Dates.Span[0]);
            // Then as it stood then: nothing that came later is in its sample.
            var index = chart.Then.IndexIn(window.Dates.Span, asOf);
            if (index >= 0 && (then is null || window.Dates.Span[index] > then))
                then = window.Dates.Span[index];
            items.Add(new RadarItem(
                data.Name, data.Values.Span[^1], PercentileOfLast(window.Values.Span),
                index < 0 ? double.NaN : PercentileOfLast(window.Values.Span[..(index + 1)]), Change(chart, data)));
        }

        var spec = new RadarChart(items.ToImmutable())
        {
            Format = FormatOf(chart, found),
            AxisCaption = chart.AxisCaption,
            NowCaption = dates.Full(found.Max(s => s.Data.Dates.Span[^1])),
            ThenCaption = then is { } date ? dates.Full(date) : words.Earlier,
        };
        return new Drawn(spec, Data(found), IsCalculated: true) { First = first, Missing = missing };
    }

    private static double PercentileOfLast(ReadOnlySpan<double> sample) => Standing.OfLast(sample, ExtremeRule.NearestTail).Percentile;
}
