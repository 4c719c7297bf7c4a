using System.Collections.Immutable;

namespace RotationNotes.Graphics.Fonts;

/// <summary>Names of the families a theme asks for, in order of preference.</summary>
/// <param name="Serif">Of text.</param>
/// <param name="Sans">Of everything else.</param>
/// <param name="Fallback">For characters that neither has.</param>
public sealed record FontFamilies(ImmutableArray<string> Serif, ImmutableArray<string> Sans, ImmutableArray<string> Fallback)
{
    /// <summary>What stands in wherever a theme names nothing else.</summary>
    public static ImmutableArray<string> UsualFallback { get; } = ["Noto Sans SC", "Noto Sans Hebrew", "Noto Sans Arabic", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "Droid Sans Fallback", "Microsoft YaHei", "Arial Unicode"];
}
