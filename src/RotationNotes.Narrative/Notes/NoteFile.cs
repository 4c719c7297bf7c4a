namespace RotationNotes.Narrative.Notes;

/// <summary>One file of a note's folder, as read.</summary>
/// <param name="Name">File name inside the folder, e.g. <c>_rates.scriban</c>.</param>
/// <param name="Path">Path as shown in messages, e.g. <c>templates/weekly-rotation/_rates.scriban</c>.</param>
/// <param name="Text">The characters of the file.</param>
public sealed record NoteFile(string Name, string Path, string Text);
