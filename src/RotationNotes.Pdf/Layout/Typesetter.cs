using System.Collections.Immutable;
using RotationNotes.Documents;
using RotationNotes.Documents.Blocks;
using RotationNotes.Documents.Charts;
using RotationNotes.Documents.Inlines;
using RotationNotes.Documents.Words;
using RotationNotes.Graphics.Scenes;
using RotationNotes.Graphics.Text;
using RotationNotes.Graphics.Themes;
using RotationNotes.Pdf.Structure;

namespace RotationNotes.Pdf.Layout;

/// <summary>Sets blocks: each kind becomes flow items that know their height and their rules for page breaks.</summary>
internal sealed partial class Typesetter
{
    private readonly Func<ChartSpec, double, double, Scene> drawChart;
    private readonly TextSetter text;
    private readonly InlineSpans inlines;
    private readonly double pageTextHeightPt;
    private readonly double chartShare;
    private readonly Dictionary<string, int> pageNumbers = new(StringComparer.Ordinal);
    private ImmutableArray<Block> note = [];
    private FixedWords words = FixedWords.English;
    // Where a footnote's element goes: beside the paragraph or cell that mentions it.
    private StructureNode footnoteParent = new("Document");
    // Text that is only measured leaves no element behind: its note is set when the text itself is.
    private bool measuring;

    /// <param name="chartShare">Height of charts as a share of what suits them best.</param>
    public Typesetter(Theme theme, TextSetter text, Func<ChartSpec, double, double, Scene> drawChart, double chartShare = 1)
    {
        (this.text, this.drawChart, this.chartShare) = (text, drawChart, chartShare);
        Looks = new Looks(theme);
        inlines = new InlineSpans(theme.Colors.Accent, SetFootnote);
        pageWidthPt = theme.Page.TextWidthPt;
        pageTextHeightPt = theme.Page.HeightPt - theme.Page.MarginTopPt - theme.Page.MarginBottomPt;
    }

    public Looks Looks { get; }

    /// <summary>Headings in reading order, for the bookmarks.</summary>
    public List<HeadingEntry> Headings { get; } = [];

    private readonly double pageWidthPt;

    /// <summary>The whole note below its masthead.</summary>
    public List<FlowItem> SetNote(NoteDocument document, StructureNode root)
    {
        (note, words) = (document.Blocks, FixedWords.For(document.Language));
        return Set(note, new BlockContext(pageWidthPt, root, Looks.Body, Looks.Grid.MeasureEm, Nested: false));
    }

    public List<FlowItem> Set(ImmutableArray<Block> blocks, BlockContext context)
    {
        var items = new List<FlowItem>();
        var startsPage = false;
        for (var i = 0; i < blocks.Length; i++)
        {
            var block = blocks[i];
            if (block is PageBreak)
            {
                startsPage = true;
                continue;
            }

            List<FlowItem> set;
            if (block is Placed { Place: Placement.Beside } beside && !context.Nested)
            {
                set = SetBeside(beside, blocks.AsSpan()[(i + 1)..], context, out var used);
                i += used;
            }
            else
            {
                set = Set(block, context);
            }

            if (startsPage && set.Count > 0)
                set[0] = set[0] with { StartsPage = !context.Nested };
            startsPage = startsPage && set.Count == 0;
            // One line below a heading is too little: it brings the next one, or the exhibit that follows.
            if (i > 0 && blocks[i - 1] is Heading && set is [{ Fragment: LineFragment }, ..] && (set.Count > 1 || (i + 1 < blocks.Length && blocks[i + 1] is not (Heading or PageBreak or Placed))))
                set[0] = set[0] with { KeepWithNext = true };
            items.AddRange(set);
        }

        return items;
    }

    private List<FlowItem> Set(Block block, BlockContext context) => block switch
    {
        Heading heading => SetHeading(heading, context),
        Paragraph paragraph => SetParagraph(paragraph.Content, paragraph.Role == ParagraphRole.Lead && !context.Nested ? Looks.Lead : context.Look, context),
        ItemList list => SetList(list, context),
        Callout callout => SetCallout(callout, context),
        KeyFigures figures => SetKeyFigures(figures, context),
        Figure or TableExhibit => SetExhibit(block, context),
        SideBySide pair => SetSideBySide(pair, context),
        Hole hole => SetHole(hole, context),
        Placed placed => SetPlaced(placed, context),
        Columns columns => SetColumns(columns, context),
        Contents contents => SetContents(contents, context),
        Quotation quotation => SetQuotation(quotation, context),
        ThematicBreak => [new FlowItem(new RuleFragment(context.WidthPt, 0.5, Looks.Colors.Rule)) { SpaceBefore = Looks.Space.Medium, SpaceAfter = Looks.Space.Medium }],
        PageBreak => [],
        DefinitionList definitions => SetDefinitions(definitions, context),
        Disclosure disclosure => SetDisclosure(disclosure, context),
        _ => throw new NotSupportedException($"No PDF rule for block '{block.GetType().Name}'. Add one to Typesetter."),
    };

    private List<FlowItem> SetHeading(Heading heading, BlockContext context)
    {
        // The title of the note is the first level, so that headings begin without a gap.
        var level = Math.Clamp(heading.Level + 1, 2, 6);
        var look = context.Nested ? Looks.HeadingIn(context.Look) : Looks.Headings[Math.Clamp(heading.Level, 1, Looks.Headings.Length) - 1];
        var node = context.Node.Add("H" + level.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var lines = SetLines(heading.Content, look, context.WidthPt, node, heading.Id);
        if (!context.Nested)
            Headings.Add(new HeadingEntry(heading.Level, heading.Id, InlineText.Plain(heading.Content)));
        var before = (context.Nested, heading.Level) switch
        {
            (true, _) => Looks.Space.Tight,
            (_, 1) => Looks.Space.Huge,
            (_, 2) => Looks.Space.Large,
            _ => Looks.Space.Medium,
        };
        return [.. lines.Select((line, i) => new FlowItem(line)
        {
            SpaceBefore = i == 0 ? before : 0,
            SpaceAfter = i == lines.Count - 1 ? look.SpaceAfterPt : 0,
            KeepWithNext = true,
            OpensSection = !context.Nested && heading.Level == 1 && i == 0,
        })];
    }

    private List<FlowItem> SetParagraph(ImmutableArray<Inline> content, TextLook look, BlockContext context)
    {
        var node = context.Node.Add("P");
        return Paragraph(SetLines(content, look, (context with { Look = look }).MeasurePt, node), look);
    }

    /// <summary>Lines with the rules that leave no line of a paragraph alone on a page.</summary>
    private static List<FlowItem> Paragraph(List<LineFragment> lines, TextLook look)
    {
        var items = new List<FlowItem>(lines.Count);
        for (var i = 0; i < lines.Count; i++)
        {
            items.Add(new FlowItem(lines[i])
            {
                SpaceAfter = i == lines.Count - 1 ? look.SpaceAfterPt : 0,
                KeepWithNext = (i == 0 || i == lines.Count - 2) && i < lines.Count - 1,
            });
        }

        return items;
    }

    private List<LineFragment> SetLines(ImmutableArray<Inline> content, TextLook look, double widthPt, StructureNode node, string? anchor = null)
    {
        // An item of a list holds its label and body only, a row its cells: there the note goes inside.
        footnoteParent = node.Parent is { Type: not ("LI" or "TR") } parent ? parent : node;
        return SetLines(inlines.Of(content, look.Style), look, widthPt, node, anchor);
    }

    private List<LineFragment> SetLines(List<StyledText> spans, TextLook look, double widthPt, StructureNode? node, string? anchor = null)
    {
        if (spans.Count == 0)
            spans.Add(new StyledText(" ", look.Style));
        var lines = text.Set(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(spans), new TextSetting(widthPt, look.Alignment, look.Hyphenates));
        var fragments = new List<LineFragment>(lines.Length);
        foreach (var line in lines)
            fragments.Add(new LineFragment(line, look.LeadingPt, look.Style.SizePt, node) { Anchor = fragments.Count == 0 ? anchor : null });
        return fragments;
    }

    private List<FlowItem> SetPlain(string content, TextLook look, double widthPt, StructureNode? node) =>
        Paragraph(SetLines([new StyledText(content, look.Style)], look, widthPt, node), look);

    private FootnoteFragment SetFootnote(Footnote footnote)
    {
        if (measuring)
            return new FootnoteFragment(footnote.Number, new StackFragment([]));
        var number = footnote.Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var parent = footnoteParent;
        var node = parent.Add(new StructureNode("Note") { Id = "note-" + number });
        var spans = new List<StyledText> { new(number + "\u00A0 ", Looks.Note.Style.Bold()) };
        spans.AddRange(inlines.Of(footnote.Content, Looks.Note.Style));
        var lines = SetLines(spans, Looks.Note, pageWidthPt, node);
        footnoteParent = parent;
        return new FootnoteFragment(footnote.Number, new StackFragment(Paragraph(lines, Looks.Note)));
    }
}
