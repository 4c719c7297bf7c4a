using HarfBuzzSharp;

namespace RotationNotes.Graphics.Fonts;

/// <summary>OpenType features a text is shaped with, beside those that HarfBuzz always applies (marks, joins, kerning, usual ligatures).</summary>
internal static class ShapingFeatures
{
    private static readonly Feature NoKerning = new(Tag.Parse("kern"), 0);
    private static readonly Feature NoLigatures = new(Tag.Parse("liga"), 0);
    // An arrow for "->" or a raised sign for an x between digits is not what the author typed.
    private static readonly Feature NoAlternates = new(Tag.Parse("calt"), 0);
    private static readonly Feature Lining = new(Tag.Parse("lnum"), 1);
    private static readonly Feature Proportional = new(Tag.Parse("pnum"), 1);
    private static readonly Feature Tabular = new(Tag.Parse("tnum"), 1);
    private static readonly Feature[] Usual = [Lining, Proportional, NoAlternates];
    private static readonly Feature[] Joined = [Lining, Proportional];

    public static Feature[] For(ReadOnlySpan<char> text, GlyphForms forms, bool rightToLeft)
    {
        var usual = rightToLeft ? Joined : Usual;
        var drawn = forms & ~GlyphForms.TabularFigures;
        var firstDigit = (forms & GlyphForms.TabularFigures) == 0 ? -1 : text.IndexOfAnyInRange('0', '9');
        if (drawn == 0 && firstDigit < 0)
            return usual;
        List<Feature> features = [.. (drawn & ~GlyphForms.SmallCapitals) == 0 ? usual : [NoAlternates]];
        if (drawn != 0)
            features.Add(NoLigatures);
        foreach (var (form, tag) in (ReadOnlySpan<(GlyphForms, string)>)[(GlyphForms.Superiors, "sups"), (GlyphForms.Inferiors, "subs"), (GlyphForms.SmallCapitals, "smcp")])
        {
            if ((drawn & form) != 0)
                features.Add(new Feature(Tag.Parse(tag), 1));
        }

        for (var start = firstDigit; start >= 0 && start < text.Length;)
        {
            var length = text[start..].IndexOfAnyExceptInRange('0', '9') is var rest and >= 0 ? rest : text.Length - start;
            AddColumn(features, start, start + length);
            start += length;
            start = text[start..].IndexOfAnyInRange('0', '9') is var next and >= 0 ? start + next : -1;
        }

        return [.. features];
    }

    // Only digits take one width, not the signs between them; nothing is kerned to or from them, or columns would not stand.
    private static void AddColumn(List<Feature> features, int start, int end)
    {
        features.Add(Ranged(Tabular, 1, start, end));
        features.Add(Ranged(Proportional, 0, start, end));
        features.Add(Ranged(NoKerning, 0, Math.Max(0, start - 1), end));
    }

    private static Feature Ranged(Feature feature, uint value, int start, int end) => new(feature.Tag, value, (uint)start, (uint)end);
}
