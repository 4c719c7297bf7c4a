using System.Collections.Immutable;
using RotationNotes.Foundation.Units;

namespace RotationNotes.Narrative.Phrases;

/// <summary>Which kind of thing a verb is said of.</summary>
public enum VerbKind
{
    /// <summary>Prices and indices: "rose 1.2%".</summary>
    Price,
    /// <summary>Yields and other levels.</summary>
    Level,
    /// <summary>Credit spreads.</summary>
    Spread,
    /// <summary>One return set against another.</summary>
    Comparison,
}

/// <summary>The words of one language and the order in which it puts them; texts handed in may carry marks.</summary>
public abstract partial class Speech
{
    /// <summary>Chinese for tags that start with <c>zh</c>, English otherwise.</summary>
    public static Speech Of(string language) => language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Chinese.Instance : English.Instance;

    /// <summary>True when words are written without spaces between them, so that a line end in a template is no space.</summary>
    public abstract bool IsUnspaced { get; }

    /// <summary>Verbs of equal meaning for a movement.</summary>
    public abstract ImmutableArray<string> Verbs(VerbKind kind, Movement movement);

    /// <summary>"rose" and "1.2%" in their order.</summary>
    public abstract string Moved(string verb, string size);

    /// <summary>"up", "down", "unchanged".</summary>
    public abstract string Direction(int sign);

    /// <summary>A comparison with its other side and, unless null, its size.</summary>
    public abstract string Against(string verb, string other, string? size);

    /// <summary>"the largest gain since April 2020".</summary>
    public abstract string Since(string superlative, string when, bool isRun);

    /// <summary>"the largest gain in data that start in 1999".</summary>
    public abstract string Record(string superlative, int year, bool isRun);

    /// <summary>Words added to a sentence that is grammatical without them.</summary>
    public abstract string Clause(string words);

    /// <summary>"97th percentile".</summary>
    public abstract string Percentile(long rank);

    /// <summary>"since 1999".</summary>
    public abstract string History(int year);

    /// <summary>A whole number in words where that is usual.</summary>
    public abstract string Count(long number);

    public abstract string Ordinal(long number);

    public abstract string Join(IReadOnlyList<string> items);

    /// <summary>What follows the digits, with its space: " percentage points".</summary>
    public abstract string UnitAfter(MetricUnit unit, bool isOne);

    /// <summary>An amount of dollars, without its sign: "$1.2 billion".</summary>
    public abstract string Dollars(double amount);

    /// <summary>A caution as long as the sample is thin; empty for others.</summary>
    public abstract string Hedge(int sample);

    /// <summary>A window of a metric in words: "5 sessions" becomes "five sessions".</summary>
    public abstract string Period(string window);
}
