namespace RotationNotes.Narrative.Phrases;

public sealed partial class Chinese
{
    public override string NoValue => "暂缺";

    public override string OwnCalculations => "本刊计算";

    public override string SampleWarning => "本报告全部数字来自程序生成的示例市场，仅用于展示版式，不得作为任何决策依据。";

    public override string NothingKnown => "该日期尚无数据";

    public override string TooOld(string date) => $"最新数据为{date}，已过时";

    public override string TooFew(string needed, string found) => $"窗口需要{needed}个观测值，现仅有{found}个";

    public override string OtherReason(string reason) => "数据不可用";

    public override string RecordsHold => "凡极值及与历史日期的比较，均以本报告所用数据为限，数据起点随文注明。";

    public override string Exhibit(int number) => "图表" + Number(number);

    public override string NotAvailable(string reason) => $"暂缺：{reason}。";

    public override string AsOf(string date) => "截至" + date;

    public override string AllFigures(string date) => $"除另注日期外，全部数字截至{date}收盘。窗口以交易日计，回报为价格回报。";

    public override string AskedFor(string date) => $"本报告应请求日期为{date}，该日并非交易日，故采用此前最后一个交易日。";

    public override string RestOn(IReadOnlyList<string> families, string date) => $"{Join(families)}采用{date}的数据，即截至报告日已公布的最新数据。";

    public override string NotShown(IReadOnlyList<string> names, string reason) => $"未显示：{string.Join("；", names)}（{reason}）。";

    public override string LeftOut(string names, string reason) => $"因缺少数据而未作叙述：{names}（{reason}）。";

    public override string Family(string family) => family switch
    {
        "positioning" => "期货持仓",
        "rates" => "利率与信用",
        "volatility" => "隐含波动率",
        "returns" => "回报",
        "relative" => "相对表现",
        "momentum" => "动量指标",
        "events" => "事件指标",
        "options" => "期权价格与成交量",
        "flows" => "基金资金流",
        "composition" => "指数成分",
        "macro" => "经济数据",
        "policy" => "政策预期",
        "short-interest" => "卖空",
        "sentiment" => "市场情绪",
        "fundamentals" => "基本面",
        _ => "其他指标",
    };

    public override string PartOf(string family) => "部分" + family;

    public override string AndMore(int count) => $"等{Number(count + 1)}项";

    public override string Definition(string formula, string? window) => $"：{ChineseFormulas.Of(formula)}{(window is null ? "" : $"（{Period(ChineseFormulas.Of(window))}）")}。";

    public override string DefinitionSource(string source) => "";
}
