using System.Collections.Immutable;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Foundation.Text;

namespace RotationNotes.Narrative.Notes;

/// <summary>The notes an installation can write: one folder each, holding <c>note.json</c>, <c>note.scriban</c> partials named <c>_*.scriban</c> and editorial sheets named <c>*.csv</c>.</summary>
public sealed class NoteLibrary(DirectoryInfo templates)
{
    public const string DefinitionFile = "note.json";
    public const string BodyFile = "note.scriban";

    /// <summary>Ids of all notes, sorted.</summary>
    public ImmutableArray<string> List()
    {
        if (!templates.Exists)
            return [];
        return [.. templates.EnumerateDirectories().Where(d => File.Exists(Path.Combine(d.FullName, DefinitionFile))).Select(d => d.Name).Order(StringComparer.Ordinal)];
    }

    /// <summary>Reads one note.</summary>
    /// <exception cref="DiagnosticException">No note of that name, a file is missing, or <c>note.json</c> is not valid (all findings).</exception>
    public NoteDefinition Load(string noteId)
    {
        var known = List();
        if (!known.Contains(noteId, StringComparer.Ordinal))
        {
            var hint = known.IsEmpty ? $"The folder '{templates.Name}' holds no notes." : NearestName.HintOrList(noteId, known);
            throw new DiagnosticException(FailureKind.Configuration, Diagnostic.Error(Place.Nowhere, $"there is no note '{noteId}'.", hint));
        }

        var folder = Path.Combine(templates.FullName, noteId);
        var json = ReadFile(folder, noteId, DefinitionFile);
        if (!File.Exists(Path.Combine(folder, BodyFile)))
        {
            throw new DiagnosticException(
                FailureKind.Configuration,
                Diagnostic.Error(new Place(Shown(noteId, BodyFile)), "the note has no body.", $"Put the prose into {BodyFile}."));
        }

        var body = ReadFile(folder, noteId, BodyFile);
        var others = Directory.EnumerateFiles(folder)
            .Select(path => Path.GetFileName(path)!)
            .Where(name => name.StartsWith('_') && name.EndsWith(".scriban", StringComparison.Ordinal) || name.EndsWith(".csv", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => ReadFile(folder, noteId, name));
        return NoteReader.Read(noteId, json, body, [json, .. others, body]);
    }

    private NoteFile ReadFile(string folder, string noteId, string name)
    {
        var path = Path.Combine(folder, name);
        var text = File.ReadAllText(path).Replace("\r\n", "\n", StringComparison.Ordinal);
        return new NoteFile(name, Shown(noteId, name), text);
    }

    private string Shown(string noteId, string name) => $"{templates.Name}/{noteId}/{name}";
}
