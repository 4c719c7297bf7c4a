using RotationNotes.Publishing.Archive;

namespace RotationNotes.Publishing.Configuration;

/// <summary>Section <c>Notes</c>: what can be written.</summary>
/// <param name="Templates">Folder with one folder per note.</param>
/// <param name="Default">Note that <c>--run-now</c> produces.</param>
/// <param name="Theme">Theme file in place of the one each note names, or null.</param>
/// <param name="Fonts">Folder searched for fonts before all others, or null.</param>
public sealed record NotesOptions(DirectoryInfo Templates, string Default, FileInfo? Theme, DirectoryInfo? Fonts)
{
    public static NotesOptions Read(OptionsReader reader, Paths paths)
    {
        var templates = paths.Folder(reader.Text("Notes:Templates", "templates"));
        var note = reader.Text("Notes:Default", "weekly-rotation");
        if (!EditionId.IsNoteId(note))
            reader.Refuse("Notes:Default", $"must be a note id of a–z, 0–9, '-' and '.', was '{note}'.");
        var theme = paths.OptionalFile(reader, "Notes:Theme");
        var fonts = reader.OptionalText("Notes:Fonts") is { Length: > 0 } folder ? paths.Folder(folder) : null;
        return new NotesOptions(templates, note, theme, fonts);
    }
}
