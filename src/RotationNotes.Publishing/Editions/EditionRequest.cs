namespace RotationNotes.Publishing.Editions;

/// <summary>What somebody or some schedule asks for.</summary>
public sealed record EditionRequest
{
    public required string NoteId { get; init; }

    /// <summary>The date asked for; the session described is the last one on or before it.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The revision asked for; null lets the archive decide.</summary>
    public int? Revision { get; init; }
}
