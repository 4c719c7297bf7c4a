using RotationNotes.Graphics.Characters;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Pdf.Fonts;

namespace RotationNotes.Pdf.Drawing;

/// <summary>What all pages share while they are drawn: fonts, opacities, anchors.</summary>
internal sealed class DocumentCanvas
{
    private readonly bool[] opacities = new bool[256];

    public DocumentFonts Fonts { get; } = new();

    public PrintableLine PrintableLine { get; } = new();

    /// <summary>Characters of drawings that no font has.</summary>
    public List<MissingCharacter> Missing { get; } = [];

    /// <summary>Opacities in use, 0 to 255, ascending.</summary>
    public IEnumerable<int> Opacities
    {
        get
        {
            for (var alpha = 0; alpha < opacities.Length; alpha++)
            {
                if (opacities[alpha])
                    yield return alpha;
            }
        }
    }

    public Dictionary<string, AnchorPlace> Anchors { get; } = new(StringComparer.Ordinal);

    public void UseOpacity(byte alpha) => opacities[alpha] = true;

    public static string OpacityName(int alpha) => "G" + alpha.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The colour that <paramref name="top"/> gives with a share of <paramref name="amount"/> over <paramref name="ground"/>.</summary>
    public static Color Mix(Color ground, Color top, double amount) => new(
        (byte)Math.Round(ground.Red + (top.Red - ground.Red) * amount),
        (byte)Math.Round(ground.Green + (top.Green - ground.Green) * amount),
        (byte)Math.Round(ground.Blue + (top.Blue - ground.Blue) * amount));
}
