using System.Text;
using RotationNotes.Documents.Words;

namespace RotationNotes.Documents.Charts;

/// <content>Candles, boxes, distributions and radars.</content>
public static partial class AltText
{
    private const int MostGroupsInFull = 14;

    private static void Candles(StringBuilder text, CandleChart chart, string title)
    {
        Open(text, chart.Span switch { CandleSpan.Week => "Weekly candles", CandleSpan.Month => "Monthly candles", _ => "Candles by session" }, title);
        if (chart.Candles.IsEmpty)
        {
            text.Append(" There are no values to show.");
            return;
        }

        var (first, last) = (chart.Candles[0], chart.Candles[^1]);
        var (high, low) = (chart.Candles.MaxBy(c => c.High)!, chart.Candles.MinBy(c => c.Low)!);
        text.Append(' ').Append(Day(first.Date)).Append(" to ").Append(Day(last.Date)).Append(". ").Append(chart.Name);
        text.Append(": first open ").Append(Number(first.Open, chart.Format)).Append(", highest ").Append(Number(high.High, chart.Format)).Append(" on ").Append(Day(high.Date));
        text.Append(", lowest ").Append(Number(low.Low, chart.Format)).Append(" on ").Append(Day(low.Date)).Append(". Last: open ").Append(Number(last.Open, chart.Format));
        text.Append(", high ").Append(Number(last.High, chart.Format)).Append(", low ").Append(Number(last.Low, chart.Format)).Append(", close ").Append(Number(last.Close, chart.Format)).Append('.');
        foreach (var average in chart.Averages)
            text.Append(' ').Append(average.Name).Append(": ").Append(SeriesExtent.Of(average) is { } extent ? Number(extent.Last, chart.Format) : "no values").Append('.');
        if (chart.HasVolume)
        {
            var busiest = chart.Candles.Where(c => double.IsFinite(c.Volume)).MaxBy(c => c.Volume)!;
            text.Append(" Volume: last ").Append(Number(last.Volume, Whole)).Append(", highest ").Append(Number(busiest.Volume, Whole)).Append(" on ").Append(Day(busiest.Date)).Append('.');
        }

        Remarks(text, chart.Events, chart.Periods);
    }

    private static void Boxes(StringBuilder text, BoxChart chart, string title)
    {
        Open(text, $"Box plot of {Plural(chart.Groups.Length, "group", "groups")}", title);
        if (chart.Groups.All(group => new SampleQuantiles(group.Sample).Count == 0 && !group.IsPresent))
            text.Append(" There are no values to show.");
        foreach (var group in chart.Groups)
        {
            // The present group is never among those left out.
            if (chart.Groups.Length > MostGroupsInFull && !group.IsPresent)
                continue;
            var sample = new SampleQuantiles(group.Sample);
            text.Append(' ').Append(group.Label).Append(": ");
            Sample(text, sample, chart.Format);
            if (group.IsPresent)
                text.Append(", ").Append(chart.PresentCaption ?? "now").Append(' ').Append(Number(group.Present, chart.Format));
            text.Append('.');
        }
    }

    private static void Distribution(StringBuilder text, DistributionChart chart, string title)
    {
        Open(text, $"Distribution of {Plural(chart.Items.Length, "measure", "measures")}", title);
        foreach (var item in chart.Items)
        {
            var sample = new SampleQuantiles(item.Sample);
            text.Append(' ').Append(item.Label).Append(": now ").Append(Number(item.Present, chart.Format));
            if (sample.PercentileOf(item.Present) is { } share)
                text.Append(", percentile ").Append(Number(share * 100, Whole));
            text.Append("; ");
            Sample(text, sample, chart.Format);
            text.Append('.');
        }
    }

    private static void Radar(StringBuilder text, RadarChart chart, string title)
    {
        Open(text, $"Radar of the percentiles of {Plural(chart.Items.Length, "measure", "measures")}", title);
        foreach (var item in chart.Items)
        {
            text.Append(' ').Append(item.Label).Append(": ").Append(Number(item.Value, item.Format ?? chart.Format));
            text.Append(", percentile ").Append(Number(item.Now * 100, Whole)).Append(" on ").Append(chart.NowCaption);
            if (!double.IsNaN(item.Then))
                text.Append(", ").Append(Number(item.Then * 100, Whole)).Append(" on ").Append(chart.ThenCaption);
            text.Append('.');
        }
    }

    private static readonly ValueFormat Whole = new(ValueKind.Count, 0);

    private static void Sample(StringBuilder text, SampleQuantiles sample, ValueFormat format)
    {
        text.Append(Plural(sample.Count, "value", "values"));
        if (sample.Count == 0)
            return;
        text.Append(", median ").Append(Number(sample.At(0.5), format));
        if (sample.Count >= BoxChart.LeastForBox)
            text.Append(", middle half ").Append(Number(sample.At(0.25), format)).Append(" to ").Append(Number(sample.At(0.75), format));
        text.Append(", from ").Append(Number(sample.Sorted[0], format)).Append(" to ").Append(Number(sample.Sorted[^1], format));
    }
}
