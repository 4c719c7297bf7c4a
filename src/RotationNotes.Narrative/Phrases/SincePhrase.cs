using RotationNotes.Metrics;

namespace RotationNotes.Narrative.Phrases;

/// <summary>Says when a value was last this extreme, from the fact alone, and says nothing when that is no news.</summary>
public static class SincePhrase
{
    /// <summary>A look back shorter than this is no news.</summary>
    private const int LeastDays = 120;

    /// <summary>Values nearer the middle of their history than this are no news however long ago they were last seen.</summary>
    private const double WidestTail = 0.2;

    /// <summary>Samples shorter than this carry no records.</summary>
    private const int LeastSample = 250;

    /// <summary>Whether the fact stands out in its own history.</summary>
    public static bool IsRemarkable(Fact fact)
    {
        if (fact.Value is null || fact.N < LeastSample || fact.Percentile is not { } percentile)
            return false;
        if ((fact.LooksUp ? 1 - percentile : percentile) > WidestTail)
            return false;
        return fact.PreviousAtLeastAsExtreme is not { } earlier || fact.AsOf.DayNumber - earlier.Date.DayNumber >= LeastDays;
    }

    /// <summary>"the largest gain since April 2020", "the largest gain in data that start in 1999", or empty.</summary>
    /// <param name="superlative">E.g. "largest five-session gain"; the caller has chosen it for the fact's side.</param>
    public static string Of(Fact fact, string superlative, DateWords dates)
    {
        if (!IsRemarkable(fact))
            return "";
        if (fact.PreviousAtLeastAsExtreme is { } earlier)
            return $"the {superlative} since {dates.SinceWhen(earlier.Date)}";
        return fact.SampleStart is { } start ? $"the {superlative} in data that start in {start.Year.ToString(System.Globalization.CultureInfo.InvariantCulture)}" : "";
    }
}
