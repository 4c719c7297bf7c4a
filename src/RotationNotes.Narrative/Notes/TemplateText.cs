using RotationNotes.Foundation.Diagnostics;

namespace RotationNotes.Narrative.Notes;

/// <summary>A short Scriban text that stands in <c>note.json</c>, with its place for error messages.</summary>
public sealed record TemplateText(string Text, Place Place);
