using RotationNotes.Documents.Words;

namespace RotationNotes.Documents.Charts;

/// <content>Candles, boxes, distributions and radars.</content>
internal static partial class ChineseAltText
{
    private const int MostGroupsInFull = 14;
    private static readonly ValueFormat Whole = new(ValueKind.Count, 0);

    private static string Candles(CandleSpan span) => span switch { CandleSpan.Week => "周线蜡烛图", CandleSpan.Month => "月线蜡烛图", _ => "日线蜡烛图" };

    private static string Candles(CandleChart chart)
    {
        if (chart.Candles.IsEmpty)
            return "没有数值可示。";
        var (first, last) = (chart.Candles[0], chart.Candles[^1]);
        var (high, low) = (chart.Candles.MaxBy(c => c.High)!, chart.Candles.MinBy(c => c.Low)!);
        var text = $"{Day(first.Date)}至{Day(last.Date)}。{chart.Name}：首个开盘价{Price(first.Open)}，最高{Price(high.High)}（{Day(high.Date)}），最低{Price(low.Low)}（{Day(low.Date)}）。"
            + $"最后一根：开盘{Price(last.Open)}，最高{Price(last.High)}，最低{Price(last.Low)}，收盘{Price(last.Close)}。"
            + string.Concat(chart.Averages.Select(a => $"{a.Name}：{(SeriesExtent.Of(a) is { } e ? Price(e.Last) : Absent)}。"));
        if (!chart.HasVolume)
            return text;
        var busiest = chart.Candles.Where(c => double.IsFinite(c.Volume)).MaxBy(c => c.Volume)!;
        return $"{text}成交量：最近{Number(last.Volume, Whole)}，最高{Number(busiest.Volume, Whole)}（{Day(busiest.Date)}）。";

        string Price(double value) => Number(value, chart.Format);
    }

    private static string Box(BoxChart chart, BoxGroup group)
    {
        if (chart.Groups.Length > MostGroupsInFull && !group.IsPresent)
            return "";
        var present = group.IsPresent ? $"，{chart.PresentCaption ?? "当前"}{Spaced(chart.PresentCaption ?? "当前", Number(group.Present, chart.Format))}" : "";
        return $"{group.Label}：{Sample(new SampleQuantiles(group.Sample), chart.Format)}{present}。";
    }

    private static string Distribution(DistributionChart chart, DistributionItem item)
    {
        var sample = new SampleQuantiles(item.Sample);
        var place = sample.PercentileOf(item.Present) is { } share ? $"，第{Number(share * 100, Whole)}百分位" : "";
        return $"{item.Label}：当前{Number(item.Present, chart.Format)}{place}；{Sample(sample, chart.Format)}。";
    }

    private static string Radar(RadarChart chart, RadarItem item) =>
        $"{item.Label}：{Number(item.Value, item.Format ?? chart.Format)}，{chart.NowCaption}第{Number(item.Now * 100, Whole)}百分位"
        + (double.IsNaN(item.Then) ? "" : $"，{chart.ThenCaption}第{Number(item.Then * 100, Whole)}百分位") + "。";

    private static string Sample(SampleQuantiles sample, ValueFormat format)
    {
        if (sample.Count == 0)
            return Absent;
        var half = sample.Count >= BoxChart.LeastForBox ? $"，中间一半介于{Number(sample.At(0.25), format)}与{Number(sample.At(0.75), format)}之间" : "";
        return $"{Count(sample.Count)}个数值，中位数{Number(sample.At(0.5), format)}{half}，介于{Number(sample.Sorted[0], format)}与{Number(sample.Sorted[^1], format)}之间";
    }
}
