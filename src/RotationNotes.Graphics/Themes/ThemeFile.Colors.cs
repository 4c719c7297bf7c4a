using System.Collections.Immutable;
using System.Globalization;
using RotationNotes.Graphics.Geometry;

namespace RotationNotes.Graphics.Themes;

public sealed partial class ThemeFile
{
    private ThemeColors ReadColors(string group) => new()
    {
        Ink = ReadColor(group + ".ink"),
        MutedInk = ReadColor(group + ".mutedInk"),
        Rule = ReadColor(group + ".rule"),
        Paper = ReadColor(group + ".paper"),
        Accent = ReadColor(group + ".accent"),
        AccentTint = ReadColor(group + ".accentTint"),
        Positive = ReadColor(group + ".positive"),
        Negative = ReadColor(group + ".negative"),
        Context = ReadColor(group + ".context"),
        Series = ReadSeries(group + ".series"),
    };

    private ImmutableArray<Color> ReadSeries(string key)
    {
        var series = entries.Items(key).Select(entry => ParseColor(key, entry)).ToImmutableArray();
        if (series.IsEmpty)
            Error(LineOf(key), $"'{key}' must list at least one colour.");
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

    private void CheckContrast(string group, ThemeColors colors)
    {
        Check(group, "ink", colors.Ink, colors.Paper, "paper", Contrast.Text);
        Check(group, "mutedInk", colors.MutedInk, colors.Paper, "paper", Contrast.Text);
        Check(group, "accent", colors.Accent, colors.Paper, "paper", Contrast.Text);
        Check(group, "positive", colors.Positive, colors.Paper, "paper", Contrast.Text);
        Check(group, "negative", colors.Negative, colors.Paper, "paper", Contrast.Text);
        Check(group, "ink", colors.Ink, colors.AccentTint, "accentTint", Contrast.Text);
        Check(group, "mutedInk", colors.MutedInk, colors.AccentTint, "accentTint", Contrast.Text);
        Check(group, "accent", colors.Accent, colors.AccentTint, "accentTint", Contrast.Text);
        Check(group, "ink", colors.Ink, colors.Heat(1), "the strongest positive cell", Contrast.Text);
        Check(group, "ink", colors.Ink, colors.Heat(-1), "the strongest negative cell", Contrast.Text);
        Check(group, "context", colors.Context, colors.Paper, "paper", Contrast.Mark);
        for (var i = 0; i < colors.Series.Length; i++)
            Check(group, $"series.{i}", colors.Series[i], colors.Paper, "paper", Contrast.Mark);
    }

    private void Check(string group, string name, Color color, Color ground, string groundName, double least)
    {
        var ratio = Contrast.Ratio(color, ground);
        if (ratio >= least)
            return;
        var shown = ratio.ToString("0.00", CultureInfo.InvariantCulture);
        var isOnLight = Contrast.Ratio(ground, default) > Contrast.Ratio(ground, new Color(255, 255, 255));
        Error(LineOf($"{group}.{name}"), $"'{group}.{name}' has a contrast of {shown} on '{groundName}', WCAG AA asks for {least.ToString(CultureInfo.InvariantCulture)}.", isOnLight ? "Make it darker." : "Make it lighter.");
    }
}
