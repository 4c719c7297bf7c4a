using RotationNotes.Charts.Look;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Themes;
using RotationNotes.Tests.Architecture;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Graphics.Themes;

/// <summary>Series colours stay apart for every reader, by number: CIELAB distances after simulated colour blindness, and steps of lightness in grey prints.</summary>
/// <remarks>Full dichromacy after Machado, Oliveira and Fernandes (2009), "A physiologically-based model for simulation of color vision deficiency", on linear RGB. CIELAB for D65.</remarks>
public class PaletteTests
{
    private static readonly double[,] Normal = { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } };
    private static readonly double[,] Protanopia = { { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 }, { -0.003882, -0.048116, 1.051998 } };
    private static readonly double[,] Deuteranopia = { { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 }, { -0.011820, 0.042940, 0.968881 } };
    private static readonly double[,] Tritanopia = { { 1.255528, -0.076749, -0.178779 }, { -0.078411, 0.930809, 0.147602 }, { 0.004733, 0.691367, 0.303900 } };

    /// <summary>Theme, whether its dark colours are meant, least distance of any two series, least step of lightness between neighbours.</summary>
    public static TheoryData<string, bool, double, double> Palettes => new()
    {
        { "research", false, 25, 12 },
        { "research", true, 24, 10 },
        { "letter-mono", false, 13, 12 },
    };

    [Theory]
    [MemberData(nameof(Palettes))]
    public void Series_StayApart_ForEveryKindOfSight(string id, bool dark, double leastDistance, double leastStep)
    {
        var colors = Colors(id, dark);

        foreach (var (sight, matrix) in ((string, double[,])[])[("normal", Normal), ("protanopia", Protanopia), ("deuteranopia", Deuteranopia), ("tritanopia", Tritanopia)])
        {
            var labs = colors.Series.Select(color => Lab(color, matrix)).ToArray();
            for (var i = 0; i < labs.Length; i++)
            {
                for (var k = 0; k < i; k++)
                    Assert.True(Distance(labs[i], labs[k]) >= leastDistance, $"{sight}: series {k} and {i} are {Distance(labs[i], labs[k]):0.0} apart");
            }
        }

        var lightness = colors.Series.Select(color => Lab(color, Normal).L).ToArray();
        for (var i = 1; i < lightness.Length; i++)
            Assert.True(Math.Abs(lightness[i] - lightness[i - 1]) >= leastStep, $"series {i - 1} and {i} differ by {Math.Abs(lightness[i] - lightness[i - 1]):0.0} in lightness");
    }

    [Theory]
    [InlineData("research", false)]
    [InlineData("research", true)]
    public void PositiveAndNegative_StayApart_ForRedAndGreenBlindness(string id, bool dark)
    {
        var colors = Colors(id, dark);

        foreach (var matrix in (double[][,])[Protanopia, Deuteranopia])
            Assert.True(Distance(Lab(colors.Positive, matrix), Lab(colors.Negative, matrix)) >= 20, $"{Distance(Lab(colors.Positive, matrix), Lab(colors.Negative, matrix)):0.0}");
    }

    [Theory]
    [InlineData("research")]
    [InlineData("letter-mono")]
    public void Fills_OfNeighbours_DifferInGreyPrints(string id)
    {
        var theme = ThemeFile.Load(Path.Combine(Repository.Root.FullName, "templates", "themes", id + ".json"));
        var style = new ChartStyle(theme, HouseFonts.Library);

        for (var rank = 1; rank < theme.Colors.Series.Length; rank++)
        {
            double here = Lab(style.SeriesFill(rank), Normal).L, before = Lab(style.SeriesFill(rank - 1), Normal).L;
            Assert.True(Math.Abs(here - before) >= 14, $"fills {rank - 1} and {rank} differ by {Math.Abs(here - before):0.0} in lightness");
        }
    }

    private static ThemeColors Colors(string id, bool dark)
    {
        var theme = ThemeFile.Load(Path.Combine(Repository.Root.FullName, "templates", "themes", id + ".json"));
        return dark ? theme.Dark! : theme.Colors;
    }

    private static double Distance((double L, double A, double B) x, (double L, double A, double B) y) =>
        Math.Sqrt((x.L - y.L) * (x.L - y.L) + (x.A - y.A) * (x.A - y.A) + (x.B - y.B) * (x.B - y.B));

    private static (double L, double A, double B) Lab(Color color, double[,] sight)
    {
        double[] linear = [Linear(color.Red), Linear(color.Green), Linear(color.Blue)];
        var seen = new double[3];
        for (var i = 0; i < 3; i++)
            seen[i] = Math.Clamp(sight[i, 0] * linear[0] + sight[i, 1] * linear[1] + sight[i, 2] * linear[2], 0, 1);
        double x = F((0.4124564 * seen[0] + 0.3575761 * seen[1] + 0.1804375 * seen[2]) / 0.95047);
        double y = F(0.2126729 * seen[0] + 0.7151522 * seen[1] + 0.0721750 * seen[2]);
        double z = F((0.0193339 * seen[0] + 0.1191920 * seen[1] + 0.9503041 * seen[2]) / 1.08883);
        return (116 * y - 16, 500 * (x - y), 200 * (y - z));

        static double F(double t) => t > 216.0 / 24389 ? Math.Cbrt(t) : (24389.0 / 27 * t + 16) / 116;
        static double Linear(byte channel) => channel / 255.0 is var s && s <= 0.04045 ? s / 12.92 : Math.Pow((s + 0.055) / 1.055, 2.4);
    }
}
