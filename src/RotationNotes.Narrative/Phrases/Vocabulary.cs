using System.Collections.Immutable;

namespace RotationNotes.Narrative.Phrases;

/// <summary>Every word the phrases choose from, in one place, so that all of them can be listed and read.</summary>
public static class Vocabulary
{
    /// <summary>Past-tense verbs for prices and indices; each is followed by a size ("rose 1.2%").</summary>
    public static ImmutableArray<string> PriceVerbs(Movement movement) => movement switch
    {
        { Degree: Degree.Flat } => ["was little changed", "was flat", "barely moved"],
        { Sign: > 0, Degree: Degree.Strong } => ["jumped", "surged", "leapt"],
        { Sign: > 0, Degree: Degree.Plain } => ["rose", "gained", "advanced", "climbed"],
        { Sign: > 0 } => ["edged up", "inched up", "added"],
        { Degree: Degree.Strong } => ["tumbled", "plunged", "slumped"],
        { Degree: Degree.Plain } => ["fell", "lost", "dropped", "declined"],
        _ => ["slipped", "edged down", "eased"],
    };

    /// <summary>Past-tense verbs for yields and levels.</summary>
    public static ImmutableArray<string> LevelVerbs(Movement movement) => movement switch
    {
        { Degree: Degree.Flat } => ["was unchanged", "was little changed"],
        { Sign: > 0, Degree: Degree.Strong } => ["jumped", "leapt"],
        { Sign: > 0, Degree: Degree.Plain } => ["rose", "climbed", "moved up"],
        { Sign: > 0 } => ["edged up", "ticked up", "inched up"],
        { Degree: Degree.Strong } => ["tumbled", "plunged", "slid"],
        { Degree: Degree.Plain } => ["fell", "dropped", "declined"],
        _ => ["slipped", "edged down", "eased"],
    };

    /// <summary>Past-tense verbs for credit spreads.</summary>
    public static ImmutableArray<string> SpreadVerbs(Movement movement) => movement switch
    {
        { Degree: Degree.Flat } => ["was unchanged"],
        { Sign: > 0, Degree: Degree.Strong } => ["blew out by", "widened sharply, by"],
        { Sign: > 0, Degree: Degree.Plain } => ["widened by"],
        { Sign: > 0 } => ["edged wider by", "widened slightly, by"],
        { Degree: Degree.Strong } => ["tightened sharply, by", "narrowed sharply, by"],
        { Degree: Degree.Plain } => ["narrowed by", "tightened by"],
        _ => ["edged tighter by", "narrowed slightly, by"],
    };

    /// <summary>Verbs that set one return against another; each is followed by the other's name.</summary>
    public static ImmutableArray<string> ComparisonVerbs(Movement movement) => movement switch
    {
        { Degree: Degree.Flat } => ["matched", "kept pace with"],
        { Sign: > 0, Degree: Degree.Slight } => ["edged past", "nudged ahead of"],
        { Sign: > 0 } => ["outpaced", "beat", "outperformed"],
        { Degree: Degree.Slight } => ["slightly lagged", "slightly trailed"],
        _ => ["lagged", "trailed", "underperformed"],
    };
}
