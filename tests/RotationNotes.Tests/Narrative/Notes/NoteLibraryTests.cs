using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Narrative.Notes;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Narrative.Notes;

public class NoteLibraryTests
{
    [Fact]
    public void List_NamesTheShippedNotes() => Assert.Contains("weekly-rotation", Shipped.Library.List());

    [Fact]
    public void Load_MistypedName_SuggestsTheNearest()
    {
        var problem = Assert.Throws<DiagnosticException>(() => Shipped.Library.Load("weekly-rotaton"));

        Assert.Equal("error: there is no note 'weekly-rotaton'. Did you mean 'weekly-rotation'?", problem.Message);
    }

    [Fact]
    public void Load_FolderWithoutBody_SaysSo()
    {
        var folder = Scratch.Folder();
        try
        {
            folder.CreateSubdirectory("half");
            File.WriteAllText(Path.Combine(folder.FullName, "half", "note.json"), "{}");

            var problem = Assert.Throws<DiagnosticException>(() => new NoteLibrary(folder).Load("half"));

            Assert.Contains("half/note.scriban: error: the note has no body.", problem.Message);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
