using RotationNotes.Charts;
using RotationNotes.Documents.Charts;
using RotationNotes.Graphics.Devices.Png;
using RotationNotes.Graphics.Devices.Svg;
using RotationNotes.Graphics.Fonts;
using RotationNotes.Graphics.Themes;

namespace RotationNotes.Html.Pictures;

/// <summary>Charts as screens need them: vector for the page, pixels for mail, each laid out for the width it is read at.</summary>
internal sealed class ChartPictures(Theme theme, FontLibrary fonts)
{
    private const double BarRowPt = 15.5;
    private const double BarFramePt = 26;

    private readonly ChartRenderer renderer = new(theme, fonts);

    /// <summary>Inline SVG for the page.</summary>
    public string Svg(ChartSpec chart, double widthPt, string title, string altText) =>
        SvgDevice.Render(renderer.Render(chart, widthPt, HeightPt(chart, widthPt)), title, altText);

    /// <summary>PNG at twice the pixels it is shown with.</summary>
    /// <param name="widthPt">Layout width: narrower than the shown width makes lettering larger, which a phone needs.</param>
    /// <param name="shownWidthPixels">CSS pixels on a desktop.</param>
    public ChartPixels Png(ChartSpec chart, double widthPt, int shownWidthPixels)
    {
        var scene = renderer.Render(chart, widthPt, HeightPt(chart, widthPt));
        var scale = 2.0 * shownWidthPixels / widthPt;
        var shownHeight = (int)Math.Round(scene.HeightPt * scale / 2, MidpointRounding.AwayFromZero);
        return new ChartPixels(PngDevice.Render(scene, scale, theme.Colors.Paper, indexed: true), shownWidthPixels, shownHeight);
    }

    private static double HeightPt(ChartSpec chart, double widthPt) => chart switch
    {
        BarChart bars => BarFramePt + (BarRowPt * Math.Max(2, bars.Items.Length)),
        RangeChart or PercentileChart or HeatMapChart or SmallMultiplesChart or AlignedPanelsChart or TimelineChart or CandleChart or DistributionChart or RadarChart => ChartProportions.HeightPt(chart, widthPt),
        ScatterChart => Math.Min(widthPt * 0.66, 280),
        _ => Math.Clamp(widthPt * 0.46, 170, 250),
    };
}

/// <param name="Png">File bytes.</param>
/// <param name="Width">Shown width in CSS pixels.</param>
/// <param name="Height">Shown height in CSS pixels.</param>
internal sealed record ChartPixels(byte[] Png, int Width, int Height);
