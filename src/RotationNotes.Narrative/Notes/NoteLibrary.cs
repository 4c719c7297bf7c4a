using System.Collections.Immutable;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Foundation.Files;
using RotationNotes.Foundation.Text;

namespace RotationNotes.Narrative.Notes;

/// <summary>The notes an installation can write: one folder each, holding <c>note.json</c>, <c>note.scriban</c> partials named <c>_*.scriban</c> and editorial sheets named <c>*.csv</c>.</summary>
public sealed class NoteLibrary(DirectoryInfo templates)
{
    public const string DefinitionFile = "note.json";
    public const string BodyFile = "note.scriban";

    private const long LargestFile = 16 << 20;

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

        if (!FileWord.IsOne(noteId))
            throw new DiagnosticException(FailureKind.Configuration, Diagnostic.Error(new Place(Shown(noteId, DefinitionFile)), $"'{noteId}' cannot be the name of a note, as files are named by it.", FileWord.Allowed));
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
        using var reader = new StreamReader(new MemoryStream(Bytes(path, new Place(Shown(noteId, name)))));
        return new NoteFile(name, Shown(noteId, name), reader.ReadToEnd().Replace("\r\n", "\n", StringComparison.Ordinal));
    }

    // A link may lead from one note to another, but not out of the folder: what it leads to would be printed.
    private byte[] Bytes(string path, Place place)
    {
        string? refusal;
        try
        {
            if (!RealPath.IsWithin(templates, path))
                throw new DiagnosticException(FailureKind.Configuration, Diagnostic.Error(place, $"the file is a link that leads out of the folder '{templates.Name}'.", "Put a copy there."));
            (var bytes, refusal) = RegularFile.Read(new FileInfo(RealPath.Of(path)), LargestFile);
            if (bytes is not null)
                return bytes;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            refusal = "cannot be read: " + problem.Message.TrimEnd('.');
        }

        throw new DiagnosticException(FailureKind.Configuration, Diagnostic.Error(place, $"the file {refusal}.", "A note is made of regular text files."));
    }

    private string Shown(string noteId, string name) => $"{templates.Name}/{noteId}/{name}";
}
