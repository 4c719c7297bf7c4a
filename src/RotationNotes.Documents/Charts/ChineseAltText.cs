using System.Collections.Immutable;
using System.Globalization;
using RotationNotes.Documents.Words;

namespace RotationNotes.Documents.Charts;

/// <summary>Says in Chinese what a chart shows, with the same content as <see cref="AltText"/>.</summary>
internal static partial class ChineseAltText
{
    private const int MostSeriesInFull = 4;
    private const int MostBarsInFull = 12;
    private const int MostCells = 40;
    private const string Absent = "无数值";

    /// <exception cref="NotSupportedException">A chart kind without a rule: a bug in this class.</exception>
    public static string Describe(ChartSpec chart, string title) => chart switch
    {
        LineChart c => Opened(c.Series.Length == 1 ? "折线图" : $"折线图，共{Count(c.Series.Length)}个序列", title) + Period(c.Series) + Series(c.Series, c.Format) + (c.Logarithmic ? "对数坐标。" : "") + Marks(c.Events, c.Periods),
        ColumnChart c => Opened(c.Line is null ? "柱形图" : "柱形图加折线", title) + Period(Both(c.Columns, c.Line)) + Series(Both(c.Columns, c.Line), c.Format) + Marks(c.Events, []),
        AreaChart c => Opened(c.Parts.Length == 1 ? "面积图" : $"堆积面积图，共{Count(c.Parts.Length)}个部分", title) + Period(c.Parts) + string.Concat(c.Parts.Select(p => OneSeries(p, c.Format))) + Marks(c.Events, c.Periods),
        DualAxisChart c => Opened("双轴折线图", title) + Period([c.Left, c.Right]) + "左轴，" + OneSeries(c.Left, c.Format) + "右轴，" + OneSeries(c.Right, c.RightFormat) + Marks(c.Events, c.Periods),
        AlignedPanelsChart c => Opened($"{Count(c.Panels.Length)}幅共用时间轴的折线图", title) + Period([.. c.Panels.SelectMany(p => p.Series)]) + string.Concat(c.Panels.Select(p => p.Title + "。" + string.Concat(p.Series.Select(s => OneSeries(s, p.Format ?? c.Format))))) + Marks(c.Events, c.Periods),
        TimelineChart c => Opened("时间线", title) + $"{Day(c.First)}至{Day(c.Last)}。" + (c.Events.IsEmpty ? "没有事件可示。" : string.Concat(c.Events.Select(e => $"{Day(e.Date)}：{e.Label.TrimEnd('。', '.')}。"))) + Marks([], c.Periods),
        SpreadChart c => Opened("两条折线，其间着色", title) + Period([c.First, c.Second]) + OneSeries(c.First, c.Format) + OneSeries(c.Second, c.Format) + Marks(c.Events, c.Periods),
        SmallMultiplesChart c => Opened($"{Count(c.Panels.Length)}幅小型折线图", title) + Period([.. c.Panels.SelectMany(p => p.Series)]) + string.Concat(c.Panels.Select(p => Panel(p, p.Format ?? c.Format))),
        BarChart c => Opened($"条形图，共{Count(c.Items.Length)}项", title) + Bars(c),
        GroupedColumnChart c => Opened(c.Stacked ? "堆积柱形图" : "分类柱形图", title) + ByCategory(c.Categories, c.Series, c.Format),
        CurveChart c => Opened(c.Snapshots.Length == 1 ? "期限曲线" : $"{Count(c.Snapshots.Length)}条期限曲线", title) + ByCategory(c.Tenors, c.Snapshots, c.Format),
        WaterfallChart c => Opened("贡献瀑布图", title) + string.Join("；", c.Contributions.Select(p => p.Label + Number(p.Value, c.Format)).Append(c.TotalLabel + Number(c.Total, c.Format))) + "。",
        RangeChart c => Opened($"今昔对比，共{Count(c.Items.Length)}项", title) + string.Concat(c.Items.Select(i => Range(c, i))),
        PercentileChart c => Opened("百分位条", title) + string.Concat(c.Items.Select(i => $"{i.Label}：{Number(i.Value, i.Format ?? c.Format)}{(double.IsFinite(i.Percentile) ? $"，第{NumberFormatter.Format(i.Percentile * 100, new ValueFormat(ValueKind.Number, 0))}百分位" : "")}。")),
        HeatMapChart c => Opened($"表格图，{Count(c.Rows.Length)}行{Count(c.Columns.Length)}列", title) + string.Concat(c.Rows.Select((row, at) => row + "：" + Cells(c, at) + "。")),
        HistogramChart c => Opened("直方图", title) + Histogram(c),
        ScatterChart c => Opened("散点图", title) + Scatter(c),
        EventStudyChart c => Opened($"{Count(c.Paths.Length)}次事件前后的走势", title) + Study(c),
        AnalogChart c => Opened($"当前走势与{Count(c.Analogs.Length)}段历史走势", title) + c.SessionCaption + "。" + OnePath(c.Current, c.Format) + string.Concat(c.Analogs.Select(p => OnePath(p, c.Format))),
        CandleChart c => Opened(Candles(c.Span), title) + Candles(c) + Marks(c.Events, c.Periods),
        BoxChart c => Opened($"箱线图，共{Count(c.Groups.Length)}组", title) + string.Concat(c.Groups.Select(g => Box(c, g))),
        DistributionChart c => Opened($"分布图，共{Count(c.Items.Length)}项", title) + string.Concat(c.Items.Select(i => Distribution(c, i))),
        RadarChart c => Opened($"雷达图，{Count(c.Items.Length)}项指标的历史百分位", title) + string.Concat(c.Items.Select(i => Radar(c, i))),
        _ => throw new NotSupportedException($"No Chinese alternative text for chart kind '{chart.GetType().Name}'. Add a rule to ChineseAltText."),
    };

    private static string Opened(string kind, string title)
    {
        var trimmed = title.Trim();
        return kind + (trimmed.Length > 0 ? "：" + trimmed : "") + (trimmed.Length > 0 && trimmed[^1] is '。' or '！' or '？' ? "" : "。");
    }

    private static string Period(ImmutableArray<ChartSeries> series)
    {
        var extents = series.Select(SeriesExtent.Of).OfType<SeriesExtent>().ToArray();
        if (extents.Length == 0)
            return "没有数值可示。";
        var (first, last) = (extents.Min(e => e.FirstDate), extents.Max(e => e.LastDate));
        return first == last ? Day(first) + "。" : $"{Day(first)}至{Day(last)}。";
    }

    private static string Series(ImmutableArray<ChartSeries> series, ValueFormat format)
    {
        var text = string.Concat(series.Take(MostSeriesInFull).Select(s => OneSeries(s, format)));
        var others = series.Skip(MostSeriesInFull).Select(s => s.Name + (SeriesExtent.Of(s) is { } extent ? Number(extent.Last, format) : Absent)).ToArray();
        return others.Length == 0 ? text : $"{text}其余序列末值：{string.Join("，", others)}。";
    }

    private static string OneSeries(ChartSeries series, ValueFormat format) => SeriesExtent.Of(series) is { } e
        ? $"{series.Name}：{Day(e.FirstDate)}为{Number(e.First, format)}，{Day(e.LastDate)}为{Number(e.Last, format)}，最高{Number(e.High, format)}（{Day(e.HighDate)}），最低{Number(e.Low, format)}（{Day(e.LowDate)}）{(e.Missing > 0 ? $"，缺{Count(e.Missing)}个数值" : "")}。"
        : $"{series.Name}：{Absent}。";

    private static string Panel(ChartPanel panel, ValueFormat format)
    {
        var shown = panel.Series.Where(s => s.Emphasis != SeriesEmphasis.Context || panel.Series.Length == 1);
        return panel.Title + "：" + string.Join("；", shown.Select(s => (panel.Series.Length > 1 ? s.Name : "") + (SeriesExtent.Of(s) is { } e ? $"末值{Number(e.Last, format)}，介于{Number(e.Low, format)}与{Number(e.High, format)}之间" : Absent))) + "。";
    }

    private static string Marks(ImmutableArray<ChartEvent> events, ImmutableArray<ChartPeriod> periods) =>
        (events.IsDefaultOrEmpty ? "" : $"标注：{string.Join("；", events.Select(e => $"{e.Label}（{Day(e.Date)}）"))}。")
        + (periods.IsDefaultOrEmpty ? "" : $"阴影：{string.Join("；", periods.Select(p => $"{p.Label ?? (p.Role switch { PeriodRole.Recession => "衰退期", PeriodRole.Window => "统计窗口", _ => "区间" })}（{Day(p.First)}至{Day(p.Last)}）"))}。");

    private static string Bars(BarChart chart)
    {
        var shown = chart.Items.Length <= MostBarsInFull ? chart.Items.Length : MostBarsInFull - 2;
        var bars = chart.Items.Take(shown).Select(i => i.Label + Spaced(i.Label, Number(i.Value, chart.Format)) + (i.Highlight ? "（突出显示）" : "")).ToList();
        if (shown < chart.Items.Length)
        {
            bars.Add($"其余{Count(chart.Items.Length - shown - 1)}项从略");
            bars.Add(chart.Items[^1].Label + Spaced(chart.Items[^1].Label, Number(chart.Items[^1].Value, chart.Format)));
        }

        return string.Join("；", bars) + "。";
    }

    private static string ByCategory(ImmutableArray<string> categories, ImmutableArray<CategorySeries> series, ValueFormat format) =>
        string.Concat(series.Select(one => one.Name + "：" + (categories.Length * series.Length <= MostCells
            ? string.Join("，", categories.Select((c, i) => c + Spaced(c, Number(one.Values[i], format))))
            : Extremes(categories, one.Values, format)) + "。"));

    private static string Cells(HeatMapChart chart, int row) => chart.Values.Length <= MostCells
        ? string.Join("，", chart.Columns.TakeWhile((_, column) => chart.Has(row, column)).Select((c, column) => c + Spaced(c, Number(chart.At(row, column), chart.Format))))
        : Extremes(chart.Columns, [.. chart.Columns.Select((_, column) => chart.At(row, column))], chart.Format);

    private static string Extremes(ImmutableArray<string> names, ImmutableArray<double> values, ValueFormat format)
    {
        var finite = Enumerable.Range(0, values.Length).Where(i => double.IsFinite(values[i])).ToArray();
        if (finite.Length == 0)
            return Absent;
        var (high, low) = (finite.MaxBy(i => values[i]), finite.MinBy(i => values[i]));
        return $"最高为{names[high]}的{Number(values[high], format)}，最低为{names[low]}的{Number(values[low], format)}";
    }

    private static string Range(RangeChart chart, RangeItem item) =>
        $"{item.Label}：{chart.NowCaption}{Spaced(chart.NowCaption, Number(item.Now, chart.Format))}"
        + (double.IsFinite(item.Then) ? $"，{chart.ThenCaption}{Spaced(chart.ThenCaption, Number(item.Then, chart.Format))}" : "")
        + (double.IsFinite(item.Low) ? $"，{chart.RangeCaption}{Spaced(chart.RangeCaption, Number(item.Low, chart.Format))}至{Number(item.High, chart.Format)}" : "") + "。";

    private static string Histogram(HistogramChart chart)
    {
        var finite = chart.Sample.Where(double.IsFinite).ToArray();
        var current = Number(chart.Current, chart.Format);
        var text = $"{Count(finite.Length)}个观测值" + (finite.Length > 0 ? $"，介于{Number(finite.Min(), chart.Format)}与{Number(finite.Max(), chart.Format)}之间" : "") + "。";
        text += (chart.CurrentLabel.Length == 0 || chart.CurrentLabel == current ? "当前值" : chart.CurrentLabel.TrimEnd(':', '：')) + "：" + current;
        if (finite.Length > 0 && double.IsFinite(chart.Current))
            text += $"，高于其中的{NumberFormatter.Format((double)finite.Count(v => v < chart.Current) / finite.Length, new ValueFormat(ValueKind.Percent, 0))}";
        return text + "。";
    }

    private static string Scatter(ScatterChart chart)
    {
        var points = chart.Points.Where(p => double.IsFinite(p.X) && double.IsFinite(p.Y)).ToArray();
        var text = $"纵轴{chart.YCaption}，横轴{chart.XCaption}，共{Count(points.Length)}点";
        if (points.Length > 0)
            text += $"；横轴{Number(points.Min(p => p.X), chart.XFormat)}至{Number(points.Max(p => p.X), chart.XFormat)}，纵轴{Number(points.Min(p => p.Y), chart.Format)}至{Number(points.Max(p => p.Y), chart.Format)}";
        return text + "。" + string.Concat(points.Where(p => p.Label is not null).Select(p => $"{p.Label}：{Number(p.X, chart.XFormat)}与{Number(p.Y, chart.Format)}。"));
    }

    private static string Study(EventStudyChart chart)
    {
        var last = chart.Paths.Max(path => path.LastSession);
        var text = chart.Quantile(last, 0.5) is { } median && chart.Quantile(last, 0.25) is { } lower && chart.Quantile(last, 0.75) is { } upper
            ? $"{Count(last)}个交易日后，中位数为{Number(median, chart.Format)}，中间一半介于{Number(lower, chart.Format)}与{Number(upper, chart.Format)}之间。"
            : "";
        return chart.Current is null ? text : text + OnePath(chart.Current, chart.Format);
    }

    private static string OnePath(SessionPath path, ValueFormat format)
    {
        for (var session = path.LastSession; session >= path.FirstSession; session--)
        {
            if (path.At(session) is { } value)
                return $"{path.Name}：第{NumberFormatter.Format(session, new ValueFormat(ValueKind.Count, 0))}个交易日为{Number(value, format)}。";
        }

        return $"{path.Name}：{Absent}。";
    }

    private static ImmutableArray<ChartSeries> Both(ChartSeries first, ChartSeries? second) => second is null ? [first] : [first, second];

    // A label that ends in a digit or letter keeps its distance from the number.
    private static string Spaced(string label, string number) => label.Length > 0 && char.IsAscii(label[^1]) ? " " + number : number;

    private static string Day(DateOnly date) => FixedWords.Chinese.Day(date);

    private static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Number(double value, ValueFormat format)
    {
        if (!double.IsFinite(value) || Math.Abs(value) >= 1e24)
            return Absent;
        return format.Kind switch
        {
            ValueKind.Sigma => NumberFormatter.Digits(value, format) + "个标准差",
            _ => FixedWords.Chinese.Print(value, format),
        };
    }
}
