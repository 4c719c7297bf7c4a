namespace RotationNotes.Documents.Words;

// Words of candles, boxes, distributions and radars.
public abstract partial class FixedWords
{
    /// <summary>Caption of a panel of volumes.</summary>
    public abstract string Volume { get; }

    /// <summary>The same with the power of ten its axis is counted in, e.g. "Volume, million".</summary>
    public string VolumeIn(string power) => Volume + Comma + power;

    /// <summary>Name of a moving average: "50-session mean"; of weeks or months for wider candles.</summary>
    public abstract string MovingAverage(int count, CandleSpan span);

    /// <summary>Added to the subtitle of candles: "weekly candles"; empty for sessions.</summary>
    public abstract string Candles(CandleSpan span);

    /// <summary>Added to the subtitle of prices that include dividends.</summary>
    public abstract string PricesAdjusted { get; }

    /// <summary>What a box and the line in it are.</summary>
    public abstract string MiddleHalfAndMedian { get; }

    /// <summary>What a box's whiskers are.</summary>
    public abstract string TenthToNinetieth { get; }

    /// <summary>What stands below the names of a radar: the value, and in brackets its percentiles.</summary>
    public abstract string ValueAndPercentiles { get; }

    /// <summary>A day of the week where several stand beside each other.</summary>
    public abstract string Weekday(DayOfWeek day);

    private sealed partial class EnglishWords
    {
        public override string Volume => "Volume";

        public override string PricesAdjusted => "prices adjusted for dividends";

        public override string MiddleHalfAndMedian => "Middle half, median";

        public override string TenthToNinetieth => "10th–90th percentile";

        public override string ValueAndPercentiles => "Value (percentile); rings at 25, 50, 75 and 100";

        public override string MovingAverage(int count, CandleSpan span) =>
            Number(count) + (span switch { CandleSpan.Week => "-week", CandleSpan.Month => "-month", _ => "-session" }) + " mean";

        public override string Candles(CandleSpan span) => span switch { CandleSpan.Week => "weekly candles", CandleSpan.Month => "monthly candles", _ => "" };

        public override string Weekday(DayOfWeek day) => day.ToString();
    }

    private sealed partial class ChineseWords
    {
        public override string Volume => "成交量";

        public override string PricesAdjusted => "价格已计入分红";

        public override string MiddleHalfAndMedian => "中间一半与中位数";

        public override string TenthToNinetieth => "第10至第90百分位";

        public override string ValueAndPercentiles => "数值（百分位）；各环为25、50、75、100";

        public override string MovingAverage(int count, CandleSpan span) =>
            Number(count) + (span switch { CandleSpan.Week => "周", CandleSpan.Month => "个月", _ => "日" }) + "均线";

        public override string Candles(CandleSpan span) => span switch { CandleSpan.Week => "周线蜡烛图", CandleSpan.Month => "月线蜡烛图", _ => "" };

        public override string Weekday(DayOfWeek day) => days[(int)day];
    }
}
