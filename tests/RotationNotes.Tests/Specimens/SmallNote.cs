using RotationNotes.Narrative.Notes;

namespace RotationNotes.Tests.Specimens;

/// <summary>Notes written inside a test.</summary>
internal static class SmallNote
{
    /// <summary>A note with the given body; <paramref name="members"/> are added to its note.json.</summary>
    public static NoteDefinition Of(string body, string metrics = "\"rut-ret-5d\", \"rut-spx-gap-5d\"", string members = "", params (string Name, string Text)[] partials)
    {
        var json = $$"""
            {
              "publication": "Test Weekly",
              "author": "Desk",
              "title": "A headline",
              "names": ["Russell 2000", "S&P 500"],
              "metrics": [{{metrics}}]{{(members.Length > 0 ? "," : "")}}
              {{members}}
            }
            """;
        return Read(json, body, partials);
    }

    public static NoteDefinition Read(string json, string body = "Text.", params (string Name, string Text)[] partials)
    {
        var jsonFile = new NoteFile("note.json", "templates/test/note.json", json);
        var bodyFile = new NoteFile("note.scriban", "templates/test/note.scriban", body);
        var others = partials.Select(p => new NoteFile(p.Name, "templates/test/" + p.Name, p.Text));
        return NoteReader.Read("test", jsonFile, bodyFile, [jsonFile, .. others, bodyFile]);
    }
}
