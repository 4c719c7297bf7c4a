using System.Security.Cryptography;
using System.Text;
using RotationNotes.Documents.Blocks;
using RotationNotes.Documents.Inlines;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Html.Web;

public sealed class WebPageTests
{
    private static readonly string Page = Renderers.Web.RenderWeb(SpecimenDocument.Note);
    private static readonly List<Tag> Tags = MarkupReader.Read(Page);

    [Fact]
    public void Page_SameNoteTwice_IsTheSameText() => Assert.Equal(Page, Renderers.Web.RenderWeb(SpecimenDocument.Note));

    [Fact]
    public void Page_NeedsNothingFromOutside()
    {
        Assert.DoesNotContain(Tags, tag => tag.Name is "script" or "link" or "iframe" or "object" or "img" or "base");
        Assert.DoesNotContain(Tags, tag => tag["src"] is not null);
        Assert.DoesNotContain("url(http", Page, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_AllowsItsOwnStyleSheetOnly()
    {
        var sheet = Page[(Page.IndexOf("<style>", StringComparison.Ordinal) + 7)..Page.IndexOf("</style>", StringComparison.Ordinal)];
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(sheet)));

        Assert.Equal(
            $"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'",
            Tags.Single(tag => tag["http-equiv"] == "Content-Security-Policy")["content"]);
        // A browser under this policy would ignore them.
        Assert.DoesNotContain(Tags, tag => tag["style"] is not null || tag.Attributes.Keys.Any(name => name.StartsWith("on", StringComparison.Ordinal)));
    }

    [Fact]
    public void Page_LinksInside_LeadToIdsThatExistOnce()
    {
        var ids = Tags.Select(tag => tag["id"]).OfType<string>().ToArray();

        Assert.Equal(ids.Distinct(), ids);
        Assert.All(
            Tags.SelectMany(tag => new[] { tag["href"]?.StartsWith('#') == true ? tag["href"]![1..] : null, tag["aria-labelledby"], tag["aria-describedby"] }).OfType<string>(),
            target => Assert.Contains(target, ids));
    }

    [Fact]
    public void Page_HasOneHeadlineAndNoSkippedLevel()
    {
        var levels = Tags.Where(tag => tag.Name.Length == 2 && tag.Name[0] == 'h' && char.IsDigit(tag.Name[1])).Select(tag => tag.Name[1] - '0').ToArray();

        Assert.Equal(1, levels.Count(level => level == 1));
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
    }

    [Fact]
    public void Page_TableHeaders_NameWhatTheyHead()
    {
        Assert.All(Tags.Where(tag => tag.Name == "th"), tag => Assert.Contains(tag["scope"], new[] { "col", "colgroup", "row", "rowgroup" }));
        Assert.Equal("4", Tags.Single(tag => tag["scope"] == "colgroup")["colspan"]);
    }

    [Fact]
    public void Page_Claims_CarryTheNumberAndItsOrigin()
    {
        var claim = Tags.First(tag => tag["class"] == "claim");

        Assert.Equal("data", claim.Name);
        Assert.Equal("0.11543", claim["value"]);
        Assert.Equal("rut-ret-5d, 16 July 2024, fraction", claim["title"]);
    }

    [Fact]
    public void Page_SampleData_IsSaid()
    {
        Assert.Contains("Sample data", Page, StringComparison.Ordinal);
        Assert.DoesNotContain("Sample data", Renderers.Web.RenderWeb(SpecimenDocument.Note with { IsSample = false }), StringComparison.Ordinal);
    }

    [Fact]
    public void Page_ReferenceToAMissingExhibit_IsPlainText()
    {
        var page = Renderers.Web.RenderWeb(SpecimenDocument.Of(new Paragraph([new CrossReference("no-such-exhibit", [new Text("Exhibit 9")])])));

        Assert.Contains("<p>Exhibit 9</p>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_FootnoteInsideAFootnote_IsWrittenToo()
    {
        var page = Renderers.Web.RenderWeb(SpecimenDocument.Of(new Paragraph([new Footnote(1, [new Text("outer"), new Footnote(2, [new Text("inner")])])])));

        Assert.Contains("id=\"note-2\"", page, StringComparison.Ordinal);
        Assert.Contains("inner", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_LongNote_ListsItsSections()
    {
        var page = Renderers.Web.RenderWeb(SpecimenDocument.Of([.. Enumerable.Range(1, 5).Select(i => new Heading(1, $"part-{i}", SpecimenDocument.Run($"Part {i}")))]));

        Assert.Equal(5, MarkupReader.Read(page).Count(tag => tag["href"]?.StartsWith("#part-", StringComparison.Ordinal) == true));
    }
}
