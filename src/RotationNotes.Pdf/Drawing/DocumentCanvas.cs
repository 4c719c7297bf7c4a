using RotationNotes.Graphics.Scenes;
using RotationNotes.Pdf.Fonts;

namespace RotationNotes.Pdf.Drawing;

/// <summary>What all pages share while they are drawn: fonts, opacities, anchors.</summary>
internal sealed class DocumentCanvas
{
    private readonly SortedSet<byte> opacities = [];

    public DocumentFonts Fonts { get; } = new();

    public IReadOnlyCollection<byte> Opacities => opacities;

    /// <summary>Anchor id to page and height on it, in PDF coordinates.</summary>
    public Dictionary<string, (int Page, double Top)> Anchors { get; } = new(StringComparer.Ordinal);

    public void UseOpacity(byte alpha) => opacities.Add(alpha);

    public static string OpacityName(byte alpha) => "G" + alpha.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The colour that <paramref name="top"/> gives with a share of <paramref name="amount"/> over <paramref name="ground"/>.</summary>
    public static Color Mix(Color ground, Color top, double amount) => new(
        (byte)Math.Round(ground.Red + (top.Red - ground.Red) * amount),
        (byte)Math.Round(ground.Green + (top.Green - ground.Green) * amount),
        (byte)Math.Round(ground.Blue + (top.Blue - ground.Blue) * amount));
}
