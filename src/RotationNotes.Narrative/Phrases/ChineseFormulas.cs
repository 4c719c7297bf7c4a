using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace RotationNotes.Narrative.Phrases;

/// <summary>Puts the English words inside formulas and windows of metrics into Chinese; symbols and numbers stay.</summary>
internal static class ChineseFormulas
{
    // Longer expressions come first, since shorter ones are parts of them.
    private static readonly ImmutableArray<(Regex Words, string Chinese)> expressions =
    [
        Pair("RUT's return > 3% and SPX's return < 0, closes of one session", "同日收盘，罗素2000回报 > 3%且标普500回报 < 0"),
        Pair("number of consecutive sessions with ", "连续满足下式的交易日数："),
        Pair("Pearson\\(index returns, point changes of implied volatility\\)", "皮尔逊相关系数（指数回报，隐含波动率点数变动）"),
        Pair("Pearson\\(returns, changes\\)", "皮尔逊相关系数（回报，变动）"),
        Pair("share of the last ([0-9]+) reports at or below this one", "最近$1份报告中不高于本期者的占比"),
        Pair("value −[ \u00A0]value of the report ([0-9]+) weeks? earlier", "本期值 − $1周前报告的值"),
        Pair("last close of the year before", "上年末收盘"),
        Pair("([0-9]+) changes, smoothed over the whole history", "$1次变动，以全部历史平滑"),
        Pair("([0-9]+) pairs on sessions both have", "$1对，取双方共有的交易日"),
        Pair("([0-9]+) sessions \\(sessions on which both have a close\\)", "$1个交易日，取双方均有收盘价者"),
        Pair("([0-9]+) sessions, today included", "$1个交易日，含当日"),
        Pair("sample sd of ([0-9]+)", "$1日样本标准差"),
        Pair("mean of ([0-9]+)", "$1日均值"),
        Pair("average gain", "平均涨幅"),
        Pair("average loss", "平均跌幅"),
        Pair("open interest", "未平仓合约"),
        Pair("whole history", "全部历史"),
        Pair("year to date", "年初至今"),
        Pair("up to today", "截至当日"),
        Pair("([0-9]+) reports?", "$1份报告"),
        Pair("\\blong\\b", "多头"),
        Pair("\\bshort\\b", "空头"),
        Pair("([0-9])[ \u00A0]%", "$1%"),
    ];

    public static string Of(string text)
    {
        foreach (var (words, chinese) in expressions)
            text = words.Replace(text, chinese);
        return text;
    }

    private static (Regex Words, string Chinese) Pair(string words, string chinese) => (new Regex(words, RegexOptions.CultureInvariant), chinese);
}
