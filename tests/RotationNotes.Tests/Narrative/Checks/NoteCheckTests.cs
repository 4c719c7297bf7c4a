using RotationNotes.Metrics.Facts;
using RotationNotes.Narrative.Checks;
using RotationNotes.Narrative.Notes;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Narrative.Checks;

public class NoteCheckTests
{
    [Fact]
    public void Run_ShippedNotesOnTheSampleMarket_FindsNothing()
    {
        foreach (var result in NoteCheck.Run(Shipped.Library, Shipped.Sample, MetricCatalogue.Default))
        {
            Assert.True(result.Renders > 10, $"{result.NoteId} was composed {result.Renders} times only");
            Assert.True(result.Diagnostics.IsEmpty, result.NoteId + "\n" + string.Join('\n', result.Diagnostics));
            Assert.True(result.Rehearsals > 50 && result.Sentences.Length > 20, $"{result.NoteId} was rehearsed {result.Rehearsals} times and says {result.Sentences.Length} sentences");
        }
    }

    [Fact]
    public void Run_BrokenNote_ListsEverySyntaxErrorOfAllFiles()
    {
        var folder = Write(
            ("note.json", """{ "publication": "P", "author": "A", "title": "{{ if }}", "metrics": [] }"""),
            ("note.scriban", "{{ include \"part\" }}\n{{ for }}"),
            ("_part.scriban", "{{ 1 + }}"));
        try
        {
            var result = Assert.Single(NoteCheck.Run(new NoteLibrary(folder), Shipped.Sample, MetricCatalogue.Default));

            Assert.True(result.HasErrors);
            Assert.Contains(result.Diagnostics, d => d.Place.File!.EndsWith("note.scriban", StringComparison.Ordinal) && d.Place.Line == 2);
            Assert.Contains(result.Diagnostics, d => d.Place.File!.EndsWith("_part.scriban", StringComparison.Ordinal));
            Assert.Contains(result.Diagnostics, d => d.Place.File!.EndsWith("note.json", StringComparison.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Run_UnbackedNumberAndTypedSuperlative_AreErrors()
    {
        var folder = Write(
            ("note.json", """{ "publication": "P", "author": "A", "title": "T", "metrics": [] }"""),
            ("note.scriban", "It was the largest gain of 12 years."));
        try
        {
            var result = Assert.Single(NoteCheck.Run(new NoteLibrary(folder), Shipped.Sample, MetricCatalogue.Default));

            Assert.Contains(result.Diagnostics, d => d.IsError && d.Message.Contains("unbacked number '12'", StringComparison.Ordinal));
            Assert.Contains(result.Diagnostics, d => d.IsError && d.Message.Contains("superlative 'largest'", StringComparison.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Run_DeclaredButUnusedThings_AreWarnings()
    {
        var folder = Write(
            ("note.json", """
            { "publication": "P", "author": "A", "title": "T", "metrics": ["rut-ret-5d"],
              "charts": [{ "id": "lonely", "kind": "line", "topic": "t", "title": "t", "subtitle": "s", "series": [{ "of": "RUT" }] }] }
            """),
            ("note.scriban", "Text."),
            ("_unused.scriban", "Text."));
        try
        {
            var result = Assert.Single(NoteCheck.Run(new NoteLibrary(folder), Shipped.Sample, MetricCatalogue.Default));

            Assert.False(result.HasErrors);
            Assert.Equal(3, result.Diagnostics.Length);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static DirectoryInfo Write(params (string Name, string Text)[] files)
    {
        var folder = Scratch.Folder();
        var note = folder.CreateSubdirectory("test");
        foreach (var (name, text) in files)
            File.WriteAllText(Path.Combine(note.FullName, name), text);
        return folder;
    }
}
