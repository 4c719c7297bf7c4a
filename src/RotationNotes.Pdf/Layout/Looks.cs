using RotationNotes.Graphics.Fonts;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Text;
using RotationNotes.Graphics.Themes;

namespace RotationNotes.Pdf.Layout;

/// <summary>The paragraph looks that follow from a theme.</summary>
internal sealed class Looks
{
    public Looks(Theme theme)
    {
        var (type, colors, space) = (theme.Type, theme.Colors, theme.Spacing);
        (Colors, Space, Grid) = (colors, space, theme.Grid);
        Body = Running(theme, new TextLook(Serif(type.Body, colors.Ink), type.BodyLeading, space.Small));
        Lead = Running(theme, new TextLook(Serif(type.Lead, colors.Ink), Math.Round(type.Lead * 1.42, 1), space.Small));
        Quote = Running(theme, new TextLook(Serif(type.Body, colors.Ink).Italic(), type.BodyLeading, space.Tight));
        Boxed = new TextLook(Sans(type.Body - 0.9, colors.Ink), type.BodyLeading - 0.6, space.Tight);
        BoxTitle = new TextLook(Sans(type.Body - 0.6, colors.Accent, FontWeight.SemiBold), type.BodyLeading, space.Tight);
        Small = new TextLook(Sans(type.Disclosure, colors.MutedInk), Math.Round(type.Disclosure * 1.36, 1), space.Hair);
        Note = new TextLook(Sans(type.Caption, colors.MutedInk), Math.Round(type.Caption * 1.38, 1), 0);
        Subtitle = new TextLook(Sans(type.Caption + 0.4, colors.MutedInk), Math.Round((type.Caption + 0.4) * 1.35, 1), 0);
        ExhibitTitle = new TextLook(Sans(type.ExhibitTitle, colors.Ink, FontWeight.SemiBold), Math.Round(type.ExhibitTitle * 1.3, 1), space.Hair);
        Cell = new TextLook(Sans(type.Table, colors.Ink) with { TabularFigures = true }, Math.Round(type.Table * 1.32, 1), 0);
        HeaderCell = new TextLook(Sans(type.Table - 0.6, colors.MutedInk, FontWeight.SemiBold), Math.Round(type.Table * 1.22, 1), 0);
        Figure = new TextLook(Sans(type.Title * 0.74, colors.Accent, FontWeight.SemiBold), Math.Round(type.Title * 0.96, 1), 0);
        Title = new TextLook(Serif(type.Title, colors.Ink, FontWeight.SemiBold), Math.Round(type.Title * 1.16, 1), space.Tight);
        Deck = new TextLook(Sans(type.Lead, colors.MutedInk), Math.Round(type.Lead * 1.36, 1), space.Tight);
        Masthead = new TextLook(Sans(13, colors.Accent, FontWeight.Bold), 17, 0);
        Furniture = new TextLook(Sans(7, colors.MutedInk), 9, 0);
        Headings =
        [
            new TextLook(Sans(type.Heading1, colors.Accent, FontWeight.SemiBold), Math.Round(type.Heading1 * 1.24, 1), space.Tight),
            new TextLook(Sans(type.Heading2, colors.Ink, FontWeight.SemiBold), Math.Round(type.Heading2 * 1.3, 1), space.Tight),
            new TextLook(Sans(type.Body, colors.Ink, FontWeight.SemiBold), type.BodyLeading, space.Hair),
        ];
    }

    public ThemeColors Colors { get; }

    public SpacingScale Space { get; }

    public PageGrid Grid { get; }

    public TextLook Body { get; }

    public TextLook Lead { get; }

    public TextLook Quote { get; }

    public TextLook Boxed { get; }

    public TextLook BoxTitle { get; }

    public TextLook Small { get; }

    public TextLook Note { get; }

    public TextLook Subtitle { get; }

    public TextLook ExhibitTitle { get; }

    public TextLook Cell { get; }

    public TextLook HeaderCell { get; }

    public TextLook Figure { get; }

    public TextLook Title { get; }

    public TextLook Deck { get; }

    public TextLook Masthead { get; }

    public TextLook Furniture { get; }

    public TextLook[] Headings { get; }

    /// <summary>Looks of headings inside a passage of another size are never larger than its text asks for.</summary>
    public TextLook HeadingIn(TextLook text) => text with { Style = text.Style.Bold() with { Color = Colors.Ink }, SpaceAfterPt = Space.Hair };

    private static TextLook Running(Theme theme, TextLook look) =>
        look with { Alignment = theme.Text.Justified ? TextAlignment.Justified : TextAlignment.Left, Hyphenates = theme.Text.Hyphenated };

    private static SpanStyle Serif(double size, Color color, FontWeight weight = FontWeight.Regular) => new(new FontRequest(FontFamily.Serif, weight), size, color);

    private static SpanStyle Sans(double size, Color color, FontWeight weight = FontWeight.Regular) => new(new FontRequest(FontFamily.Sans, weight), size, color);
}
