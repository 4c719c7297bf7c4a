using System.Collections.Immutable;
using System.Globalization;
using RotationNotes.Foundation.Units;

namespace RotationNotes.Narrative.Phrases;

/// <summary>Simplified Chinese, as mainland research notes write it: digits stay digits, no spaces, the compared side before the size.</summary>
public sealed partial class Chinese : Speech
{
    private const int Handful = 20;
    private const int ThinSample = 60;
    private const int ShortHistory = 250;

    private static readonly ImmutableArray<string> Units = [" sessions", " session", " months", " month", " years", " year", " weeks", " week"];
    private static readonly ImmutableArray<string> UnitWords = ["个交易日", "个交易日", "个月", "个月", "年", "年", "周", "周"];

    public static Chinese Instance { get; } = new();

    public override bool IsUnspaced => true;

    public override ImmutableArray<string> Verbs(VerbKind kind, Movement movement) => kind switch
    {
        VerbKind.Price => movement switch
        {
            { Degree: Degree.Flat } => ["基本持平", "变动不大"],
            { Sign: > 0, Degree: Degree.Strong } => ["大涨", "飙升", "跃升"],
            { Sign: > 0, Degree: Degree.Plain } => ["上涨", "走高", "攀升"],
            { Sign: > 0 } => ["小幅上涨", "微涨"],
            { Degree: Degree.Strong } => ["大跌", "重挫", "急跌"],
            { Degree: Degree.Plain } => ["下跌", "走低", "回落"],
            _ => ["小幅下跌", "微跌"],
        },
        VerbKind.Level => movement switch
        {
            { Degree: Degree.Flat } => ["持平", "基本不变"],
            { Sign: > 0, Degree: Degree.Strong } => ["急升", "大幅上行"],
            { Sign: > 0, Degree: Degree.Plain } => ["上行", "上升"],
            { Sign: > 0 } => ["小幅上行", "微升"],
            { Degree: Degree.Strong } => ["骤降", "大幅下行"],
            { Degree: Degree.Plain } => ["下行", "下降"],
            _ => ["小幅下行", "微降"],
        },
        VerbKind.Spread => movement switch
        {
            { Degree: Degree.Flat } => ["持平"],
            { Sign: > 0, Degree: Degree.Strong } => ["大幅走阔"],
            { Sign: > 0, Degree: Degree.Plain } => ["走阔", "扩大"],
            { Sign: > 0 } => ["小幅走阔"],
            { Degree: Degree.Strong } => ["大幅收窄"],
            { Degree: Degree.Plain } => ["收窄"],
            _ => ["小幅收窄"],
        },
        _ => movement switch
        {
            { Degree: Degree.Flat } => ["持平", "表现相当"],
            { Sign: > 0, Degree: Degree.Slight } => ["小幅跑赢", "略微领先"],
            { Sign: > 0 } => ["跑赢", "领先"],
            { Degree: Degree.Slight } => ["小幅跑输", "略微落后"],
            _ => ["跑输", "落后"],
        },
    };

    public override string Moved(string verb, string size) => verb + size;

    public override string Direction(int sign) => sign > 0 ? "上升" : sign < 0 ? "下降" : "持平";

    public override string Against(string verb, string other, string? size) => size is null ? $"与{other}{verb}" : $"{verb}{other}{size}";

    public override string Since(string superlative, string when, bool isRun) => $"{when}以来{superlative}{Outside(isRun)}";

    public override string Record(string superlative, int year, bool isRun) => $"{Number(year)}年有数据以来{superlative}{Outside(isRun)}";

    public override string Clause(string words) => "，为" + words;

    public override string Percentile(long rank) => $"第{rank.ToString(CultureInfo.InvariantCulture)}百分位";

    public override string History(int year) => $"{Number(year)}年以来";

    public override string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    public override string Ordinal(long number) => "第" + number.ToString("N0", CultureInfo.InvariantCulture);

    public override string Join(IReadOnlyList<string> items) => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => string.Join("、", items.Take(items.Count - 1)) + "和" + items[^1],
    };

    public override string UnitAfter(MetricUnit unit, bool isOne) => unit switch
    {
        MetricUnit.Fraction or MetricUnit.QuotedPercent => "%",
        MetricUnit.FractionDifference => "个百分点",
        MetricUnit.BasisPoints => "个基点",
        MetricUnit.Sigma => "个标准差",
        MetricUnit.VolatilityPoints => "点",
        _ => "",
    };

    public override string Dollars(double amount) => Math.Abs(amount) >= 1e8
        ? Math.Round(Math.Abs(amount) / 1e8, 1, MidpointRounding.AwayFromZero).ToString("N1", CultureInfo.InvariantCulture) + "亿美元"
        : Math.Round(Math.Abs(amount) / 1e4, MidpointRounding.AwayFromZero).ToString("N0", CultureInfo.InvariantCulture) + "万美元";

    public override string Hedge(int sample) => sample switch
    {
        < Handful => $"（仅{Number(sample)}个观测值，不足以为凭）",
        < ThinSample => $"（仅{Number(sample)}个观测值）",
        < ShortHistory => "（历史较短）",
        _ => "",
    };

    public override string Period(string window)
    {
        for (var i = 0; i < Units.Length; i++)
        {
            if (window.EndsWith(Units[i], StringComparison.Ordinal))
                return window[..^Units[i].Length] + UnitWords[i];
        }

        return window;
    }

    private static string Outside(bool isRun) => isRun ? "（不计本轮走势）" : "";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
