using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Metrics.Facts;
using RotationNotes.Narrative.Notes;
using RotationNotes.Narrative.Writing;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Narrative.Notes;

public class NoteWordsTests
{
    [Theory]
    [InlineData("../../up")]
    [InlineData("a/../b")]
    [InlineData("D:x")]
    [InlineData("=sum(A1)")]
    [InlineData("two words")]
    [InlineData("x..y")]
    [InlineData(".hidden")]
    [InlineData("nul\\u0000l")]
    [InlineData("小盘")]
    public void Read_IdThatIsNoFileName_IsRefused(string id)
    {
        var chart = $$"""{ "id": "{{id}}", "kind": "line", "topic": "t", "title": "t", "subtitle": "s", "series": [{ "of": "RUT" }] }""";

        var problem = Assert.Throws<DiagnosticException>(() => SmallNote.Of("Text.", members: $"\"charts\": [{chart}]"));

        Assert.Contains(problem.Diagnostics, d => d.Message.Contains("no id of an exhibit", StringComparison.Ordinal) && d.Place.Line > 0);
    }

    [Theory]
    [InlineData("theme", "../../../secrets")]
    [InlineData("theme", "research\\u0000")]
    [InlineData("theme", "")]
    [InlineData("language", "../../x")]
    [InlineData("language", "xx-YY")]
    [InlineData("language", "zh-TW")]
    [InlineData("language", "english")]
    [InlineData("author", "De\\u001bsk")]
    [InlineData("title", "")]
    [InlineData("title", "  ")]
    public void Read_MemberThatCannotBe_IsRefusedAtItsPlace(string member, string value)
    {
        var members = new Dictionary<string, string> { ["publication"] = "P", ["author"] = "A", ["title"] = "T", [member] = value };
        var json = "{\n" + string.Join(",\n", members.Select(m => $"\"{m.Key}\": \"{m.Value}\"")) + ",\n\"metrics\": []\n}";

        var problem = Assert.Throws<DiagnosticException>(() => SmallNote.Read(json));

        Assert.All(problem.Diagnostics, d => Assert.True(d.Place.Line > 1));
    }

    [Theory]
    [InlineData("{{ ")]
    [InlineData("Small caps {{ rut_ret_5d")]
    [InlineData("{{ x = 1 }}")]
    [InlineData("{{ # nothing }}")]
    public void Compose_TitleThatSaysNothing_IsAnError(string title)
    {
        var note = SmallNote.Read($$"""{ "publication": "P", "author": "A", "title": "{{title}}", "metrics": ["rut-ret-5d"] }""");

        var problem = Assert.Throws<DiagnosticException>(() => NoteComposer.Compose(note, SmallMarket.View(0.1, 0.01), MetricCatalogue.Default));

        Assert.Equal(FailureKind.Configuration, problem.Kind);
    }

    [Fact]
    public void Load_PartialThatIsALinkOutOfTheFolder_IsRefused()
    {
        var outside = Scratch.Folder();
        var root = Scratch.Folder();
        try
        {
            var note = root.CreateSubdirectory("n");
            File.WriteAllText(Path.Combine(outside.FullName, "x"), "secret");
            File.WriteAllText(Path.Combine(note.FullName, "note.json"), """{ "publication": "P", "author": "A", "title": "T", "metrics": [] }""");
            File.WriteAllText(Path.Combine(note.FullName, "_own.scriban"), "Own.");
            File.WriteAllText(Path.Combine(note.FullName, "note.scriban"), "Text.");
            File.CreateSymbolicLink(Path.Combine(note.FullName, "_near.scriban"), "_own.scriban");
            Assert.Equal("Own.", new NoteLibrary(root).Load("n").Files.Single(f => f.Name == "_near.scriban").Text);
            File.CreateSymbolicLink(Path.Combine(note.FullName, "_far.scriban"), Path.Combine(outside.FullName, "x"));

            var problem = Assert.Throws<DiagnosticException>(() => new NoteLibrary(root).Load("n"));

            Assert.Contains("n/_far.scriban: error: the file is a link that leads out of the folder", problem.Message, StringComparison.Ordinal);
        }
        finally
        {
            root.Delete(recursive: true);
            outside.Delete(recursive: true);
        }
    }
}
