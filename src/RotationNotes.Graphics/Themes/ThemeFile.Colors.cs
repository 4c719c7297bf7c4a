using System.Collections.Immutable;
using System.Globalization;
using RotationNotes.Graphics.Scenes;

namespace RotationNotes.Graphics.Themes;

public sealed partial class ThemeFile
{
    private ThemeColors ReadColors() => new()
    {
        Ink = ReadColor("colors.ink"),
        MutedInk = ReadColor("colors.mutedInk"),
        Rule = ReadColor("colors.rule"),
        Paper = ReadColor("colors.paper"),
        Accent = ReadColor("colors.accent"),
        AccentTint = ReadColor("colors.accentTint"),
        Positive = ReadColor("colors.positive"),
        Negative = ReadColor("colors.negative"),
        Context = ReadColor("colors.context"),
        Series = ReadSeries(),
    };

    private ImmutableArray<Color> ReadSeries()
    {
        var series = entries.Items("colors.series").Select(entry => ParseColor("colors.series", entry)).ToImmutableArray();
        if (series.IsEmpty)
            Error(LineOf("colors.series"), "'colors.series' must list at least one colour.");
        return series;
    }

    private Color ReadColor(string key)
    {
        if (entries.Find(key) is { } entry)
            return ParseColor(key, entry);
        Error(0, $"'{key}' is missing.", "Write a colour as \"#rrggbb\".");
        return default;
    }

    private Color ParseColor(string key, ThemeEntries.Entry entry)
    {
        try
        {
            return Color.Parse(entry.Text ?? "");
        }
        catch (FormatException)
        {
            Error(entry.Line, $"'{key}' is not a colour.", "Write it as \"#rrggbb\".");
            return default;
        }
    }

    private void CheckContrast(ThemeColors colors)
    {
        Check("ink", colors.Ink, colors.Paper, "paper", Contrast.Text);
        Check("mutedInk", colors.MutedInk, colors.Paper, "paper", Contrast.Text);
        Check("accent", colors.Accent, colors.Paper, "paper", Contrast.Text);
        Check("positive", colors.Positive, colors.Paper, "paper", Contrast.Text);
        Check("negative", colors.Negative, colors.Paper, "paper", Contrast.Text);
        Check("ink", colors.Ink, colors.AccentTint, "accentTint", Contrast.Text);
        Check("mutedInk", colors.MutedInk, colors.AccentTint, "accentTint", Contrast.Text);
        Check("accent", colors.Accent, colors.AccentTint, "accentTint", Contrast.Text);
        Check("context", colors.Context, colors.Paper, "paper", Contrast.Mark);
        for (var i = 0; i < colors.Series.Length; i++)
            Check($"series.{i}", colors.Series[i], colors.Paper, "paper", Contrast.Mark);
    }

    private void Check(string name, Color color, Color ground, string groundName, double least)
    {
        var ratio = Contrast.Ratio(color, ground);
        if (ratio >= least)
            return;
        var shown = ratio.ToString("0.00", CultureInfo.InvariantCulture);
        Error(LineOf("colors." + name), $"'colors.{name}' has a contrast of {shown} on '{groundName}', WCAG AA asks for {least.ToString(CultureInfo.InvariantCulture)}.", "Make it darker.");
    }
}
