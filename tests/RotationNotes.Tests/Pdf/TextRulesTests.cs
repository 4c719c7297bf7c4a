using RotationNotes.Graphics.Themes;
using RotationNotes.Pdf;
using RotationNotes.Tests.Architecture;
using RotationNotes.Tests.Pdf.Conformance;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Pdf;

/// <summary>A theme may set running text flush on both sides and divide its words.</summary>
public sealed class TextRulesTests
{
    private const string Prose = "The investment committee considered inflation, understanding that international consumption and counterparty commitment represent the transactions of institutional departments. ";

    [Fact]
    public void Render_JustifiedAndHyphenated_DividesWordsAndIsReadAsWritten()
    {
        var pdf = new PdfModel(Render(new TextRules(Justified: true, Hyphenated: true), "en-US"));

        Assert.Contains(FontView.Of(pdf), font => font.Unicode.ContainsValue("\u00AD"));
        Assert.Contains(TaggedText.Folded(Prose), TaggedText.Of(pdf).Replace("\u00AD", "", StringComparison.Ordinal));
        Assert.Empty(ConformanceRule.All.SelectMany(rule => rule.Check(pdf)));
    }

    [Fact]
    public void Render_NoteInAnotherLanguage_IsNotDividedByEnglishRules() =>
        Assert.DoesNotContain(FontView.Of(new PdfModel(Render(new TextRules(Justified: true, Hyphenated: true), "de-DE"))), font => font.Unicode.ContainsValue("\u00AD"));

    [Fact]
    public void Render_Usually_IsRaggedAndUndivided() => Assert.DoesNotContain(FontView.Of(new PdfModel(Render(new TextRules(), "en-US"))), font => font.Unicode.ContainsValue("\u00AD"));

    [Fact]
    public void Parse_TextSwitches_AreReadAndChecked()
    {
        var path = Path.Combine(Repository.Root.FullName, "templates", "themes", "research.json");
        var json = File.ReadAllText(path);

        var theme = ThemeFile.Parse(System.Text.Encoding.UTF8.GetBytes(json.Insert(json.IndexOf('{') + 1, "\"text\": { \"justified\": true },")), path);
        var error = Assert.Throws<ThemeException>(() => ThemeFile.Parse(System.Text.Encoding.UTF8.GetBytes(json.Insert(json.IndexOf('{') + 1, "\"text\": { \"hyphenated\": \"yes\" },")), path));

        Assert.Equal(new TextRules(Justified: true), theme.Text);
        Assert.Contains("'text.hyphenated' must be true or false", Assert.Single(error.Errors).Message);
    }

    private static byte[] Render(TextRules rules, string language)
    {
        var note = SpecimenNote.Document with { Language = language, Blocks = [SpecimenNote.Plain(string.Concat(Enumerable.Repeat(Prose, 12)))] };
        return new PdfRenderer(HouseFonts.Theme with { Text = rules, Page = PageGeometry.A4 with { MarginRightPt = 300 } }, HouseFonts.Library, PlainCharts.Draw).Render(note, PdfOptions.Default);
    }
}
