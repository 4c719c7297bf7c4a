using System.Buffers.Binary;
using RotationNotes.Graphics.Png;
using RotationNotes.Graphics.Scenes;

namespace RotationNotes.Tests.Scenes;

public sealed class PngPaletteTests
{
    private static readonly Color White = new(255, 255, 255);

    [Fact]
    public void Of_FewColors_LosesNothing()
    {
        var pixels = PngDevice.Rasterize(new Scene(20, 10, [new FilledPath(VectorPath.Circle(9, 5, 4), new Color(200, 80, 20))]), 2, White);

        Assert.Equal(pixels.Rgb.ToArray(), Back(PngPalette.Of(pixels)));
    }

    [Fact]
    public void Of_ManyColors_KeepsFrequentOnesExactAndRareOnesNear()
    {
        // 40 paints over each other at half strength give far more than 256 shades.
        var scene = new Scene(200, 200, [.. Enumerable.Range(0, 40).Select(i => new FilledPath(VectorPath.Circle(20 + (i * 4), 20 + (i * 37 % 160), 18), new Color((byte)(i * 6), (byte)(255 - (i * 5)), (byte)(i * 17), 140)))]);
        var pixels = PngDevice.Rasterize(scene, 2, White);

        var palette = PngPalette.Of(pixels);

        Assert.Equal(3 * 256, palette.Colors.Length);
        Assert.Equal([255, 255, 255], palette.Colors[..3]);
        var back = Back(palette);
        var exact = pixels.Rgb.ToArray();
        Assert.InRange(Enumerable.Range(0, back.Length).Average(i => Math.Abs(back[i] - exact[i])), 0.001, 3);
        Assert.Equal(palette.Indexes, PngPalette.Of(pixels).Indexes);
    }

    [Fact]
    public void Render_Indexed_IsSmallerAndSaysSo()
    {
        var scene = new Scene(200, 100, [new StrokedPath(VectorPath.Circle(100, 50, 40), new Stroke(new Color(10, 53, 86), 3))]);

        var (exact, indexed) = (PngDevice.Render(scene, 3), PngDevice.Render(scene, 3, indexed: true));

        Assert.Equal(3, indexed[25]);
        Assert.True(indexed.Length < exact.Length);
        Assert.Equal(BinaryPrimitives.ReadInt32BigEndian(exact.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(indexed.AsSpan(16)));
    }

    private static byte[] Back(PngPalette palette) => [.. palette.Indexes.SelectMany(index => palette.Colors.AsSpan(3 * index, 3).ToArray())];
}
