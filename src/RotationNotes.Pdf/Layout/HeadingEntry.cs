namespace RotationNotes.Pdf.Layout;

/// <summary>A heading as the bookmarks list it.</summary>
internal sealed record HeadingEntry(int Level, string Anchor, string Title);
