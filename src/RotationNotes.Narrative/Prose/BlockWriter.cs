using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Markdig;
using Markdig.Extensions.Footnotes;
using Markdig.Syntax;
using RotationNotes.Documents.Blocks;
using RotationNotes.Documents.Inlines;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Narrative.Claims;
using Block = RotationNotes.Documents.Blocks.Block;
using MarkdownBlock = Markdig.Syntax.Block;

namespace RotationNotes.Narrative.Prose;

/// <summary>Turns rendered Markdown into blocks of the document; calls for exhibits are answered by <paramref name="answer"/>.</summary>
internal sealed class BlockWriter(InlineWriter inlines, Func<string, ImmutableArray<Block>> answer, List<Diagnostic> findings, Place file)
{
    public const string BoxBegin = "box:";
    public const string BoxEnd = "endbox";
    public const string SidebarBegin = "sidebar:";
    public const string ColumnsBegin = "columns:";
    public const string ContentsList = "contents:";
    public const string ListOfExhibits = "exhibits:";
    public const string DisclosuresBegin = "disclosures";
    public const string DisclosuresEnd = "enddisclosures";
    public const string Lead = "lead";
    public const string ReferencePrefix = "ref:";

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UseFootnotes().Build();

    private readonly HashSet<string> headingIds = new(StringComparer.Ordinal);
    private readonly Stack<(string Call, ImmutableArray<Block>.Builder Content)> open = new();
    private int level;
    private string section = "Before the first heading";
    private int paragraphs;

    public ImmutableArray<Block> Write(string markdown)
    {
        var root = ImmutableArray.CreateBuilder<Block>();
        open.Push(("", root));
        foreach (var block in Parsed(markdown))
            Add(block);
        if (open.Count > 1)
            findings.Add(Diagnostic.Error(file, $"'{open.Peek().Call}' is opened but never closed.", "Close the box before the note ends."));
        return root.ToImmutable();
    }

    private MarkdownDocument Parsed(string markdown)
    {
        try
        {
            var document = Markdown.Parse(markdown, Pipeline);
            MarkdownLimits.Check(document, file);
            return document;
        }
        catch (ArgumentException tooDeep)
        {
            // The parser has a limit of its own for what is nested, and tells it so.
            throw new DiagnosticException(FailureKind.Configuration, Diagnostic.Error(file, $"the rendered text cannot be read as Markdown: {tooDeep.Message}", "Set it flatter."));
        }
    }

    private void Add(MarkdownBlock block)
    {
        if (block is ParagraphBlock { Inline: { } content } && Calls(PlainSource(content)) is { IsEmpty: false } calls)
        {
            foreach (var call in calls)
                Call(call);
            return;
        }

        if (Convert(block) is { } converted)
            open.Peek().Content.Add(converted);
    }

    private Block? Convert(MarkdownBlock block)
    {
        switch (block)
        {
            case HeadingBlock heading:
                return Heading(heading);
            case ParagraphBlock paragraph:
                return Paragraph(paragraph);
            case ListBlock list:
                return List(list);
            case QuoteBlock quote:
                return Quote(quote);
            case ThematicBreakBlock:
                return new ThematicBreak();
            case FootnoteGroup or LinkReferenceDefinitionGroup or LinkReferenceDefinition:
                return null;
            case HtmlBlock:
                Refuse(block, "HTML is not supported", "Use Markdown.");
                return null;
            case CodeBlock:
                Refuse(block, "code blocks are not supported", "A line that starts with four spaces is read as code; take the spaces away.");
                return null;
            default:
                Refuse(block, $"'{block.GetType().Name}' is not supported", null);
                return null;
        }
    }

    /// <summary>A list without the items whose every sentence has gone; null when none is left.</summary>
    private ItemList? List(ListBlock list)
    {
        ImmutableArray<ImmutableArray<Block>> items = [.. list.Select(item => Nested((ContainerBlock)item)).Where(item => !item.IsEmpty)];
        var start = int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var first) ? first : 1;
        return items.IsEmpty ? null : new ItemList(list.IsOrdered, items) { Start = start };
    }

    private Heading Heading(HeadingBlock heading)
    {
        if (heading.Level > level + 1)
            findings.Add(Diagnostic.Warning(file, $"a heading of level {heading.Level} follows one of level {level} (line {heading.Line + 1} of the rendered text).", "Do not skip a level."));
        level = heading.Level;
        inlines.Place = "Heading";
        var content = inlines.Write(heading.Inline);
        (section, paragraphs) = (InlineText.Plain(content), 0);
        return new Heading(heading.Level, UniqueId(InlineText.Plain(content)), content);
    }

    private Paragraph? Paragraph(ParagraphBlock paragraph)
    {
        var source = PlainSource(paragraph.Inline!);
        if (source.Contains("|--", StringComparison.Ordinal) || source.Contains("| --", StringComparison.Ordinal) || source.Contains("|:-", StringComparison.Ordinal) || source.Contains("| :-", StringComparison.Ordinal))
            Refuse(paragraph, "Markdown tables are not supported, in text, lists and boxes alike", "Declare the table in note.json and call it with table \"id\".");
        var isLead = source.StartsWith(Marks.Call(Lead), StringComparison.Ordinal);
        paragraphs++;
        inlines.Place = $"{section}, paragraph {paragraphs.ToString(CultureInfo.InvariantCulture)}";
        var content = TrimStart(inlines.Write(paragraph.Inline));
        return content.IsEmpty ? null : new Paragraph(content, isLead ? ParagraphRole.Lead : ParagraphRole.Body);
    }

    private Quotation Quote(QuoteBlock quote)
    {
        var content = Nested(quote);
        if (content is [.., Paragraph { Content: [Text text, ..] } last] && text.Value.StartsWith('\u2014'))
            return new Quotation(content[..^1], InlineText.Plain(last.Content).TrimStart('\u2014', ' '));
        return new Quotation(content, "");
    }

    private ImmutableArray<Block> Nested(ContainerBlock container)
    {
        var content = ImmutableArray.CreateBuilder<Block>();
        open.Push(("", content));
        foreach (var child in container)
            Add(child);
        open.Pop();
        return content.ToImmutable();
    }

    private void Call(string call)
    {
        if (IsOpening(call))
        {
            open.Push((call, ImmutableArray.CreateBuilder<Block>()));
            if (call.StartsWith(BoxBegin, StringComparison.Ordinal))
                (section, paragraphs) = (call[BoxBegin.Length..].TrimStart('!'), 0);
            return;
        }

        if (call is BoxEnd or DisclosuresEnd)
        {
            if (open.Peek().Call.Length == 0)
            {
                findings.Add(Diagnostic.Error(file, $"'{call}' closes nothing.", "Remove it, or open a box before it."));
                return;
            }

            var (opened, content) = open.Pop();
            var blocks = content.ToImmutable();
            if (!blocks.IsEmpty)
                open.Peek().Content.Add(Box(opened, blocks));
            return;
        }

        if (call.StartsWith(ContentsList, StringComparison.Ordinal))
            open.Peek().Content.Add(new Contents(ContentsScope.Headings, call[ContentsList.Length..]));
        else if (call.StartsWith(ListOfExhibits, StringComparison.Ordinal))
            open.Peek().Content.Add(new Contents(ContentsScope.Exhibits, call[ListOfExhibits.Length..]));
        else
            open.Peek().Content.AddRange(answer(call));
    }

    private static bool IsOpening(string call) => call == DisclosuresBegin || call.StartsWith(BoxBegin, StringComparison.Ordinal)
        || call.StartsWith(SidebarBegin, StringComparison.Ordinal) || call.StartsWith(ColumnsBegin, StringComparison.Ordinal);

    private static Block Box(string opened, ImmutableArray<Block> content)
    {
        if (opened == DisclosuresBegin)
            return new Disclosure(content);
        if (opened.StartsWith(ColumnsBegin, StringComparison.Ordinal))
            return new Columns(int.Parse(opened[ColumnsBegin.Length..], CultureInfo.InvariantCulture), content);
        if (opened.StartsWith(SidebarBegin, StringComparison.Ordinal))
            return new Placed(Placement.Beside, new Callout(CalloutRole.Aside, opened[SidebarBegin.Length..], content));
        var title = opened[BoxBegin.Length..];
        return title.StartsWith('!')
            ? new Callout(CalloutRole.Takeaways, title[1..], content)
            : new Callout(CalloutRole.Aside, title, content);
    }

    /// <summary>The calls of a paragraph that holds nothing else; empty for ordinary text.</summary>
    private static ImmutableArray<string> Calls(string source)
    {
        var calls = ImmutableArray.CreateBuilder<string>();
        for (var i = 0; i < source.Length; i++)
        {
            if (char.IsWhiteSpace(source[i]))
                continue;
            var end = source[i] == Marks.CallStart ? source.IndexOf(Marks.CallEnd, i) : -1;
            if (end < 0)
                return [];
            var call = source[(i + 1)..end];
            if (call == Lead || call.StartsWith(ReferencePrefix, StringComparison.Ordinal))
                return [];
            calls.Add(call);
            i = end;
        }

        return calls.ToImmutable();
    }

    private static string PlainSource(Markdig.Syntax.Inlines.ContainerInline content)
    {
        var text = new StringBuilder();
        foreach (var inline in content)
        {
            text.Append(inline switch
            {
                Markdig.Syntax.Inlines.LiteralInline literal => literal.Content.ToString(),
                Markdig.Syntax.Inlines.LineBreakInline => " ",
                _ => "x",
            });
        }

        return text.ToString();
    }

    // A lead mark at the start of a paragraph leaves a space behind when it is taken away.
    private static ImmutableArray<Inline> TrimStart(ImmutableArray<Inline> content)
    {
        if (content is not [Text first, ..])
            return content;
        var trimmed = first.Value.TrimStart(' ');
        return trimmed.Length == 0 ? content.RemoveAt(0) : content.SetItem(0, new Text(trimmed));
    }

    private string UniqueId(string title)
    {
        var slug = new StringBuilder();
        foreach (var c in title)
        {
            if (char.IsAsciiLetterOrDigit(c))
                slug.Append(char.ToLowerInvariant(c));
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        var id = slug.ToString().Trim('-');
        if (id.Length == 0)
            id = "section";
        var unique = id;
        for (var i = 2; !headingIds.Add(unique); i++)
            unique = id + "-" + i.ToString(CultureInfo.InvariantCulture);
        return unique;
    }

    private void Refuse(MarkdownBlock block, string what, string? hint) =>
        findings.Add(Diagnostic.Error(file, $"{what} (line {block.Line + 1} of the rendered text).", hint));
}
