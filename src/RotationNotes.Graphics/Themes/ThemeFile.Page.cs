using System.Collections.Immutable;
using System.Globalization;
using RotationNotes.Graphics.Devices.Svg;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Scenes;

namespace RotationNotes.Graphics.Themes;

public sealed partial class ThemeFile
{
    // A second line in the footer ends this far below the text.
    private const double RoomForConfidentiality = 52;

    private PageGeometry ReadPage()
    {
        var (width, height) = Text("page.size", required: false) switch
        {
            "A4" => (595.276, 841.89),
            "A5" => (419.528, 595.276),
            "Letter" => (612.0, 792.0),
            "Legal" => (612.0, 1008.0),
            "" => (Number("page.width", 595.276, 280, 1700), Number("page.height", 841.89, 280, 1700)),
            var other => UnknownSize(other),
        };
        return new PageGeometry(
            width, height,
            Number("page.margins.top", 64, 36, 200), Number("page.margins.bottom", 58, 36, 200),
            Number("page.margins.left", 56, 24, 160), Number("page.margins.right", 56, 24, 160));
    }

    private (double Width, double Height) UnknownSize(string size)
    {
        Error(LineOf("page.size"), $"unknown page size '{size}'.", "Use A4, A5, Letter or Legal, or give 'page.width' and 'page.height' in points instead.");
        return (595.276, 841.89);
    }

    private PageGrid ReadGrid()
    {
        var usual = new PageGrid();
        return new PageGrid
        {
            GutterPt = Number("grid.gutter", usual.GutterPt, 8, 60),
            MeasureEm = Number("grid.measure", usual.MeasureEm, 20, 70),
            SideShare = Number("grid.side", usual.SideShare, 0.25, 0.55),
        };
    }

    private SpacingScale ReadSpacing()
    {
        var usual = new SpacingScale();
        var scale = new SpacingScale
        {
            Hair = Number("spacing.hair", usual.Hair, 0, 40),
            Tight = Number("spacing.tight", usual.Tight, 0, 40),
            Small = Number("spacing.small", usual.Small, 0, 40),
            Medium = Number("spacing.medium", usual.Medium, 0, 40),
            Large = Number("spacing.large", usual.Large, 0, 40),
            Huge = Number("spacing.huge", usual.Huge, 0, 60),
        };
        double[] steps = [scale.Hair, scale.Tight, scale.Small, scale.Medium, scale.Large, scale.Huge];
        if (!steps.SequenceEqual(steps.Order()))
            Error(LineOf("spacing.hair"), "the steps of 'spacing' must ascend: hair, tight, small, medium, large, huge.");
        return scale;
    }

    private string ReadConfidentiality(PageGeometry page)
    {
        var line = Text("confidentiality", required: false);
        if (line.Length > 0 && page.MarginBottomPt < RoomForConfidentiality)
            Error(LineOf("confidentiality"), "the bottom margin is too low for a confidentiality line.", string.Create(CultureInfo.InvariantCulture, $"Make 'page.margins.bottom' at least {RoomForConfidentiality}."));
        return line;
    }

    /// <summary>The logo, or null when the theme has none; colours are those of the theme unless <c>logo.colors</c> lists one per path.</summary>
    private Logo? ReadLogo(Color accent)
    {
        var paths = entries.Items("logo.paths").ToImmutableArray();
        if (paths.IsEmpty)
        {
            if (entries.Find("logo.height") is { } lonely)
                Error(lonely.Line, "a logo needs 'logo.paths' and 'logo.viewBox'.");
            return null;
        }

        var box = entries.Items("logo.viewBox").Select(entry => double.TryParse(entry.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN).ToArray();
        if (box.Length != 4 || box.Any(double.IsNaN) || box[2] <= 0 || box[3] <= 0)
        {
            Error(LineOf("logo.viewBox"), "'logo.viewBox' must be four numbers: left, top, width and height.");
            return null;
        }

        var colors = entries.Items("logo.colors").Select(entry => ParseColor("logo.colors", entry)).ToImmutableArray();
        if (!colors.IsEmpty && colors.Length != paths.Length)
            Error(LineOf("logo.colors"), "'logo.colors' must list one colour per path.");
        var filled = ImmutableArray.CreateBuilder<FilledPath>();
        for (var i = 0; i < paths.Length; i++)
        {
            try
            {
                filled.Add(new FilledPath(SvgPathReader.Read(paths[i].Text ?? ""), i < colors.Length ? colors[i] : accent));
            }
            catch (FormatException error)
            {
                Error(paths[i].Line, $"'logo.paths' holds a path that cannot be read: {error.Message}.", "Write the 'd' attribute of an SVG path.");
            }
        }

        return new Logo(new Rect(box[0], box[1], box[2], box[3]), Number("logo.height", 18, 6, 60), filled.ToImmutable());
    }
}
