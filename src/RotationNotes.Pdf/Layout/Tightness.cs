using RotationNotes.Documents;
using RotationNotes.Graphics.Themes;

namespace RotationNotes.Pdf.Layout;

/// <summary>A little less, or more, leading, space and chart height than a theme asks for, so that a note gets the length it should have. Type sizes stay.</summary>
/// <param name="Step">0 for the theme as it is, above for tighter, below for looser.</param>
internal readonly record struct Tightness(int Step)
{
    private const double LeadingStep = 0.015;
    private const double SpaceStep = 0.06;
    private const double ChartStep = 0.05;
    private const int Tightest = 4;
    private const int Loosest = -4;

    /// <summary>Height of charts as a share of the usual.</summary>
    public double ChartShare => 1 - ChartStep * Step;

    public Theme Of(Theme theme)
    {
        if (Step == 0)
            return theme;
        var space = 1 - SpaceStep * Step;
        var usual = theme.Spacing;
        return theme with
        {
            Type = theme.Type with { BodyLeading = theme.Type.BodyLeading * (1 - LeadingStep * Step) },
            Spacing = new SpacingScale
            {
                Hair = usual.Hair,
                Tight = usual.Tight * space,
                Small = usual.Small * space,
                Medium = usual.Medium * space,
                Large = usual.Large * space,
                Huge = usual.Huge * space,
            },
        };
    }

    /// <summary>The setting that gives a note its length and no last page with a few lines only: the theme's own where that does it, else the nearest; the theme's own too when none does.</summary>
    /// <param name="lay">Sets the note.</param>
    /// <param name="measure">Says how many pages that took, and whether the last one holds a few lines only.</param>
    public static T Fit<T>(PageRange? range, Func<Tightness, T> lay, Func<T, (int Pages, bool EndsInScrap)> measure)
        where T : class
    {
        var usual = lay(default);
        if (range is null)
            return usual;
        var (count, endsInScrap) = measure(usual);
        if (count > range.Most)
            return Search(1, Tightest, set => set.Pages <= range.Most) ?? usual;
        if (count < range.Least)
            return Search(-1, Loosest, set => set.Pages >= range.Least) ?? usual;
        if (!endsInScrap)
            return usual;
        return Search(1, Tightest - 1, set => set.Pages < count && set.Pages >= range.Least)
            ?? Search(-1, Loosest / 2, set => !set.EndsInScrap && set.Pages <= range.Most)
            ?? usual;

        T? Search(int direction, int last, Func<(int Pages, bool EndsInScrap), bool> suits)
        {
            for (var step = direction; step != last + direction; step += direction)
            {
                var set = lay(new Tightness(step));
                if (suits(measure(set)))
                    return set;
            }

            return default;
        }
    }
}
