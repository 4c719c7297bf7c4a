using System.Collections.Immutable;
using System.Text;
using RotationNotes.Documents.Words;

namespace RotationNotes.Documents.Charts;

/// <content>Charts over dates.</content>
public static partial class AltText
{
    private static void Lines(StringBuilder text, LineChart chart, string title)
    {
        Open(text, chart.Series.Length == 1 ? "Line chart" : $"Line chart of {chart.Series.Length} series", title);
        Period(text, chart.Series);
        for (var i = 0; i < chart.Series.Length && i < MostSeriesInFull; i++)
            OneSeries(text, chart.Series[i], chart.Format);
        if (chart.Series.Length > MostSeriesInFull)
        {
            text.Append(" Last values of the others: ");
            for (var i = MostSeriesInFull; i < chart.Series.Length; i++)
            {
                var last = SeriesExtent.Of(chart.Series[i]);
                text.Append(i > MostSeriesInFull ? ", " : "").Append(chart.Series[i].Name).Append(' ')
                    .Append(last is null ? "not available" : Number(last.Last, chart.Format));
            }

            text.Append('.');
        }

        if (chart.Logarithmic)
            text.Append(" Logarithmic scale.");
        Remarks(text, chart.Events, chart.Periods);
    }

    private static void Columns(StringBuilder text, ColumnChart chart, string title)
    {
        Open(text, chart.Line is null ? "Column chart" : "Column chart with a line", title);
        Period(text, chart.Line is null ? [chart.Columns] : [chart.Columns, chart.Line]);
        OneSeries(text, chart.Columns, chart.Format);
        if (chart.Line is not null)
            OneSeries(text, chart.Line, chart.Format);
        Remarks(text, chart.Events, []);
    }

    private static void Area(StringBuilder text, AreaChart chart, string title)
    {
        Open(text, chart.Parts.Length == 1 ? "Area chart" : $"Stacked area chart of {chart.Parts.Length} parts", title);
        Period(text, chart.Parts);
        foreach (var part in chart.Parts)
            OneSeries(text, part, chart.Format);
        Remarks(text, chart.Events, chart.Periods);
    }

    private static void DualAxis(StringBuilder text, DualAxisChart chart, string title)
    {
        Open(text, "Two lines with an axis each", title);
        Period(text, [chart.Left, chart.Right]);
        text.Append(" Left axis,");
        OneSeries(text, chart.Left, chart.Format);
        text.Append(" Right axis,");
        OneSeries(text, chart.Right, chart.RightFormat);
        Remarks(text, chart.Events, chart.Periods);
    }

    private static void AlignedPanels(StringBuilder text, AlignedPanelsChart chart, string title)
    {
        Open(text, $"{chart.Panels.Length} line charts over one time axis", title);
        Period(text, [.. chart.Panels.SelectMany(panel => panel.Series)]);
        foreach (var panel in chart.Panels)
        {
            text.Append(' ').Append(panel.Title).Append('.');
            foreach (var series in panel.Series)
                OneSeries(text, series, panel.Format ?? chart.Format);
        }

        Remarks(text, chart.Events, chart.Periods);
    }

    private static void Timeline(StringBuilder text, TimelineChart chart, string title)
    {
        Open(text, "Timeline", title);
        text.Append(' ').Append(Day(chart.First)).Append(" to ").Append(Day(chart.Last)).Append('.');
        if (chart.Events.IsEmpty)
            text.Append(" There are no events to show.");
        foreach (var one in chart.Events)
            text.Append(' ').Append(Day(one.Date)).Append(": ").Append(one.Label.TrimEnd('.')).Append('.');
        Remarks(text, [], chart.Periods);
    }

    private static void Period(StringBuilder text, ImmutableArray<ChartSeries> series)
    {
        DateOnly? first = null, last = null;
        foreach (var one in series)
        {
            if (SeriesExtent.Of(one) is not { } extent)
                continue;
            first = first is null || extent.FirstDate < first ? extent.FirstDate : first;
            last = last is null || extent.LastDate > last ? extent.LastDate : last;
        }

        if (first is null || last is null)
            text.Append(" There are no values to show.");
        else if (first == last)
            text.Append(' ').Append(Day(first.Value)).Append('.');
        else
            text.Append(' ').Append(Day(first.Value)).Append(" to ").Append(Day(last.Value)).Append('.');
    }

    private static void OneSeries(StringBuilder text, ChartSeries series, ValueFormat format)
    {
        text.Append(' ').Append(series.Name).Append(": ");
        if (SeriesExtent.Of(series) is not { } extent)
        {
            text.Append("no values.");
            return;
        }

        text.Append("first ").Append(Number(extent.First, format)).Append(" on ").Append(Day(extent.FirstDate));
        text.Append(", last ").Append(Number(extent.Last, format)).Append(" on ").Append(Day(extent.LastDate));
        text.Append(", highest ").Append(Number(extent.High, format)).Append(" on ").Append(Day(extent.HighDate));
        text.Append(", lowest ").Append(Number(extent.Low, format)).Append(" on ").Append(Day(extent.LowDate));
        if (extent.Missing > 0)
            text.Append(", ").Append(Plural(extent.Missing, "value", "values")).Append(" missing");
        text.Append('.');
    }

    private static void Remarks(StringBuilder text, ImmutableArray<ChartEvent> events, ImmutableArray<ChartPeriod> periods)
    {
        if (!events.IsDefaultOrEmpty)
        {
            text.Append(" Marked: ");
            for (var i = 0; i < events.Length; i++)
                text.Append(i > 0 ? "; " : "").Append(events[i].Label).Append(" (").Append(Day(events[i].Date)).Append(')');
            text.Append('.');
        }

        if (!periods.IsDefaultOrEmpty)
        {
            text.Append(" Shaded: ");
            for (var i = 0; i < periods.Length; i++)
            {
                text.Append(i > 0 ? "; " : "").Append(periods[i].Label ?? (periods[i].Role == PeriodRole.Recession ? "recession" : "period"))
                    .Append(" (").Append(Day(periods[i].First)).Append(" to ").Append(Day(periods[i].Last)).Append(')');
            }

            text.Append('.');
        }
    }
}
