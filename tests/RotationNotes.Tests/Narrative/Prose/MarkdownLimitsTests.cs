using System.Diagnostics;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Metrics.Facts;
using RotationNotes.Narrative.Writing;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Narrative.Prose;

public class MarkdownLimitsTests
{
    public static TheoryData<string, string> Hostile => new()
    {
        { "emphasis around a letter", Many("*", 90_000) + "x" + Many("*", 90_000) },
        { "emphasis in emphasis", Many("*_", 3_000) + "x" + Many("_*", 3_000) },
        { "emphasis never closed", Many("*a ", 40_000) },
        { "underscores", Many("_", 4_100) + "x" + Many("_", 4_100) },
        { "links cut short", Many("[b](", 50_000) },
        { "links in links", Many("[", 60) + "x" + Many("](https://a.example)", 60) },
        { "brackets", Many("[", 110_000) },
        { "pictures", Many("![", 50_000) },
        { "list items in one line", Many("- ", 510) + "x" },
        { "numbered items in one line", Many("1. ", 400) + "x" },
        { "quotations", Many(">", 210) + " x" },
        { "quotations and items by turns", Many("> - ", 100) + "x" },
        { "a list of 1,500 levels", string.Concat(Enumerable.Range(0, 1_500).Select(i => new string(' ', Math.Min(2 * i, 120)) + "- x\n")) },
        { "back-ticks", string.Concat(Enumerable.Range(1, 600).Select(i => new string('`', i) + " ")) },
        { "HTML never closed", Many("<a b=\"", 40_000) },
        { "comments never closed", Many("<!-- ", 40_000) },
        { "a table of pipes", Many("|a", 60_000) + "\n" + Many("|--", 60_000) },
        { "headings", Many("# a\n\n", 40_000) },
        { "items", Many("- a\n", 60_000) },
        { "notes in a ring", "x[^a]\n\n[^a]: see[^b]\n\n[^b]: see[^a]\n" },
        { "a note of itself", "x[^a]\n\n[^a]: see[^a]\n" },
        { "a chain of notes", "x[^0]\n\n" + string.Concat(Enumerable.Range(0, 4_000).Select(i => $"[^{i}]: see[^{i + 1}]\n\n")) },
        { "one long paragraph", Many("ab ", 80_000) },
        { "a long text", Many("A line of words.\n\n", 40_000) },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Compose_MarkdownBeyondWhatANoteNeeds_IsRefusedInTimeWithFileAndLine(string what, string markdown)
    {
        // Compiled and loaded before the clock runs.
        Assert.Single(Compose("Text."));
        var started = Stopwatch.GetTimestamp();

        var problem = Assert.Throws<DiagnosticException>(() => Compose(markdown));

        Assert.True(Stopwatch.GetElapsedTime(started).TotalSeconds < 5, what);
        Assert.Equal(FailureKind.Configuration, problem.Kind);
        Assert.All(problem.Diagnostics, d => Assert.Equal("templates/test/note.scriban", d.Place.File));
    }

    [Theory]
    [InlineData("A line.\n\n>>>>>>>>>>>> far in", "(line 3 of the rendered text)")]
    [InlineData("One\n[[[[[[[[[[[[[[[[[", "(line 2 of the rendered text)")]
    public void Compose_BeyondALimit_NamesTheLine(string markdown, string line) =>
        Assert.Contains(line, Assert.Throws<DiagnosticException>(() => Compose(markdown)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("- - - - - - - - - - - - - - -\n")]
    [InlineData("***************************\n")]
    [InlineData("> - 1. > *deep **but** fine*\n")]
    public void Compose_MarkdownThatOnlyLooksDeep_IsSet(string markdown) => Assert.NotEmpty(Compose(markdown));

    [Fact]
    public void Compose_ManyBoldWordsInOneParagraph_AreSet()
    {
        var text = string.Join(' ', Enumerable.Range(0, 120).Select(_ => "**w**"));

        Assert.Single(Compose(text));
    }

    private static string Many(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    private static IReadOnlyList<RotationNotes.Documents.Blocks.Block> Compose(string body) =>
        NoteComposer.Compose(SmallNote.Of(body), SmallMarket.View(0.1, 0.01), MetricCatalogue.Default).Document.Blocks;
}
