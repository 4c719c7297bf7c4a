namespace RotationNotes.Narrative.Claims;

/// <summary>Private-use characters that carry meaning from the template through Markdown into the document (decision 4).</summary>
/// <remarks>
/// A claim, text that is backed by the machine though not by a fact, a reference or block call, the mark of a fact that does not exist:
/// none of these is nested. Around them may stand a claim block (opening, text, otherwise, close), which leaves backed sentences behind.
/// </remarks>
internal static class Marks
{
    public const char ClaimStart = '\uE000';
    public const char ClaimText = '\uE001';
    public const char ClaimEnd = '\uE002';
    public const char TrustedStart = '\uE003';
    public const char TrustedEnd = '\uE004';
    public const char CallStart = '\uE005';
    public const char CallEnd = '\uE006';
    public const char AbsentStart = '\uE007';
    public const char AbsentEnd = '\uE008';

    public const char BlockOpen = '\uE009';
    public const char BlockText = '\uE00A';
    public const char BlockOtherwise = '\uE00B';
    public const char BlockClose = '\uE00C';
    public const char BackedStart = '\uE00D';
    public const char BackedText = '\uE00E';
    public const char BackedEnd = '\uE00F';

    public static bool IsMark(char c) => c is >= ClaimStart and <= BackedEnd;

    public static bool HasAny(string text)
    {
        foreach (var c in text)
        {
            if (IsMark(c))
                return true;
        }

        return false;
    }

    /// <summary>Dates, exhibit numbers, sample sizes: computed by the machine, so not "typed by hand".</summary>
    public static string Trusted(string text) => $"{TrustedStart}{text}{TrustedEnd}";

    /// <summary>A call for a block or a reference, e.g. <c>chart:rut-vs-ndx</c>.</summary>
    public static string Call(string what) => $"{CallStart}{what}{CallEnd}";

    /// <summary>Stands where a fact that does not exist would have been printed; takes its whole sentence away.</summary>
    public static string Absent(string metricId) => $"{AbsentStart}{metricId}{AbsentEnd}";

    /// <summary>The characters a reader sees: marks, ids and calls are gone.</summary>
    public static string Strip(string text)
    {
        if (!HasAny(text))
            return text;
        var plain = new System.Text.StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case ClaimStart:
                    i = SkipTo(text, i, ClaimText);
                    break;
                case CallStart:
                    i = SkipTo(text, i, CallEnd);
                    break;
                case AbsentStart:
                    i = SkipTo(text, i, AbsentEnd);
                    break;
                case BlockOpen:
                    i = SkipTo(text, i, BlockText);
                    break;
                case BackedStart:
                    i = SkipTo(text, i, BackedText);
                    break;
                case var c when IsMark(c):
                    break;
                default:
                    plain.Append(text[i]);
                    break;
            }
        }

        return plain.ToString();
    }

    private static int SkipTo(string text, int from, char end)
    {
        var at = text.IndexOf(end, from);
        return at < 0 ? text.Length - 1 : at;
    }
}
