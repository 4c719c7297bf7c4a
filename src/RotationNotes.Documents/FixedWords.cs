using System.Collections.Immutable;
using System.Globalization;

namespace RotationNotes.Documents;

/// <summary>Words that renderers add to a note, in the note's language: exhibit labels, source lines, dates, page numbers.</summary>
public abstract class FixedWords
{
    public static FixedWords English { get; } = new EnglishWords();

    public static FixedWords Chinese { get; } = new ChineseWords();

    /// <summary>Chinese for tags that start with <c>zh</c>, English otherwise.</summary>
    public static FixedWords For(string language) => language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Chinese : English;

    /// <summary>"Exhibit 3", with an ordinary space.</summary>
    public abstract string Exhibit(int number);

    /// <summary>What stands between a label and what it labels.</summary>
    public abstract string Colon { get; }

    /// <summary>What stands between a term and its meaning on one line.</summary>
    public abstract string AfterTerm { get; }

    /// <summary>Start of a source line, its colon included.</summary>
    public abstract string Source { get; }

    /// <summary>Start of a remark below an exhibit, its colon included.</summary>
    public abstract string Remark { get; }

    /// <summary>"16 July 2024".</summary>
    public abstract string Day(DateOnly date);

    /// <summary>"Tuesday, 16 July 2024", held together by no-break spaces.</summary>
    public abstract string LongDay(DateOnly date);

    /// <summary>"As of the close of …".</summary>
    public abstract string AsOf(string day);

    /// <summary>"Page 2 of 8".</summary>
    public abstract string Page(int number, int count);

    /// <summary>"Revision 2".</summary>
    public abstract string Revision(int number);

    /// <summary>The label of a group of table rows that goes on after a page break.</summary>
    public abstract string Continued(string label);

    /// <summary>Says that the numbers are generated.</summary>
    public abstract string Sample { get; }

    /// <summary>The same for a band across the page.</summary>
    public abstract string SampleBand { get; }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed class EnglishWords : FixedWords
    {
        public override string Colon => ": ";

        public override string AfterTerm => ". ";

        public override string Source => "Source: ";

        public override string Remark => "Note: ";

        public override string Exhibit(int number) => "Exhibit " + Number(number);

        public override string Day(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

        public override string LongDay(DateOnly date) => date.ToString("dddd, d\u00A0MMMM\u00A0yyyy", CultureInfo.InvariantCulture);

        public override string AsOf(string day) => "As of the close of " + day;

        public override string Page(int number, int count) => $"Page {Number(number)} of {Number(count)}";

        public override string Revision(int number) => "Revision " + Number(number);

        public override string Continued(string label) => label + " (continued)";

        public override string Sample => "Sample data: generated figures, not market data";

        public override string SampleBand => "SAMPLE DATA \u2013 generated figures, not market data";
    }

    private sealed class ChineseWords : FixedWords
    {
        private static readonly ImmutableArray<string> days = ["星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"];

        public override string Colon => "：";

        public override string AfterTerm => "。";

        public override string Source => "来源：";

        public override string Remark => "注：";

        public override string Exhibit(int number) => "图表" + Number(number);

        public override string Day(DateOnly date) => $"{Number(date.Year)}年{Number(date.Month)}月{Number(date.Day)}日";

        public override string LongDay(DateOnly date) => Day(date) + "\u00A0" + days[(int)date.DayOfWeek];

        public override string AsOf(string day) => $"数据截至{day}收盘";

        public override string Page(int number, int count) => $"第{Number(number)}页，共{Number(count)}页";

        public override string Revision(int number) => $"第{Number(number)}版";

        public override string Continued(string label) => label + "（续）";

        public override string Sample => "示例数据：由程序生成，并非市场数据";

        public override string SampleBand => "示例数据 \u2013 由程序生成，并非市场数据";
    }
}
