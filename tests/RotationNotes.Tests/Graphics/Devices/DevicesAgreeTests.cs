using System.Diagnostics;
using RotationNotes.Charts;
using RotationNotes.Documents;
using RotationNotes.Documents.Charts;
using RotationNotes.Graphics.Devices.Png;
using RotationNotes.Graphics.Devices.Svg;
using RotationNotes.Graphics.Scenes;
using RotationNotes.Pdf;
using RotationNotes.Tests.Graphics.Devices.Png;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Graphics.Devices;

/// <summary>One scene, three devices: what other programs make of our PDF and SVG is what our pictures show.</summary>
/// <remarks>
/// Pictures are drawn at four pixels per point and averaged to two, because poppler sets letters and edges of fills on whole pixels. A channel may
/// differ by 56 of 255, because the three round coverage in their own ways.
/// </remarks>
public class DevicesAgreeTests
{
    private const int PixelsPerPoint = 4;
    private const int Tolerance = 56;
    private const int TwelvePercent = 31;
    private const double MostDifferent = 0.02;

    public static TheoryData<string> Kinds => [.. RandomCharts.OneOfEachKind(3).Select(one => one.Chart.GetType().Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Pdf_DrawnByPoppler_IsOurPng(string kind)
    {
        using var folder = new TemporaryFolder();
        var scene = SceneOf(kind);

        Compare(scene, ByPoppler(scene, folder));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Svg_DrawnByLibrsvg_IsOurPng(string kind)
    {
        // librsvg has no tabular figures, and a heat map is all figures; browsers do.
        Assert.SkipWhen(kind == nameof(HeatMapChart), "librsvg does not set tabular figures");
        using var folder = new TemporaryFolder();
        var scene = SceneOf(kind);

        Compare(scene, ByLibrsvg(scene, folder));
    }

    // 200 scenes with ROTATION_NOTES_SWEEP; some of them otherwise.
    private static readonly int RandomScenes = Environment.GetEnvironmentVariable("ROTATION_NOTES_SWEEP") is { Length: > 0 } ? 200 : 4;

    /// <remarks>
    /// On the average at most 2 % of the pixels differ by more than 12 % of the range; single scenes may reach 5 %: poppler sets letters on whole pixels, which shows
    /// where a small picture is all words, and librsvg knows no tabular figures.
    /// </remarks>
    [Fact]
    public void RandomScenes_OnThreeDevices_AreThePicture()
    {
        using var folder = new TemporaryFolder();
        var charts = new RandomCharts(8);
        var shares = new List<double>();
        for (var i = 0; i < RandomScenes; i++)
        {
            var (chart, width, height) = charts.Next();
            var scene = new ExhibitCard(HouseFonts.Theme, HouseFonts.Library).DrawBare(chart, width, height);
            shares.Add(Difference(scene, ByPoppler(scene, folder), TwelvePercent));
            if (chart is not HeatMapChart)
                shares.Add(Difference(scene, ByLibrsvg(scene, folder), TwelvePercent));
        }

        Assert.InRange(shares.Average(), 0, MostDifferent);
        Assert.InRange(shares.Max(), 0, 0.05);
    }

    private static NoteDocument About => new()
    {
        NoteId = "test", Publication = "Test", Title = "A chart", Author = "Desk", AsOf = new DateOnly(2024, 7, 16), Revision = 1,
        Language = "en-US", IsSample = true, Keywords = [], Blocks = [], Claims = [],
    };

    private static string ByPoppler(Scene scene, TemporaryFolder folder)
    {
        var pdf = Path.Combine(folder.Path, "scene.pdf");
        File.WriteAllBytes(pdf, ScenePage.Render(scene, About, "A chart"));
        Run("pdftoppm", "poppler-utils", null, "-r", $"{72 * PixelsPerPoint}", "-singlefile", pdf, Path.Combine(folder.Path, "scene"));
        return Path.Combine(folder.Path, "scene.ppm");
    }

    private static string ByLibrsvg(Scene scene, TemporaryFolder folder)
    {
        var (svg, png, fonts) = (Path.Combine(folder.Path, "scene.svg"), Path.Combine(folder.Path, "scene.png"), Path.Combine(folder.Path, "fonts.conf"));
        File.WriteAllText(svg, SvgDevice.Render(scene, "A chart", "A description"));
        // The fonts that lie beside the tests, and no others.
        File.WriteAllText(fonts, $"<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig><dir>{Path.Combine(AppContext.BaseDirectory, "fonts")}</dir><cachedir>{folder.Path}/cache</cachedir></fontconfig>");
        Run("rsvg-convert", "librsvg2-bin", fonts, "-d", $"{72 * PixelsPerPoint}", "-p", $"{72 * PixelsPerPoint}", svg, "-o", png);
        return png;
    }

    private static Scene SceneOf(string kind)
    {
        var (chart, width, height) = RandomCharts.OneOfEachKind(3).Single(one => one.Chart.GetType().Name == kind);
        return new ExhibitCard(HouseFonts.Theme, HouseFonts.Library).DrawBare(chart, width, height);
    }

    private static void Compare(Scene scene, string file)
    {
        var different = Difference(scene, file, Tolerance);
        Assert.True(different < MostDifferent, $"{different:P2} of the pixels differ");
    }

    private static double Difference(Scene scene, string file, int tolerance)
    {
        Assert.True(File.Exists(file), $"{file} was not written");
        var ours = PngReader.Read(PngDevice.Render(scene, PixelsPerPoint)).Smaller(2);
        var theirs = PngReader.Read(File.ReadAllBytes(file)).Smaller(2);

        Assert.InRange(theirs.Width, ours.Width - 1, ours.Width + 1);
        Assert.InRange(theirs.Height, ours.Height - 1, ours.Height + 1);
        return ours.DifferenceTo(theirs, tolerance);
    }

    private static void Run(string program, string package, string? fontConfig, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
        if (fontConfig is not null)
            start.Environment["FONTCONFIG_FILE"] = fontConfig;
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, errors);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip($"{program} is not installed (Debian package {package}).");
        }
    }
}
