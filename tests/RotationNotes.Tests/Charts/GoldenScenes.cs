using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Scenes;
using RotationNotes.Tests.Architecture;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Charts;

/// <summary>Compares a scene, written as text, with the one that was looked at and accepted.</summary>
/// <remarks>
/// Accepted scenes lie in <c>Charts/Golden</c>, one situation each: every mark in painting order, rounded to whole points. With
/// ROTATION_NOTES_ACCEPT=1 a new or changed scene is written there; look at the chart before, and review the difference as code.
/// </remarks>
internal static class GoldenScenes
{
    public static void Verify(Scene scene, [CallerMemberName] string situation = "")
    {
        Assert.SkipUnless(HouseFonts.Sans.PostScriptName.StartsWith("Inter", StringComparison.Ordinal), "places depend on the house fonts, which are not there");
        var file = new FileInfo(System.IO.Path.Combine(Repository.Root.FullName, "tests", "RotationNotes.Tests", "Charts", "Golden", situation + ".verified.txt"));
        var text = Text(scene);
        if (Environment.GetEnvironmentVariable("ROTATION_NOTES_ACCEPT") is { Length: > 0 })
        {
            file.Directory!.Create();
            File.WriteAllText(file.FullName, text);
        }

        Assert.True(file.Exists, $"{file.Name} does not exist: look at the chart, then run once with ROTATION_NOTES_ACCEPT=1.");
        Assert.Equal(File.ReadAllText(file.FullName).ReplaceLineEndings("\n"), text);
    }

    private static string Text(Scene scene)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"scene {scene.WidthPt:0} x {scene.HeightPt:0}\n");
        Items(text, scene.Items, "");
        return text.ToString();
    }

    private static void Items(StringBuilder text, IEnumerable<SceneItem> items, string indent)
    {
        foreach (var item in items)
        {
            text.Append(indent);
            switch (item)
            {
                case TextRun run:
                    text.Append(CultureInfo.InvariantCulture, $"text \"{run.Text}\" {At(run.X, run.Y)} {run.Anchor.ToString().ToLowerInvariant()} {run.Style.Color.ToHex()}\n");
                    break;
                case FilledPath filled:
                    text.Append(CultureInfo.InvariantCulture, $"fill {filled.Fill.ToHex()} {Path(filled.Path)}\n");
                    break;
                case StrokedPath stroked:
                    var dashes = stroked.Stroke.Dashes.IsDefaultOrEmpty ? "" : " dashed";
                    text.Append(CultureInfo.InvariantCulture, $"line {stroked.Stroke.Color.ToHex()} {stroked.Stroke.WidthPt:0.0#}{dashes} {Path(stroked.Path)}\n");
                    break;
                case ClippedGroup group:
                    text.Append(CultureInfo.InvariantCulture, $"clip {At(group.Clip.X, group.Clip.Y)} to {At(group.Clip.Right, group.Clip.Bottom)}\n");
                    Items(text, group.Items, indent + "  ");
                    break;
            }
        }
    }

    // Short paths in full, long ones by their extent.
    private static string Path(VectorPath path)
    {
        if (path.Points.Length <= 6)
            return string.Join(' ', path.Points.Select(p => At(p.X, p.Y)));
        var extent = $"{At(path.Points.Min(p => p.X), path.Points.Min(p => p.Y))} to {At(path.Points.Max(p => p.X), path.Points.Max(p => p.Y))}";
        return path.Verbs.Contains(PathVerb.Cubic) ? $"round {extent}" : $"{path.Points.Length} points {extent}";
    }

    private static string At(double x, double y) => string.Create(CultureInfo.InvariantCulture, $"{Whole(x)},{Whole(y)}");

    // No minus before a zero.
    private static double Whole(double value) => Math.Round(value, MidpointRounding.AwayFromZero) + 0.0;
}
