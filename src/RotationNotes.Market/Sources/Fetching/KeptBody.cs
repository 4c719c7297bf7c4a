namespace RotationNotes.Market.Sources.Fetching;

/// <summary>One line of the register of fetched bodies.</summary>
/// <param name="Source">Name of the source.</param>
/// <param name="Address">What was asked, without a key.</param>
/// <param name="At">When it came, UTC.</param>
/// <param name="Outcome">Whether it was imported, told nothing new, or was refused.</param>
/// <param name="Sha256">Hash of the body, its file name below <c>bodies</c>.</param>
public sealed record KeptBody(string Source, string Address, DateTimeOffset At, BodyOutcome Outcome, string Sha256)
{
    public string? ETag { get; init; }

    public string? LastModified { get; init; }

    /// <summary>Hash of the text as the importer read it.</summary>
    public string TextSha256 { get; init; } = "";

    public string Series { get; init; } = "";

    public int Rows { get; init; }

    public DateOnly? First { get; init; }

    public DateOnly? Last { get; init; }

    /// <summary>Why it was refused.</summary>
    public string? Reason { get; init; }
}

/// <summary>What became of a body.</summary>
public enum BodyOutcome
{
    Taken,
    Unchanged,
    Refused,
}
