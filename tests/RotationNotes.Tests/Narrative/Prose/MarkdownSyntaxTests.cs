using RotationNotes.Documents.Blocks;
using RotationNotes.Documents.Inlines;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Metrics.Facts;
using RotationNotes.Narrative.Prose;
using RotationNotes.Narrative.Writing;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Narrative.Prose;

public class MarkdownSyntaxTests
{
    [Theory]
    [InlineData("A mark[^gone].", "[^gone]")]
    [InlineData("- item[^a]\n\n  [^a]: inside an item", "[^a]")]
    [InlineData("A note[^a].\n\n[^a]: once\n\n[^a]: twice", "twice")]
    [InlineData("A note[^a].\n\n[^a]: | a heading below\n\n    # Heading", "no paragraph, list or quotation")]
    [InlineData("A [link](https://a.example \"with a title\").", "with a title")]
    [InlineData("An [](https://a.example) empty link.", "has no text")]
    [InlineData("A [link](https://a.example/b c) cut.", "](")]
    [InlineData("A [link][nowhere] to nowhere.", "][")]
    [InlineData("A [link](/reports) inside.", "not absolute")]
    [InlineData("An address <ftp://files.example/x>.", "ftp://")]
    [InlineData("A script <javascript:alert(1)>.", "javascript")]
    [InlineData("A ![picture](https://a.example/x.png).", "images")]
    [InlineData("Some `code`.", "back-ticks")]
    [InlineData("~~~\nfenced\n~~~", "code blocks")]
    [InlineData("Text\n\n    indented", "code blocks")]
    [InlineData("A <b>tag</b>.", "HTML")]
    [InlineData("<!-- a remark -->", "HTML")]
    [InlineData("| a | b |\n|---|---|\n| 1 | 2 |", "tables")]
    public void Compose_MarkdownThatIsNotSet_IsRefused(string body, string told)
    {
        var problem = Assert.Throws<DiagnosticException>(() => Compose(body));

        Assert.Contains(told, problem.Message, StringComparison.Ordinal);
        Assert.Contains("templates/test/note.scriban", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Compose_FootnoteWithParagraphsListAndQuotation_KeepsAllOfIt()
    {
        var paragraph = Assert.IsType<Paragraph>(Compose("A word[^k] more.\n\n[^k]: First:\n\n    - one\n    - two\n\n    > said so\n\n    Last.")[0]);

        var note = Assert.Single(paragraph.Content.OfType<Footnote>());
        Assert.Equal("First: \u2022 one \u2022 two \u201Csaid so\u201D Last.", InlineText.Plain(note.Content));
    }

    [Fact]
    public void Compose_FootnoteWhoseFactIsMissing_GoesWithItsMark()
    {
        var paragraph = Assert.IsType<Paragraph>(Assert.Single(Compose("Small caps rose[^k].\n\n[^k]: By {{ iwm_flow_5d | abs | words }}.", "\"iwm-flow-5d\"")));

        Assert.Equal("Small caps rose.", InlineText.Plain(paragraph.Content));
        Assert.Empty(paragraph.Content.OfType<Footnote>());
    }

    [Fact]
    public void Compose_SignThatOpensNothing_KeepsWhatFollows() =>
        Assert.Equal("a [b c* d _e", InlineText.Plain(Assert.IsType<Paragraph>(Assert.Single(Compose("a [b c* d _e"))).Content));

    [Theory]
    [InlineData("7. Seventh.\n8. Eighth.", 7, "8.")]
    [InlineData("2007. A year.\n2008. Another.", 2007, "2008.")]
    [InlineData("0) None.\n1) One.", 0, "1.")]
    [InlineData("1. One.\n1. Two.", 1, "2.")]
    public void Compose_OrderedList_KeepsItsNumbers(string body, int start, string second)
    {
        var list = Assert.IsType<ItemList>(Assert.Single(Compose(body)));

        Assert.Equal(start, list.Start);
        Assert.Equal(second, list.Number(1));
    }

    [Theory]
    [InlineData("since '29 and the '70s", "since \u201929 and the \u201970s")]
    [InlineData("drum 'n' bass, 'tis so", "drum \u2019n\u2019 bass, \u2019tis so")]
    [InlineData("['quoted'] and {\"this\"}", "[\u2018quoted\u2019] and {\u201Cthis\u201D}")]
    [InlineData("he said:\"go\" and:'stay'", "he said:\u201Cgo\u201D and:\u2018stay\u2019")]
    [InlineData("他说\"好\"，又说\"不好\"。", "他说\u201C好\u201D，又说\u201C不好\u201D。")]
    [InlineData("（\"引文\"）", "（\u201C引文\u201D）")]
    [InlineData("the 1990's, 6\" wide, \"5\" high", "the 1990\u2019s, 6\u201D wide, \u201C5\u201D high")]
    [InlineData("\"What?\" they asked", "\u201CWhat?\u201D they asked")]
    [InlineData("the investors' view", "the investors\u2019 view")]
    public void Typography_Quotes_TurnTheRightWay(string typed, string set) => Assert.Equal(set, Typography.Set(typed, ' '));

    [Theory]
    [InlineData("Text.\n\n[^idle]: Nobody asks.", "[^idle]")]
    [InlineData("Text.\n\n[Source]: data", "[Source]")]
    public void Check_WhatNothingRefersTo_IsAnError(string body, string told)
    {
        var findings = FootnoteMarks.Unused(SmallNote.Of(body)).ToArray();

        Assert.Contains(told, Assert.Single(findings).Message, StringComparison.Ordinal);
        Assert.Equal(3, findings[0].Place.Line);
    }

    private static IReadOnlyList<Block> Compose(string body, string metrics = "\"rut-ret-5d\"") =>
        NoteComposer.Compose(SmallNote.Of(body, metrics), SmallMarket.View(0.1, 0.01), MetricCatalogue.Default).Document.Blocks;
}
