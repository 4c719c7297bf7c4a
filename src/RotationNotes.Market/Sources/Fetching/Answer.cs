namespace RotationNotes.Market.Sources.Fetching;

/// <summary>What came of asking one address.</summary>
/// <param name="Body">The whole body as it came, unpacked from its transport; empty when there is none.</param>
internal sealed record Answer(byte[] Body)
{
    public string? ETag { get; init; }

    public string? LastModified { get; init; }

    /// <summary>The vendor says that nothing changed since the marks it was shown.</summary>
    public bool IsUnchanged { get; init; }

    /// <summary>Why nothing came; null when something did.</summary>
    public FetchProblem? Problem { get; init; }

    public static Answer Failed(FetchProblem problem) => new([]) { Problem = problem };
}

/// <summary>Why a fetch failed.</summary>
/// <param name="What">One sentence without its dot.</param>
/// <param name="Advice">What to do, one sentence.</param>
/// <param name="EndsSource">Whether asking the same source for more is of no use now.</param>
public sealed record FetchProblem(string What, string Advice, bool EndsSource = false);
