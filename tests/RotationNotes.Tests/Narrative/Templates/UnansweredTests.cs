using RotationNotes.Documents.Blocks;
using RotationNotes.Documents.Inlines;
using RotationNotes.Metrics.Facts;
using RotationNotes.Narrative.Writing;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Narrative.Templates;

/// <summary>The market of these tests has no flows, so that <c>iwm_flow_5d</c> has no value; <c>rut_ret_5d</c> is 10 %.</summary>
public class UnansweredTests
{
    [Theory]
    [InlineData("Kept. {{ if iwm_flow_5d.value > 0 }}In.{{ else }}Out.{{ end }} Kept too.", "Kept. Kept too.")]
    [InlineData("Kept. Money {{ if iwm_flow_5d.value > 0 }}came{{ else }}went{{ end }} again. Kept too.", "Kept. Kept too.")]
    [InlineData("Kept. {{ if rut_ret_5d.value < iwm_flow_5d.value }}Less.{{ else }}More.{{ end }}", "Kept.")]
    [InlineData("Kept. {{ if !iwm_flow_5d.is_up }}No rise.{{ end }}", "Kept.")]
    [InlineData("Kept. {{ if iwm_flow_5d.is_up }}A.{{ else if iwm_flow_5d.is_down }}B.{{ else }}C.{{ end }}", "Kept.")]
    [InlineData("Kept. Money {{ iwm_flow_5d.is_up ? \"came\" : \"went\" }}.", "Kept.")]
    [InlineData("{{ up = iwm_flow_5d.is_up }}Kept. {{ if up }}In.{{ else }}Out.{{ end }}", "Kept.")]
    [InlineData("{{ up = iwm_flow_5d.is_up ? 1 : 0 }}Kept. {{ if up > 0 }}In.{{ else }}Out.{{ end }}", "Kept.")]
    [InlineData("{{ if iwm_flow_5d.is_up; w = \"in\"; else; w = \"out\"; end }}Kept. Money is {{ w }}.", "Kept.")]
    [InlineData("Kept. {{ if iwm_flow_5d.percentile > 0.9 }}High.{{ else }}Usual.{{ end }}", "Kept.")]
    [InlineData("Kept. {{ if rut_ret_5d.is_up && iwm_flow_5d.is_up }}Both.{{ else }}Not both.{{ end }}", "Kept.")]
    [InlineData("Kept. {{ if iwm_flow_5d.is_up }}{{ if rut_ret_5d.is_up }}A.{{ end }}{{ else }}{{ if rut_ret_5d.is_up }}B.{{ end }}{{ end }}", "Kept.")]
    public void Render_BranchBehindAComparisonWithNothing_IsNotPrinted(string body, string expected) => Assert.Equal(expected, Text(body));

    [Theory]
    [InlineData("{{ if iwm_flow_5d.available }}In.{{ else }}No report.{{ end }}", "No report.")]
    [InlineData("{{ if iwm_flow_5d.available && iwm_flow_5d.is_up }}In.{{ else }}No report.{{ end }}", "No report.")]
    [InlineData("{{ if has iwm_flow_5d }}In.{{ else }}No report.{{ end }}", "No report.")]
    [InlineData("{{ if iwm_flow_5d.value == null }}No report.{{ end }}", "No report.")]
    [InlineData("{{ if (iwm_flow_5d.value ?? 0) > 1 }}In.{{ else }}Not in.{{ end }}", "Not in.")]
    [InlineData("{{ if rut_ret_5d.is_up || iwm_flow_5d.is_up }}One.{{ else }}None.{{ end }}", "One.")]
    [InlineData("{{ if iwm_flow_5d.is_up || rut_ret_5d.is_up }}One.{{ else }}None.{{ end }}", "One.")]
    [InlineData("{{ if rut_ret_5d.is_down && iwm_flow_5d.is_up }}Both.{{ else }}Not both.{{ end }}", "Not both.")]
    public void Render_ConditionThatWhatIsKnownDecides_IsPrinted(string body, string expected) => Assert.Equal(expected, Text(body));

    private static string Text(string body) => string.Join('\n', NoteComposer
        .Compose(SmallNote.Of(body, "\"rut-ret-5d\", \"iwm-flow-5d\""), SmallMarket.View(0.1, 0.01), MetricCatalogue.Default)
        .Document.Blocks.OfType<Paragraph>().Select(p => InlineText.Plain(p.Content)));
}
