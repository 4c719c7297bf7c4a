using RotationNotes.Metrics.Definitions;
using RotationNotes.Metrics.Facts;

namespace RotationNotes.Narrative.Phrases;

/// <summary>Says when a value was last this extreme, from the fact alone, and says nothing when that is no news.</summary>
public static class SincePhrase
{
    /// <summary>A look back shorter than this is no news.</summary>
    private const int LeastDays = 120;

    /// <summary>Values nearer the middle of their history than this are no news however long ago they were last seen.</summary>
    private const double WidestTail = 0.2;

    /// <summary>A value that its own run has just exceeded must stand out more to be worth the longer words.</summary>
    private const double RunTail = 0.03;

    private const int RunDays = 730;

    /// <summary>Samples shorter than this carry no records.</summary>
    private const int LeastSample = 250;

    /// <summary>Whether the fact stands out in its own history.</summary>
    public static bool IsRemarkable(Fact fact)
    {
        if (fact.Value is null || fact.N < LeastSample || fact.Percentile is not { } percentile)
            return false;
        if ((fact.LooksUp ? 1 - percentile : percentile) > WidestTail)
            return false;
        return IsLongAgo(fact, fact.PreviousAtLeastAsExtreme, LeastDays) || IsPartOfARun(fact);
    }

    /// <summary>Whether only windows that overlap the current one were as extreme: the peak of a run has just been passed.</summary>
    public static bool IsPartOfARun(Fact fact) =>
        fact.Percentile is { } percentile
        && (fact.LooksUp ? 1 - percentile : percentile) <= RunTail
        && !IsLongAgo(fact, fact.PreviousAtLeastAsExtreme, LeastDays)
        && IsLongAgo(fact, fact.PreviousIndependent, RunDays);

    private static bool IsLongAgo(Fact fact, DatedValue? earlier, int days) => earlier is not { } found || fact.AsOf.DayNumber - found.Date.DayNumber >= days;

    /// <summary>"the largest gain since April 2020", "the largest gain in data that start in 1999", or empty.</summary>
    /// <param name="superlative">E.g. "largest five-session gain"; the caller has chosen it for the fact's side.</param>
    public static string Of(Fact fact, string superlative, DateWords dates, Speech speech)
    {
        if (!IsRemarkable(fact))
            return "";
        var run = IsPartOfARun(fact);
        if ((run ? fact.PreviousIndependent : fact.PreviousAtLeastAsExtreme) is { } earlier)
            return speech.Since(superlative, dates.SinceWhen(earlier.Date), run);
        return fact.SampleStart is { } start ? speech.Record(superlative, start.Year, run) : "";
    }
}
