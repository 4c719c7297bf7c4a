using RotationNotes.Narrative.Claims;
using RotationNotes.Narrative.Phrases;
using RotationNotes.Narrative.Prose;

namespace RotationNotes.Tests.Narrative.Prose;

public class SentencesTests
{
    private static readonly string absent = Marks.Absent("rvx-level");

    [Fact]
    public void Silence_TakesTheWholeSentence_AndLeavesItsNeighbours()
    {
        var (text, silenced) = Sentences.Silence($"Shares rose 1.2%. Volatility was {absent}, up 3.4 points. Credit was calm.");

        Assert.Equal("Shares rose 1.2%. Credit was calm.", text);
        Assert.Equal(["rvx-level"], silenced);
    }

    [Fact]
    public void Silence_ListItemWithNothingLeft_GoesWithItsMarker()
    {
        var (text, _) = Sentences.Silence($"- **Move.** It rose.\n- **Volatility.** It was {absent}.\n- **Credit.** Calm.\n");

        Assert.DoesNotContain("Volatility", text);
        Assert.Contains("- **Move.** It rose.", text);
        Assert.Contains("- **Credit.** Calm.", text);
    }

    [Fact]
    public void Silence_Heading_GoesWhole()
    {
        var (text, _) = Sentences.Silence($"# Volatility at {absent}\n\nText.\n");

        Assert.Equal("\n\nText.\n", text);
    }

    [Fact]
    public void Split_JoinedAgain_GivesTheParagraph()
    {
        const string paragraph = "The U.S. market rose 1.5%. \"Nothing new,\" they said. Really? Yes (truly). End.";

        var sentences = Sentences.Split(paragraph).ToArray();

        Assert.Equal(paragraph, string.Concat(sentences));
        Assert.Equal(["The U.S. market rose 1.5%. ", "\"Nothing new,\" they said. ", "Really? ", "Yes (truly). ", "End."], sentences);
    }

    [Theory]
    [InlineData("\"Calm,\" it's said", "\u201CCalm,\u201D it\u2019s said")]
    [InlineData("19 basis points", "19\u00A0basis points")]
    [InlineData("9.9 pp", "9.9\u00A0pp")]
    [InlineData("5 ppm", "5 ppm")]
    [InlineData("wait...", "wait\u2026")]
    public void Typography_SetsQuotesAndSpaces(string typed, string set) => Assert.Equal(set, Typography.Set(typed, ' '));

    [Fact]
    public void Spacing_RemovesWhatBranchesLeaveBehind() =>
        Assert.Equal("Shares rose, and fell.\n- item", Spacing.Tidy("Shares  rose , and   fell .  \n- item ", English.Instance));
}
