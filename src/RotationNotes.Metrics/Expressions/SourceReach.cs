namespace RotationNotes.Metrics.Expressions;

/// <summary>Up to which date a source was known at each session of a range.</summary>
internal sealed class SourceReach(int sessions)
{
    private readonly DateOnly[] last = new DateOnly[sessions];
    private readonly bool[] irregular = new bool[sessions];

    /// <summary>Date of the last observation known; <see cref="DateOnly.MinValue"/> when none was.</summary>
    public DateOnly Last(int session) => last[session];

    /// <summary>Whether what was known is the beginning of what is known at the range's end.</summary>
    public bool IsRegular(int session) => !irregular[session];

    public void Set(int session, DateOnly date, bool regular) => (last[session], irregular[session]) = (date, !regular);
}
