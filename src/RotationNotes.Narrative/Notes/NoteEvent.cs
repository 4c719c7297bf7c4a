namespace RotationNotes.Narrative.Notes;

/// <summary>A dated event the note knows: a release or a decision, past or to come.</summary>
/// <param name="Label">Words for prose, fitting behind "the day of the", e.g. "June CPI report".</param>
/// <param name="Short">Mark on charts, e.g. "CPI".</param>
/// <param name="Kind">Group that templates may ask for, e.g. <c>inflation</c>; may be empty.</param>
public sealed record NoteEvent(DateOnly Date, string Label, string Short, string Kind);
