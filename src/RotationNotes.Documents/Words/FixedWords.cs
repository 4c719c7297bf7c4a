using System.Globalization;

namespace RotationNotes.Documents.Words;

/// <summary>Words that renderers add to a note, in the note's language: exhibit labels, source lines, dates, unit marks, page numbers.</summary>
public abstract partial class FixedWords
{
    public static FixedWords English { get; } = new EnglishWords();

    public static FixedWords Chinese { get; } = new ChineseWords();

    /// <summary>Chinese for tags that start with <c>zh</c>, English otherwise.</summary>
    /// <summary>The tags that <see cref="Speaks"/> knows, for messages.</summary>
    public const string Languages = "en or en with a country such as en-US, zh, zh-CN, zh-SG, zh-Hans";

    /// <summary>True for the tags of languages that the house has words for: English of any country, and Chinese in simplified characters.</summary>
    public static bool Speaks(string language) =>
        language is "en" or "zh" or "zh-CN" or "zh-SG" or "zh-Hans" or "zh-Hans-CN" or "zh-Hans-SG" || language is ['e', 'n', '-', >= 'A' and <= 'Z', >= 'A' and <= 'Z'];

    public static FixedWords For(string language) => language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Chinese : English;

    /// <summary>"Exhibit 3", with an ordinary space.</summary>
    public abstract string Exhibit(int number);

    /// <summary>What stands between a label and what it labels.</summary>
    public abstract string Colon { get; }

    /// <summary>What stands between the parts of a line, its space included.</summary>
    public abstract string Comma { get; }

    public abstract string FullStop { get; }

    /// <summary>What stands between two sentences; empty where none does.</summary>
    public abstract string Space { get; }

    /// <summary>True when words are written without spaces between them, so that a line may end nearly anywhere.</summary>
    public bool IsUnspaced => Space.Length == 0;

    /// <summary>What stands between a term and its meaning on one line.</summary>
    public string AfterTerm => FullStop + Space;

    /// <summary>What stands between the label of an exhibit and its title in plain text.</summary>
    public abstract string AfterPlainLabel { get; }

    /// <summary>Start of a source line, its colon included.</summary>
    public abstract string Source { get; }

    /// <summary>The name of a data source; companies keep their own.</summary>
    public abstract string SourceName(string name);

    /// <summary>Start of a remark below an exhibit, its colon included.</summary>
    public abstract string Remark { get; }

    /// <summary>"16 July 2024".</summary>
    public abstract string Day(DateOnly date);

    /// <summary>"16 Jul 2024".</summary>
    public abstract string ShortDay(DateOnly date);

    /// <summary>"Tuesday, 16 July 2024", held together by no-break spaces.</summary>
    public abstract string LongDay(DateOnly date);

    /// <summary>"As of the close of Tuesday, 16 July 2024".</summary>
    public abstract string AsOfLongDay(DateOnly date);

    /// <summary>"As of the close of …".</summary>
    public abstract string AsOf(string day);

    /// <summary>"Page 2 of 8".</summary>
    public abstract string Page(int number, int count);

    /// <summary>"Revision 2".</summary>
    public abstract string Revision(int number);

    /// <summary>The same for a corrected edition, with what it means for earlier ones.</summary>
    public abstract string Replacing(int number);

    /// <summary>The same inside a line: "revision 2".</summary>
    public abstract string Edition(int number);

    /// <summary>The label of a group of table rows that goes on after a page break.</summary>
    public abstract string Continued(string label);

    /// <summary>Says that the numbers are generated.</summary>
    public abstract string Sample { get; }

    /// <summary>The same for a band across the page.</summary>
    public abstract string SampleBand { get; }

    /// <summary>Number with its unit mark, e.g. <c>+11.5%</c>, <c>−12 bp</c>, <c>4.4σ</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite: absent values are never printed as numbers.</exception>
    public string Print(double value, ValueFormat format) => NumberFormatter.Digits(value, format) + UnitMark(format.Kind);

    /// <summary>Head of a table column that names the unit, so that its cells leave it out; null where each cell carries it.</summary>
    public abstract string? HeadWithUnit(string head, ValueKind kind);

    /// <summary>What follows the digits of a number, with its space; empty for plain numbers.</summary>
    protected abstract string UnitMark(ValueKind kind);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
