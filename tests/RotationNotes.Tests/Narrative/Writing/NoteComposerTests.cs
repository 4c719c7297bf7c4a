using RotationNotes.Documents.Blocks;
using RotationNotes.Documents.Charts;
using RotationNotes.Documents.Inlines;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Metrics.Facts;
using RotationNotes.Narrative.Writing;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Narrative.Writing;

public class NoteComposerTests
{
    private const string Chart = """
        "charts": [
          { "id": "lines", "kind": "line", "topic": "Two indices", "title": "Up {{ rut_ret_5d | pct 1 }}", "subtitle": "Since {{ first | year }}", "window": "50s", "rebase": true,
            "series": [{ "of": "RUT", "name": "Small" }, { "of": "SPX", "name": "Large" }] },
          { "id": "vol", "kind": "line", "topic": "Implied volatility", "title": "t", "subtitle": "s", "series": [{ "of": "RVX" }] }
        ]
        """;

    [Fact]
    public void Compose_PrintedFact_BecomesAClaimWithItsUnroundedValue()
    {
        var composition = Compose("It returned {{ rut_ret_5d | pct 1 }} in a week.", 0.1);

        var paragraph = Assert.IsType<Paragraph>(Assert.Single(composition.Document.Blocks));
        var span = Assert.Single(paragraph.Content.OfType<ClaimSpan>());
        var claim = Assert.Single(composition.Document.Claims);
        Assert.Equal("It returned 10.0% in a week.", InlineText.Plain(paragraph.Content));
        Assert.Equal(span.ClaimId, claim.Id);
        Assert.Equal(("rut-ret-5d", "value", "10.0%", "fraction"), (claim.FactId, claim.Aspect, claim.Text, claim.Unit));
        Assert.Equal(0.1, claim.Value!.Value, precision: 12);
    }

    [Fact]
    public void Compose_Claims_AreNumberedInReadingOrder()
    {
        var composition = Compose("{{ x = rut_spx_gap_5d | pp 1 }}First {{ rut_ret_5d | pct 1 }}, then {{ x }}.", 0.1);

        Assert.Equal(["c1", "c2"], composition.Document.Claims.Select(c => c.Id));
        Assert.Equal(["rut-ret-5d", "rut-spx-gap-5d"], composition.Document.Claims.Select(c => c.FactId));
    }

    [Fact]
    public void Compose_FactCapturedButNotPrinted_IsNoClaim() =>
        Assert.Empty(Compose("{{ x = rut_ret_5d | pct 1 }}Nothing to see.", 0.1).Document.Claims);

    [Theory]
    [InlineData(0.1, "ahead by 9.0\u00A0percentage points")]
    [InlineData(-0.1, "behind by 11.0\u00A0percentage points")]
    [InlineData(0.01, "level")]
    public void Compose_WordsFollowTheSign(double rut, string expected)
    {
        const string body = "Small caps were {{ if rut_spx_gap_5d.is_flat }}level{{ else }}{{ rut_spx_gap_5d | by_sign \"ahead\" \"behind\" }} by {{ rut_spx_gap_5d | abs | words 1 }}{{ end }}.";

        Assert.Equal($"Small caps were {expected}.", Text(Compose(body, rut)));
    }

    [Fact]
    public void Compose_UnavailableFact_SilencesItsSentenceAndIsListed()
    {
        var composition = Compose("Shares rose. Volatility stood at {{ rvx_level | num 1 }}. Bonds slept.\n\n{{ data_notes }}", 0.1, "\"rvx-level\"");

        Assert.Equal("Shares rose. Bonds slept.", Text(composition));
        var notes = Assert.Single(composition.Document.Blocks.OfType<ItemList>());
        Assert.Contains(notes.Items, item => InlineText.Plain(((Paragraph)item[0]).Content).Contains("Cboe Russell 2000 volatility index", StringComparison.Ordinal));
    }

    [Fact]
    public void Compose_GuardWithHas_TakesTheOtherBranch() =>
        Assert.Equal("No volatility today.", Text(Compose("{{ if has rvx_level }}At {{ rvx_level }}.{{ else }}No volatility today.{{ end }}", 0.1, "\"rvx-level\"")));

    [Fact]
    public void Compose_TypedNumber_IsReportedWithItsPlace()
    {
        var composition = Compose("# Heading\n\nThe Russell 2000 rose 3.5% on news.", 0.1);

        var warning = Assert.Single(composition.Diagnostics);
        Assert.False(warning.IsError);
        Assert.Equal(new Place("templates/test/note.scriban", 3, 23), warning.Place);
        Assert.Contains("unbacked number '3.5'", warning.Message);
    }

    [Fact]
    public void Compose_ExhibitsAreNumberedInOrder_AndForwardReferencesResolve()
    {
        var composition = Compose("See {{ exhibit \"lines\" }}.\n\n{{ chart \"lines\" }}", 0.1, members: Chart);

        var paragraph = Assert.IsType<Paragraph>(composition.Document.Blocks[0]);
        var reference = Assert.Single(paragraph.Content.OfType<CrossReference>());
        var figure = Assert.IsType<Figure>(composition.Document.Blocks[1]);
        Assert.Equal(("lines", "See Exhibit\u00A01."), (reference.TargetId, InlineText.Plain(paragraph.Content)));
        Assert.Equal("Up 10.0%", InlineText.Plain(figure.Caption.Title));
        Assert.Equal(1, figure.Caption.Number);
        Assert.Equal("Test prices; own calculations; as of 16\u00A0July 2024", figure.Caption.Source);
        Assert.NotEmpty(figure.AltText);
    }

    [Fact]
    public void Compose_RebasedChart_StartsEveryLineAtHundred()
    {
        var figure = Compose("{{ chart \"lines\" }}", 0.1, members: Chart).Document.Blocks.OfType<Figure>().Single();

        var lines = Assert.IsType<LineChart>(figure.Chart);
        Assert.All(lines.Series, line => Assert.Equal(100, line.Values[0], precision: 9));
        Assert.Equal(["Small", "Large"], lines.Series.Select(s => s.Name));
        Assert.Equal(50, lines.Series[0].Dates.Length);
    }

    [Fact]
    public void Compose_Chart_WritesItsNumbersAsCsv()
    {
        var csv = Compose("{{ chart \"lines\" }}", 0.1, members: Chart).ExhibitCsv["lines"];

        var rows = csv.TrimEnd('\n').Split('\n');
        Assert.Equal("date,Small,Large", rows[0]);
        Assert.Equal(51, rows.Length);
        Assert.StartsWith("2024-07-16,", rows[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Compose_MissingSeries_LeavesAVisibleHole()
    {
        var composition = Compose("{{ chart \"vol\" }}", 0.1, members: Chart);

        var hole = Assert.IsType<Hole>(Assert.Single(composition.Document.Blocks));
        Assert.Equal("Exhibit 1: Implied volatility", hole.What);
        Assert.Equal("Not available: there were no data at this date.", hole.Reason);
        Assert.Contains("RVX", Assert.Single(composition.Diagnostics).Message);
    }

    [Fact]
    public void Compose_MissingSeriesInANoteThatStops_IsAFailureOfTheData()
    {
        var problem = Assert.Throws<DiagnosticException>(() => Compose("{{ chart \"vol\" }}", 0.1, members: Chart + ", \"onMissing\": \"stop\""));

        Assert.Equal(FailureKind.Data, problem.Kind);
    }

    [Theory]
    [InlineData("{{ rut_rett_5d | pct 1 }}", "Did you mean 'rut_ret_5d'?")]
    [InlineData("{{ ndx_ret_5d | pct 1 }}", "Add \"ndx-ret-5d\" to 'metrics' in note.json.")]
    [InlineData("{{ chart \"lnes\" }}", "Did you mean 'lines'?")]
    [InlineData("{{ 3 | pct 1 }}", "'pct' needs a fact")]
    [InlineData("{{ exhibit \"vol\" }} is here.", "refers to exhibit 'vol', which it never shows")]
    [InlineData("<b>bold</b> words", "HTML is not supported")]
    [InlineData("![x](http://a.b/c.png)", "images are not supported")]
    [InlineData("Words {{ chart \"lines\" | string.strip }} words.", "stands inside a sentence")]
    public void Compose_MistakesOfTheAuthor_AreExplained(string body, string expected)
    {
        var problem = Assert.Throws<DiagnosticException>(() => Compose(body, 0.1, members: Chart));

        Assert.Equal(FailureKind.Configuration, problem.Kind);
        Assert.Contains(expected, problem.Message);
    }

    [Fact]
    public void Compose_CutFact_IsAnError()
    {
        var problem = Assert.Throws<DiagnosticException>(() => Compose("{{ rut_ret_5d | pct 1 | string.truncate 4 }} of it", 0.1));

        Assert.Contains("cut apart", problem.Message);
    }

    [Fact]
    public void Compose_UnknownMetric_NamesTheNearest()
    {
        var problem = Assert.Throws<DiagnosticException>(() => Compose("Text.", 0.1, "\"rut-ret-6d\""));

        Assert.Contains("unknown metric 'rut-ret-6d'. Did you mean 'rut-ret-", problem.Message);
    }

    [Fact]
    public void Compose_Boxes_HoldTheirContent()
    {
        var composition = Compose("{{ takeaways \"In short\" }}\n\n- One.\n- Two.\n\n{{ end_takeaways }}\n\nAfter.", 0.1);

        var box = Assert.IsType<Callout>(composition.Document.Blocks[0]);
        Assert.Equal((CalloutRole.Takeaways, "In short"), (box.Role, box.Title));
        Assert.Equal(2, Assert.IsType<ItemList>(Assert.Single(box.Content)).Items.Length);
        Assert.IsType<Paragraph>(composition.Document.Blocks[1]);
    }

    [Fact]
    public void Compose_Twice_GivesTheSameDocument()
    {
        const string body = "# A\n\nIt {{ rut_ret_5d | moved }} and {{ rut_spx_gap_5d | against \"the S&P 500\" }}.";

        Assert.Equal(Text(Compose(body, 0.1)), Text(Compose(body, 0.1)));
    }

    [Theory]
    [InlineData("{{ publication }}:\\n{{ title }}", "Test Weekly: A headline")]
    [InlineData("{{ 'Small\\r\\nBcc: x@y.example' }}", "Small Bcc: x@y.example")]
    [InlineData("{{ title }}. Volatility stood at {{ rvx_level | num 1 }}.", "A headline.")]
    [InlineData("Volatility stood at {{ rvx_level | num 1 }}", "")]
    public void Compose_Subject_IsOneLineOfWhatIsKnown(string subject, string expected) =>
        Assert.Equal(expected, Compose("Text.", 0.1, "\"rvx-level\"", $"\"subject\": \"{subject}\"").Subject);

    [Fact]
    public void Compose_PartialsAreIncludedByShortName()
    {
        var note = SmallNote.Of("{{ include \"part\" }}", partials: ("_part.scriban", "From the partial."));

        Assert.Equal("From the partial.", Text(NoteComposer.Compose(note, SmallMarket.View(0.1, 0.01), MetricCatalogue.Default)));
    }

    private static Composition Compose(string body, double rut, string metrics = "\"rut-ret-5d\", \"rut-spx-gap-5d\"", string members = "") =>
        NoteComposer.Compose(SmallNote.Of(body, metrics, members), SmallMarket.View(rut, 0.01), MetricCatalogue.Default);

    private static string Text(Composition composition) =>
        string.Join("\n", composition.Document.Blocks.OfType<Paragraph>().Select(p => InlineText.Plain(p.Content)));
}
