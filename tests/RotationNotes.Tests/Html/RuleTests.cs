using RotationNotes.Documents;
using RotationNotes.Documents.Blocks;
using RotationNotes.Documents.Inlines;
using RotationNotes.Html.PlainText;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Html;

/// <summary>Every kind of block and inline that a document can hold has a rule for page, mail and text.</summary>
public sealed class RuleTests
{
    public static TheoryData<string> Blocks => [.. Kinds(typeof(Block))];

    public static TheoryData<string> Inlines => [.. Kinds(typeof(Inline))];

    [Theory]
    [MemberData(nameof(Blocks))]
    public void EveryBlock_RendersEverywhere(string kind) => RendersEverywhere(SpecimenDocument.Of(SpecimenDocument.Blocks.First(block => block.GetType().Name == kind)));

    [Theory]
    [MemberData(nameof(Inlines))]
    public void EveryInline_RendersEverywhere(string kind) =>
        RendersEverywhere(SpecimenDocument.Of(new Paragraph([SpecimenDocument.Inlines.First(inline => inline.GetType().Name == kind), new Text("after")])));

    private static void RendersEverywhere(NoteDocument document)
    {
        var mail = Renderers.Mail.Render(document);

        Assert.EndsWith("</html>\n", Renderers.Web.RenderWeb(document), StringComparison.Ordinal);
        Assert.EndsWith("</html>\n", mail.Html, StringComparison.Ordinal);
        Assert.Equal(PlainTextRenderer.Render(document), mail.PlainText);
    }

    private static IEnumerable<string> Kinds(Type root) =>
        root.Assembly.GetTypes().Where(type => type.IsSubclassOf(root) && !type.IsAbstract).Select(type => type.Name).Order(StringComparer.Ordinal);
}
