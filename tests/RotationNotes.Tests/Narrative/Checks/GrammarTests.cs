using RotationNotes.Metrics.Facts;
using RotationNotes.Narrative.Checks;
using RotationNotes.Narrative.Prose;
using RotationNotes.Narrative.Writing;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Narrative.Checks;

public class GrammarTests
{
    [Theory]
    [InlineData("Shares rose rose.", "doubled")]
    [InlineData("Shares rose .", "' .'")]
    [InlineData("Shares rose", "does not end")]
    [InlineData("Shares rose. they fell.", "small letter")]
    [InlineData("It was a 8% gain.", "'an 8%'")]
    [InlineData("Shares  rose.", "two spaces")]
    [InlineData("Shares {{ rose.", "braces")]
    [InlineData("No value is known by 2024-07-16.", "date for machines")]
    [InlineData("It widened to 1536\u00A0bp.", "thousands separator")]
    [InlineData("It widened by 1536\u00A0basis points.", "thousands separator")]
    [InlineData("", "empty")]
    public void Complaints_NameTheFault(string text, string expected) =>
        Assert.Contains(Grammar.Complaints(Sentence(text)), c => c.Contains(expected, StringComparison.Ordinal));

    [Theory]
    [InlineData("Shares rose 1.5%, an 8% gain on the year. \u201CFine,\u201D he said.")]
    [InlineData("The index closed at 2,263.67.")]
    [InlineData("It widened to 1,536\u00A0bp since 2008.")]
    public void Complaints_CleanSentence_None(string text) => Assert.Empty(Grammar.Complaints(Sentence(text)));

    [Theory]
    [InlineData("It was the largest gain.", "superlative 'largest'")]
    [InlineData("The fall was driven by fear.", "'driven' names a cause")]
    [InlineData("Shares rose because yields fell.", "'because' names a cause")]
    public void Lint_TypedClaims_AreFound(string text, string expected) =>
        Assert.Contains(ProseLint.Complaints(Sentence(text), []), c => c.Contains(expected, StringComparison.Ordinal));

    [Fact]
    public void Lint_WordsThatAFactPrinted_AreFree()
    {
        const string text = "It was the largest gain.";

        Assert.Empty(ProseLint.Complaints(new PrintedText(PrintedRole.Sentences, text, text.Replace("largest gain", "\0\0\0", StringComparison.Ordinal)), []));
        Assert.Empty(ProseLint.Complaints(Sentence("The largest companies report."), ["largest companies"]));
    }

    [Fact]
    public void TitleOfADocument_MasksTheLongestPrintedWordsFirst()
    {
        var note = SmallNote.Read("""{ "publication": "Test", "author": "Desk", "title": "Up {{ rut_ret_5d | abs | pct 1 }} or {{ rut_ret_5d | signed | pct 1 }}", "metrics": ["rut-ret-5d"] }""");

        var document = NoteComposer.Compose(note, SmallMarket.View(0.05, 0.01), MetricCatalogue.Default).Document;

        Assert.Equal("Up 5.0% or +5.0%", document.Title);
        Assert.Equal("Up \0\0\0\0 or \0\0\0\0\0", PrintedText.Of(document).First().Typed);
    }

    private static PrintedText Sentence(string text) => new(PrintedRole.Sentences, text, text);
}
