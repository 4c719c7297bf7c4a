using System.Collections.Immutable;

namespace RotationNotes.Documents.Words;

public abstract partial class FixedWords
{
    private sealed partial class ChineseWords : FixedWords
    {
        private static readonly ImmutableArray<string> days = ["星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"];

        public override string Colon => "：";

        public override string Comma => "，";

        public override string FullStop => "。";

        public override string Space => "";

        public override string AfterPlainLabel => "：";

        public override string Source => "来源：";

        public override string Remark => "注：";

        public override string Sample => "示例数据：由程序生成，并非市场数据";

        public override string SampleBand => Sample;

        public override string SampleTitle => "示例数据";

        public override string SampleText => "本报告数字由程序生成，并非真实行情，不得作为任何决策依据。";

        public override string SampleSubject => "【示例数据】";

        public override string CorrectedSubject => "【更正】";

        public override string SkipToNote => "跳至正文";

        public override string Contents => "目录";

        public override string Footnotes => "脚注";

        public override string BackToText => "返回正文";

        public override string Disclosures => "声明";

        public override string DefinitionsInPdf => "指标定义见本报告PDF文件。";

        public override string RestInPdf => "其余内容见本报告PDF文件。";

        public override ImmutableArray<string> RecordHeads { get; } = ["指标", "当前值", "百分位", "上一次达到同等极端", "当时数值", "数据起点"];

        public override string NoneIsRecord => "无（历史极值）";

        public override string DateHead => "日期";

        public override ImmutableArray<string> StudyHeads { get; } = ["其后交易日数", "次数", "上涨占比", "中位数", "最差", "最好", "平时上涨占比", "平时中位数"];

        public override string Now => "当前";

        public override string Ranked(string day, int rank) => $"{day}，第{Number(rank)}";

        public override string Earlier => "此前";

        public override string SessionsSinceEvent => "事件后交易日数";

        public override string SessionsSinceAnchor => "自起点起的交易日数";

        public override string SessionsFromCounterpart => "距对应日的交易日数";

        public override string YearHead => "全年";

        public override string OpenInArchive => "在存档中打开";

        public override string ChartsLeftOut => "图表亦因过大而省略，以文字说明代替。";

        public override string Unsubscribe => "退订";

        // Written out, the unit would take the width of several ticks.
        public override bool HasUnitAboveAxis => true;

        public override string NoValue => "暂缺";

        public override string NothingToShow => "暂无数据";

        public override string NoEvents => "期内无事件";

        public override string Observations => "观测值个数";

        public override string ValueHead => "数值";

        public override string PercentileHead => "百分位";

        public override string ShortPercentileHead => "百分位";

        public override string Lowest => "最低";

        public override string Median => "中位数";

        public override string Highest => "最高";

        public override string StudyRemark(int? startYear, int? fewCases, Func<long, string> count) =>
            "连续出现的信号只计首日；末两列为全部交易日的情况。"
            + (startYear is { } year ? $"数据始于{Number(year)}年。" : "")
            + (fewCases is not { } few ? "" : $"至多{count(few)}次，只能算个例，不足以预测。");

        public override string Trend(string name, int count, string first, string last, string lowest, string highest) =>
            $"{name}，最近{Number(count)}个数值：从{first}到{last}，最低{lowest}，最高{highest}。";

        public override string RangeSince(string when) => when + "以来的区间";

        public override string Exhibit(int number) => "图表" + Number(number);

        public override string SourceName(string name) => name switch
        {
            "Federal Reserve (H.15)" => "美联储（H.15）",
            "Federal Reserve Bank of New York" => "纽约联邦储备银行",
            "Federal Reserve Bank of Chicago" => "芝加哥联邦储备银行",
            "Bureau of Labor Statistics" => "美国劳工统计局",
            "Bureau of Economic Analysis" => "美国经济分析局",
            "International Monetary Fund" => "国际货币基金组织",
            "Fund prices" => "基金价格",
            _ => name,
        };

        public override string Day(DateOnly date) => $"{YearBelow(date)}{AxisDay(date)}";

        public override string ShortDay(DateOnly date) => Day(date);

        public override string LongDay(DateOnly date) => Day(date) + "\u00A0" + days[(int)date.DayOfWeek];

        public override string AsOfLongDay(DateOnly date) => AsOf($"{Day(date)}（{days[(int)date.DayOfWeek]}）");

        public override string AsOf(string day) => $"数据截至{day}收盘";

        public override string Page(int number, int count) => $"第{Number(number)}页，共{Number(count)}页";

        public override string Revision(int number) => $"第{Number(number)}版";

        public override string Replacing(int number) => Revision(number) + "，取代此前各版";

        public override string Edition(int number) => Revision(number);

        public override string Continued(string label) => label + "（续）";

        public override string Footnote(string number) => "脚注" + number;

        public override string PdfIsHere(string size) => $"PDF文件（{size}）过大，未随邮件附上，请由此打开：";

        public override string PdfIsArchived(string size, string edition) => $"PDF文件（{size}）过大，未随邮件附上；存档编号：{edition}。";

        public override string Subscribed(string list) => $"您收到本邮件，是因为订阅了“{list}”。";

        public override string UnitName(string name) => name switch
        {
            "fraction" => "小数",
            "fraction-difference" => "小数之差",
            "bp" => "基点",
            "sigma" => "标准差",
            "correlation" => "相关系数",
            "vol-points" => "波动率点",
            "index-0-100" => "0至100的指标",
            "ratio" => "比率",
            "level" => "价位",
            "count" => "个数",
            "percent" => "百分数",
            "contracts" => "张",
            "index" => "指数",
            "usd" => "美元",
            _ => name,
        };

        public override string AxisMonth(DateOnly date) => $"{Number(date.Month)}月";

        public override string AxisDay(DateOnly date) => AxisMonth(date) + AxisDayOfMonth(date);

        public override string AxisDayOfMonth(DateOnly date) => $"{Number(date.Day)}日";

        public override string AxisMonthAndYear(DateOnly date) => YearBelow(date) + AxisMonth(date);

        public override string YearBelow(DateOnly date) => $"{Number(date.Year)}年";

        public override string? AxisUnit(ValueKind kind) => kind switch
        {
            ValueKind.PercentagePoints => "百分点",
            ValueKind.BasisPoints => "基点",
            _ => null,
        };

        public override string? HeadWithUnit(string head, ValueKind kind) => AxisUnit(kind) is { } unit ? $"{head}（{unit}）" : null;

        public override string? Power(int exponent) => exponent switch
        {
            6 => "百万",
            9 => "十亿",
            12 => "万亿",
            _ => null,
        };

        public override string Counted(string power, string unit) => power + unit;

        public override string AndMore(int count) => $"另有{Number(count)}项";

        public override string MedianOf(int count) => $"{Number(count)}次的中位数";

        public override string OnLeftAxis(string name) => name + "（左轴）";

        public override string OnRightAxis(string name) => name + "（右轴）";

        protected override string UnitMark(ValueKind kind) => kind switch
        {
            ValueKind.Percent or ValueKind.QuotedPercent => "%",
            ValueKind.PercentagePoints => "个百分点",
            ValueKind.BasisPoints => "个基点",
            ValueKind.Sigma => "\u03C3",
            ValueKind.Multiple => "倍",
            _ => "",
        };
    }
}
