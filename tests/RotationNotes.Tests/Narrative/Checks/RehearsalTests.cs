using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Metrics.Facts;
using RotationNotes.Narrative.Checks;
using RotationNotes.Narrative.Phrases;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Narrative.Checks;

/// <summary>Everything a note can say is said before a reader sees it.</summary>
public class RehearsalTests
{
    [Fact]
    public void EveryFormOfAPhrase_IsSaid()
    {
        var said = Run("The index {{ rut_ret_5d | moved }} and {{ rut_spx_gap_5d | against \"large caps\" }}{{ rut_ret_5d | since_clause \"largest gain\" \"largest loss\" }}{{ rut_ret_5d | hedge }}.", out var findings);

        Assert.Empty(findings);
        var text = string.Join('\n', said);
        var movements = from sign in (int[])[1, -1] from degree in (Degree[])[Degree.Slight, Degree.Plain, Degree.Strong] select new Movement(sign, degree);
        foreach (var movement in movements.Append(new Movement(0, Degree.Flat)))
        {
            Assert.Contains(Vocabulary.PriceVerbs(movement), verb => text.Contains(verb, StringComparison.Ordinal));
            Assert.Contains(Vocabulary.ComparisonVerbs(movement), verb => text.Contains(verb, StringComparison.Ordinal));
        }

        Assert.Contains("the largest gain since", text, StringComparison.Ordinal);
        Assert.Contains("the largest loss in data that start in #", text, StringComparison.Ordinal);
        Assert.Contains("outside the current run", text, StringComparison.Ordinal);
        Assert.Contains("observations only", text, StringComparison.Ordinal);
        Assert.Contains("too few to lean on", text, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryBranch_IsTaken_HoweverNarrow()
    {
        const string body = """
            {{ if rut_ret_5d.value > 0.0731 && rut_ret_5d.value < 0.0799 && rut_spx_gap_5d.is_down }}Narrow.{{ else if rut_spx_gap_5d.is_record }}Summit.{{ else }}Other.{{ end }}
            {{ claim (rut_ret_5d.value < -0.0731) rut_ret_5d }}It was the worst.{{ otherwise }}It was not so.{{ end_claim }}
            """;

        var said = Run(body, out var findings);

        Assert.Empty(findings);
        Assert.Equal(["A headline", "It was not so.", "It was the worst.", "Narrow.", "Other.", "Summit."], said);
    }

    [Theory]
    [InlineData("{{ if rut_ret_5d.is_up }}up{{ end }} It went.", "small letter")]
    [InlineData("It fell {{ if rut_ret_5d.is_record }}fell {{ end }}again.", "'fell' is doubled")]
    [InlineData("It rose {{ rut_ret_5d | pct 1 }}.", "'rose' is followed by a minus sign")]
    [InlineData("It rose {{ rut_ret_5d | pct 1 }}.", "'rose' is followed by a size of zero")]
    [InlineData("It is a {{ if rut_ret_5d.is_flat }}unusual{{ else }}usual{{ end }} week.", "should be 'an unusual'")]
    [InlineData("Gains came on {{ rut_streak_1pct | count_words }} days.", "'one days' does not agree")]
    [InlineData("It was over{{ if rut_ret_5d.is_strong }} at last{{ else }}.{{ end }}", "does not end")]
    [InlineData("It was {{ if rut_ret_5d.is_up }}the largest gain{{ else }}over{{ end }}.", "superlative 'largest'")]
    [InlineData("{{ if rut_ret_5d.value > 5 }}{{ rut_ret_5d.last_event | year }}{{ end }}It was 7 points.", "unbacked number '7'")]
    [InlineData("{{ if rut_ret_5d.is_record && rut_ret_5d.is_flat }}Impossible.{{ else }}So.{{ end }}", "never true")]
    public void WhatSomeMarketWouldBreak_IsReported(string body, string complaint)
    {
        Run(body, out var findings);

        Assert.Contains(findings, f => f.Message.Contains(complaint, StringComparison.Ordinal));
    }

    private static string[] Run(string body, out IReadOnlyList<Diagnostic> findings)
    {
        var note = SmallNote.Of(body, "\"rut-ret-5d\", \"rut-spx-gap-5d\", \"rut-streak-1pct\"");
        var rehearsal = new Rehearsal(note, SmallMarket.View(0.01, 0.01), MetricCatalogue.Default);
        findings = rehearsal.Run();
        return [.. rehearsal.Sentences];
    }
}
