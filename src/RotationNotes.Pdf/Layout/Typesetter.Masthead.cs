using System.Collections.Immutable;
using RotationNotes.Documents;
using RotationNotes.Documents.Words;
using RotationNotes.Graphics.Text;
using RotationNotes.Graphics.Themes;
using RotationNotes.Pdf.Structure;

namespace RotationNotes.Pdf.Layout;

internal sealed partial class Typesetter
{
    public const string TitleAnchor = "note-title";

    /// <summary>The head of page 1: publication, house and date, headline, deck, desk and as-of line.</summary>
    public List<FlowItem> SetMasthead(NoteDocument note, Theme theme, StructureNode root)
    {
        var width = pageWidthPt;
        var head = root.Add("Div");
        var items = new List<FlowItem> { new(new RuleFragment(width, 3, Looks.Colors.Accent)) { SpaceAfter = Looks.Space.Small } };
        var name = SetLines([new StyledText(note.Publication, Looks.Masthead.Style)], Looks.Masthead, width * 0.6 - (theme.Logo?.WidthPt ?? 0), head.Add("P"));
        var side = Looks.Subtitle with { Alignment = TextAlignment.Right };
        var right = new List<FlowItem>();
        right.AddRange(SetPlain(theme.House, side with { Style = side.Style.Bold() with { Color = Looks.Colors.Ink } }, width * 0.38, head.Add("P")));
        right.AddRange(SetPlain(FixedWords.For(note.Language).LongDay(note.AsOf), side, width * 0.38, head.Add("P")));
        var brand = ImmutableArray.CreateBuilder<PlacedFragment>();
        var nameX = 0.0;
        if (theme.Logo is { } logo)
        {
            // The name beside it says what the logo says.
            brand.Add(new PlacedFragment(new SceneFragment(logo.HeightPt, logo.ToScene, null), 0));
            nameX = logo.WidthPt + 9;
        }

        brand.Add(new PlacedFragment(new StackFragment(Paragraph(name, Looks.Masthead)), nameX, Math.Max(0, ((theme.Logo?.HeightPt ?? 0) - Looks.Masthead.LeadingPt) / 2)));
        items.Add(new FlowItem(new RowFragment([.. brand, new PlacedFragment(new StackFragment(right), width * 0.62)])) { SpaceAfter = Looks.Space.Small });
        items.Add(new FlowItem(new RuleFragment(width, 0.5, Looks.Colors.Rule)) { SpaceAfter = Looks.Space.Large });
        items.AddRange(Paragraph(SetLines([new StyledText(note.Title, Looks.Title.Style)], Looks.Title, width, root.Add("H1"), TitleAnchor), Looks.Title));
        if (note.Subtitle is { Length: > 0 } subtitle)
            items.AddRange(SetPlain(subtitle, Looks.Deck, Math.Min(width, Looks.Deck.Style.SizePt * 42), root.Add("P")));
        items.AddRange(SetPlain(Byline(note), Looks.Subtitle with { SpaceAfterPt = Looks.Space.Large }, width, root.Add("P")));
        return [.. items.Select(item => item with { KeepWithNext = true })];
    }

    private static string Byline(NoteDocument note)
    {
        var words = FixedWords.For(note.Language);
        var line = $"{note.Author}  \u00B7  {words.AsOfLongDay(note.AsOf)}";
        if (note.Revision > 1)
            line += "  \u00B7  " + words.Revision(note.Revision);
        return note.IsSample ? line + "  \u00B7  " + words.Sample : line;
    }
}
