using RotationNotes.Documents.Blocks;
using RotationNotes.Documents.Inlines;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Metrics.Facts;
using RotationNotes.Narrative.Checks;
using RotationNotes.Narrative.Prose;
using RotationNotes.Narrative.Writing;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Narrative.Prose;

/// <summary>Sentences that stand only while a condition over facts holds.</summary>
public class ClaimBlockTests
{
    private const string Body = """
        Small caps moved. {{ claim (rut_spx_gap_5d.value > 0.01) rut_spx_gap_5d ~}}
        It was their best week against large caps, and it was driven by breadth.
        {{~ otherwise ~}}
        It was an ordinary week.
        {{~ end_claim ~}}
         The rest follows.
        """;

    [Fact]
    public void PredicateTrue_KeepsTheClaimAndEntersItWithItsCondition()
    {
        var document = Compose(Body, 0.05, 0.01).Document;

        Assert.Equal("Small caps moved. It was their best week against large caps, and it was driven by breadth. The rest follows.", TextOf(document.Blocks));
        var claim = Assert.Single(document.Claims, c => c.Condition is not null);
        Assert.Equal("It was their best week against large caps, and it was driven by breadth.", claim.Text);
        Assert.Equal("(rut_spx_gap_5d.value > 0.01) rut_spx_gap_5d", claim.Condition);
        Assert.Equal("Before the first heading, paragraph 1", claim.Place);
        Assert.Equal(0.04, claim.Value!.Value, 6);
    }

    [Fact]
    public void PredicateFalse_PrintsTheFallback()
    {
        var document = Compose(Body, 0.01, 0.05).Document;

        Assert.Equal("Small caps moved. It was an ordinary week. The rest follows.", TextOf(document.Blocks));
        Assert.DoesNotContain(document.Claims, c => c.Condition is not null);
    }

    [Fact]
    public void FactWithoutValue_KeepsNeitherAndSaysSoInTheDataNotes()
    {
        var body = Body.Replace("rut_spx_gap_5d", "vix_level", StringComparison.Ordinal) + "\n\n{{ data_notes }}";

        var document = NoteComposer.Compose(SmallNote.Of(body, "\"vix-level\""), SmallMarket.View(0.05, 0.01), MetricCatalogue.Default).Document;

        Assert.Equal("Small caps moved. The rest follows.", TextOf(document.Blocks.Take(1)));
        Assert.Contains(Assert.IsType<ItemList>(document.Blocks[1]).Items, item => InlineText.Plain(Assert.IsType<Paragraph>(item[0]).Content).StartsWith("Left out for want of data", StringComparison.Ordinal));
    }

    [Fact]
    public void WordsOfABackedSentence_AreNotRefused_OutsideTheyAre()
    {
        var document = Compose(Body + " It was because of nothing, the largest, and unlike anything since.", 0.05, 0.01).Document;

        var complaints = PrintedText.Of(document).SelectMany(t => ProseLint.Complaints(t, [])).ToArray();

        Assert.Equal(3, complaints.Length);
        Assert.DoesNotContain(complaints, c => c.Contains("best", StringComparison.Ordinal) || c.Contains("driven", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{{ claim true rut_ret_5d }} Text.", "never closed")]
    [InlineData("Text. {{ end_claim }}", "closes nothing")]
    [InlineData("Text. {{ otherwise }}", "stands outside a claim")]
    [InlineData("{{ claim true }} Text. {{ end_claim }}", "needs the facts")]
    public void BrokenBlocks_AreConfigurationErrors(string body, string message)
    {
        var problem = Assert.Throws<DiagnosticException>(() => Compose(body, 0.05, 0.01));

        Assert.Equal(FailureKind.Configuration, problem.Kind);
        Assert.Contains(message, problem.Diagnostics[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ListItemWhoseOnlySentenceIsNotSaid_GoesAsAWhole()
    {
        const string body = "- One.\n- {{ claim (rut_ret_5d.value < 0) rut_ret_5d }}It fell.{{ end_claim }}\n- {{ claim (rut_ret_5d.value > 0) rut_ret_5d }}**Up.** It rose.{{ end_claim }}\n";

        var list = Assert.IsType<ItemList>(Assert.Single(Compose(body, 0.05, 0.01).Document.Blocks));

        Assert.Equal(["One.", "Up. It rose."], list.Items.Select(i => TextOf(i)));
    }

    [Fact]
    public void Passage_IsFoundByPlainWordsWithItsClaims()
    {
        var document = Compose("First. The Russell 2000 {{ rut_ret_5d | moved }} and led by {{ rut_spx_gap_5d | words 1 }}.", 0.05, 0.01).Document;

        var passage = Assert.Single(Passage.Find(document, "led by 4.0 percentage points"));

        Assert.StartsWith("The Russell 2000", passage.Text, StringComparison.Ordinal);
        Assert.Equal(["rut-ret-5d", "rut-ret-5d", "rut-spx-gap-5d"], passage.Claims.Select(c => c.FactId));
        Assert.Empty(Passage.Find(document, "led by 4.1"));
    }

    private static Composition Compose(string body, double rut, double spx) => NoteComposer.Compose(SmallNote.Of(body), SmallMarket.View(rut, spx), MetricCatalogue.Default);

    private static string TextOf(IEnumerable<Block> blocks) => string.Join(' ', blocks.OfType<Paragraph>().Select(p => InlineText.Plain(p.Content))).Replace('\u00A0', ' ');
}
