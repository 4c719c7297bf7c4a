using System.Globalization;
using System.Text;
using RotationNotes.Documents.Blocks;
using RotationNotes.Documents.Inlines;
using RotationNotes.Html.Email;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Html.Email;

public sealed class EmailTests
{
    private static readonly EmailBody Mail = Renderers.Mail.Render(SpecimenDocument.Note);
    private static readonly List<Tag> Tags = MarkupReader.Read(Mail.Html);

    [Fact]
    public void Mail_SameNoteTwice_IsTheSameMail()
    {
        var again = Renderers.Mail.Render(SpecimenDocument.Note);

        Assert.Equal(Mail.Html, again.Html);
        Assert.Equal(Mail.Images.Select(image => Convert.ToHexString(image.Png.AsSpan())), again.Images.Select(image => Convert.ToHexString(image.Png.AsSpan())));
    }

    [Fact]
    public void Subject_SaysPublicationDateAndFinding()
    {
        Assert.Equal("[Sample data] Rotation Weekly, 16 Jul 2024: Small caps beat large caps by the most on record", Mail.Subject);
        Assert.Equal("Corrected: Rotation Weekly, 16 Jul 2024: Small caps beat large caps by the most on record", EmailRenderer.Subject(SpecimenDocument.Note with { IsSample = false, Revision = 2 }));
    }

    [Fact]
    public void Subject_OfAChineseNote_IsChinese() => Assert.Equal(
        "【示例数据】【更正】Rotation Weekly，2024年7月16日：Small caps beat large caps by the most on record",
        EmailRenderer.Subject(SpecimenDocument.Note with { Language = "zh-CN", Revision = 2 }));

    [Fact]
    public void Table_OfALanguageWithoutSpaces_KeepsHeadsAndLabelsWhole()
    {
        var chinese = MarkupReader.Read(Renderers.Mail.Render(SpecimenDocument.Note with { Language = "zh-CN" }).Html);

        Assert.All(chinese.Where(tag => tag.Name == "th" && tag["scope"] is "col" or "row"), head => Assert.Contains("word-break:keep-all", head["style"], StringComparison.Ordinal));
        Assert.DoesNotContain(Tags, tag => tag["style"]?.Contains("word-break", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void Images_AreNamedByTheHtmlOnceEach()
    {
        var sources = Tags.Where(tag => tag.Name == "img").Select(tag => tag["src"]).ToArray();

        Assert.Equal(Mail.Images.Select(image => "cid:" + image.ContentId), sources);
        Assert.Equal(3, sources.Distinct().Count());
    }

    [Fact]
    public void Images_AreTwiceTheirShownWidthAndDescribed()
    {
        var shown = Tags.Where(tag => tag.Name == "img").ToArray();

        Assert.All(Mail.Images.Zip(shown), pair =>
        {
            // PNG stores the width at offset 16, big endian.
            var width = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(pair.First.Png.AsSpan(16, 4));
            Assert.Equal(width, 2 * int.Parse(pair.Second["width"]!, CultureInfo.InvariantCulture));
            Assert.Equal(pair.First.AltText, pair.Second["alt"]);
        });
    }

    [Fact]
    public void Layout_IsTablesThatReadersSkip_AndDataTablesTheyHear() =>
        Assert.All(Tags.Where(tag => tag.Name == "table"), tag => Assert.True(tag["role"] == "presentation" ^ tag["class"] == "dt ink"));

    [Fact]
    public void Layout_WideTable_ScrollsInItsBoxInsteadOfStretchingTheSheet()
    {
        Assert.Contains("table-layout:fixed", Tags.Single(tag => tag["class"] == "card")["style"], StringComparison.Ordinal);
        Assert.Equal(Tags.Count(tag => tag["class"] == "dt ink"), Tags.Count(tag => tag["class"] == "sx"));
    }

    [Fact]
    public void KeyFigures_OnAPhone_RunOnAcrossTheirRows()
    {
        var sheet = Mail.Html[Mail.Html.IndexOf("@media (max-width:599px)", StringComparison.Ordinal)..];
        var first = Tags.FindIndex(tag => tag["class"] == "kf");
        var above = Tags[..first].TakeLast(3).ToArray();

        // A row or a table that stays one would keep an odd figure alone: table, body and row give way together.
        Assert.Equal(["table kt rule", "tbody kt", "tr kr"], above.Select(tag => $"{tag.Name} {tag["class"]}"));
        Assert.All(Tags.Where(tag => tag["class"] == "kr"), tag => Assert.Equal("tr", tag.Name));
        foreach (var rule in (string[])[".kt{display:block!important}", ".kr{display:inline!important}", ".kf{display:inline-block!important;width:49%!important"])
            Assert.Contains(rule, sheet, StringComparison.Ordinal);
    }

    [Fact]
    public void Layout_HasNothingMailProgramsDrop()
    {
        Assert.DoesNotContain(Tags, tag => tag.Name is "script" or "link" or "svg" or "figure" or "section" or "nav" or "iframe");
        Assert.All(Mail.Html.Split('\n'), line => Assert.True(Encoding.UTF8.GetByteCount(line) < 4000));
        Assert.Contains("max-width:600px", Mail.Html, StringComparison.Ordinal);
        Assert.Contains("name=\"color-scheme\"", Mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Takeaways_StandBeforeEverythingElse()
    {
        var takeaways = Mail.Html.IndexOf("KEY TAKEAWAYS", StringComparison.Ordinal);

        Assert.InRange(takeaways, 1, Mail.Html.IndexOf("Small caps had their best five sessions", StringComparison.Ordinal));
        Assert.InRange(Mail.Html.IndexOf("Sample data.", StringComparison.Ordinal), 1, takeaways);
    }

    [Fact]
    public void Html_OfALongNote_StaysBelowTheSizeGmailCuts_AndSaysWhatIsMissing()
    {
        var paragraph = new Paragraph(SpecimenDocument.Run(string.Concat(Enumerable.Repeat("Small caps rose and large caps did not. ", 30))));
        var disclosure = new Disclosure([new Paragraph(SpecimenDocument.Run("No offer to buy or sell."))]);
        var mail = Renderers.Mail.Render(SpecimenDocument.Of([.. Enumerable.Repeat<Block>(paragraph, 150), new Heading(1, "d", SpecimenDocument.Run("Definitions")), disclosure]));

        Assert.InRange(Encoding.UTF8.GetByteCount(mail.Html), 80_000, EmailRenderer.LargestHtml);
        Assert.Contains("The PDF of this note carries the rest.", mail.Html, StringComparison.Ordinal);
        Assert.Contains("No offer to buy or sell.", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Definitions", mail.Html, StringComparison.Ordinal);
        Assert.True(mail.PlainText.Length > 150 * 1000);
    }

    [Fact]
    public void Html_ThatOnlyItsDefinitionsMakeTooLong_LosesThoseAlone()
    {
        var definitions = new DefinitionList([.. Enumerable.Range(0, 1200).Select(i => new Definition(SpecimenDocument.Run($"Term {i}"), SpecimenDocument.Run("A rather long meaning that explains a term of the note in one sentence.")))]);
        var mail = Renderers.Mail.Render(SpecimenDocument.Of(
            new Paragraph(SpecimenDocument.Run("The body.")), new Heading(1, "definitions", SpecimenDocument.Run("The words we use")), definitions, new Disclosure([new Paragraph(SpecimenDocument.Run("Legal."))])));

        Assert.Contains("The body.", mail.Html, StringComparison.Ordinal);
        Assert.Contains("Legal.", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("The words we use", mail.Html, StringComparison.Ordinal);
        Assert.Contains("Definitions are in the PDF of this note.", mail.Html, StringComparison.Ordinal);
        // A large PDF becomes a link after the note was drawn.
        Assert.DoesNotContain("attached", mail.Html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Footnotes_StandAtTheEnd()
    {
        var mail = Renderers.Mail.Render(SpecimenDocument.Of(new Paragraph([new Text("Text"), new Footnote(1, SpecimenDocument.Run("The remark."))]), new Paragraph(SpecimenDocument.Run("Last words."))));

        Assert.True(mail.Html.IndexOf("The remark.", StringComparison.Ordinal) > mail.Html.IndexOf("Last words.", StringComparison.Ordinal));
    }
}
