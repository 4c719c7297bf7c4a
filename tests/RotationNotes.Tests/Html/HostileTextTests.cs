using System.Collections.Immutable;
using RotationNotes.Documents;
using RotationNotes.Documents.Blocks;
using RotationNotes.Documents.Charts;
using RotationNotes.Documents.Claims;
using RotationNotes.Documents.Inlines;
using RotationNotes.Documents.Tables;
using RotationNotes.Documents.Words;
using RotationNotes.Html.PlainText;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Html;

/// <summary>Text from data, templates and vendors stands in every slot a note has; none of it may become markup.</summary>
public sealed class HostileTextTests
{
    public static TheoryData<string> Payloads =>
    [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "</style><script>alert(1)</script>", "</title><svg onload=alert(1)>",
        "--><script>alert(1)</script>", "<![endif]--><b>", "&lt;script&gt;", "]]><script>", "javascript:alert(1)", "\0<\0script>", "</desc></svg><script>", "{{7*7}}", "\u202E<b>", "\uD800<b>",
    ];

    [Theory]
    [MemberData(nameof(Payloads))]
    public void Page_And_Mail_KeepTheirElements(string payload)
    {
        var (harmless, hostile) = (Everywhere("harmless"), Everywhere(payload));

        Assert.Equal(Shape(Renderers.Web.RenderWeb(harmless)), Shape(Renderers.Web.RenderWeb(hostile)));
        Assert.Equal(Shape(Renderers.Mail.Render(harmless).Html), Shape(Renderers.Mail.Render(hostile).Html));
    }

    [Theory]
    [MemberData(nameof(Payloads))]
    public void Text_HasNoControlCharacters(string payload) =>
        Assert.DoesNotContain(PlainTextRenderer.Render(Everywhere(payload)), c => char.IsControl(c) && c != '\n');

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("JaVaScRiPt:alert(1)")]
    [InlineData(" javascript:alert(1)")]
    [InlineData("java\nscript:alert(1)")]
    [InlineData("data:text/html,<script>alert(1)</script>")]
    [InlineData("vbscript:x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("//evil.example")]
    [InlineData("relative/page")]
    [InlineData("")]
    public void Link_ToAnythingButWebAndMail_IsPlainText(string target)
    {
        var note = SpecimenDocument.Of(new Paragraph([new Link(target, [new Text("the text")])]));

        Assert.DoesNotContain(MarkupReader.Read(Renderers.Web.RenderWeb(note)), tag => tag.Name == "a" && tag["class"] != "skip");
        Assert.DoesNotContain(MarkupReader.Read(Renderers.Mail.Render(note).Html), tag => tag.Name == "a");
        Assert.Contains("the text", Renderers.Web.RenderWeb(note), StringComparison.Ordinal);
        Assert.DoesNotContain('<', PlainTextRenderer.Render(note));
    }

    [Theory]
    [InlineData("https://www.example.com/a?b=1&c=\"2\"")]
    [InlineData("http://example.com")]
    [InlineData("mailto:desk@research.example")]
    public void Link_ToWebAndMail_IsOffered(string target)
    {
        var note = SpecimenDocument.Of(new Paragraph([new Link(target, [new Text("the text")])]));

        Assert.Equal(new Uri(target).AbsoluteUri, MarkupReader.Read(Renderers.Web.RenderWeb(note)).Last(tag => tag.Name == "a")["href"]);
        Assert.Equal(new Uri(target).AbsoluteUri, MarkupReader.Read(Renderers.Mail.Render(note).Html).Last(tag => tag.Name == "a")["href"]);
    }

    private static List<string> Shape(string html) =>
        [.. MarkupReader.Read(html).Where(tag => tag.Name is not "path").Select(tag => tag.Name + " " + string.Join(' ', tag.Attributes.Keys.Where(name => name is not ("textLength" or "transform")).Order(StringComparer.Ordinal)))];

    private static NoteDocument Everywhere(string text)
    {
        ImmutableArray<Inline> run = SpecimenDocument.Run(text);
        var caption = new ExhibitCaption("x", 1, run, text, text, text);
        var chart = new BarChart([new BarItem("a", 1), new BarItem("b", 2)]) { Format = new ValueFormat(ValueKind.Number, 1) };
        return new NoteDocument
        {
            NoteId = "n",
            Publication = text,
            Title = text,
            Subtitle = text,
            Author = text,
            Language = text,
            AsOf = SpecimenDocument.AsOf,
            IsSample = true,
            Keywords = [text],
            Claims = [new Claim("c1", text, text, text, 1, text, SpecimenDocument.AsOf), new Claim(text, text, text, text, null, text, SpecimenDocument.AsOf)],
            Blocks =
            [
                new Heading(1, "h-1", run), new Paragraph([new Emphasis(run), new ClaimSpan("c1", run), new ClaimSpan(text, run), new CrossReference(text, run), new Footnote(1, run)]),
                new Callout(CalloutRole.Takeaways, text, [new Paragraph(run)]), new KeyFigures([new KeyFigure(text, run, run)]), new Figure(caption, chart, text),
                new TableExhibit(caption with { Id = "y" }, new Table([new TableColumn(text, ColumnAlignment.Left, text)], [new TableRow([new TableCell(run)])], [text])),
                new Hole(text, text), new Quotation([new Paragraph(run)], text), new DefinitionList([new Definition(run, run)]), new Disclosure([new Paragraph(run)]),
            ],
        };
    }
}
