using System.Buffers.Binary;
using RotationNotes.Graphics.Devices.Png;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Scenes;

namespace RotationNotes.Tests.Graphics.Devices.Png;

public sealed class PngPaletteTests
{
    private static readonly Color White = new(255, 255, 255);

    [Fact]
    public void Of_FewColors_LosesNothing()
    {
        var pixels = PngDevice.Rasterize(new Scene(20, 10, [new FilledPath(VectorPath.Circle(9, 5, 4), new Color(200, 80, 20))]), 2, White);

        Assert.Equal(Rgb(pixels), Back(Palette(pixels)));
    }

    [Fact]
    public void Of_ManyColors_KeepsFrequentOnesExactAndRareOnesNear()
    {
        // 40 paints over each other at half strength give far more than 160 shades.
        var scene = new Scene(200, 200, [.. Enumerable.Range(0, 40).Select(i => new FilledPath(VectorPath.Circle(20 + (i * 4), 20 + (i * 37 % 160), 18), new Color((byte)(i * 6), (byte)(255 - (i * 5)), (byte)(i * 17), 140)))]);
        var pixels = PngDevice.Rasterize(scene, 2, White);

        var palette = Palette(pixels);

        Assert.Equal(3 * 160, palette.Colors.Length);
        Assert.Equal([255, 255, 255], palette.Colors[..3]);
        var back = Back(palette);
        var exact = Rgb(pixels);
        Assert.InRange(Enumerable.Range(0, back.Length).Average(i => Math.Abs(back[i] - exact[i])), 0.001, 3);
        Assert.Equal(palette.Indexes, Palette(pixels).Indexes);
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

    [Fact]
    public void Of_MoreColorsThanTheTableBeginsWith_TakesTheNearestOfTheMostFrequent()
    {
        // One bar of one pixel for each of 3,000 colours, and the first 160 of them twice.
        static Color Paint(int i) => new((byte)(i % 16 * 16), (byte)(i / 16 % 16 * 16), (byte)(i / 256 * 16));
        var scene = new Scene(3160, 1, [.. Enumerable.Range(0, 3160).Select(i => new FilledPath(VectorPath.Rectangle(new Rect(i, 0, 1, 1)), Paint(i < 3000 ? i : i - 3000)))]);
        var pixels = PngDevice.Rasterize(scene, 1, White);

        var palette = Palette(pixels);

        var kept = Enumerable.Range(0, 160).Select(i => (Red: palette.Colors[3 * i], Green: palette.Colors[3 * i + 1], Blue: palette.Colors[3 * i + 2])).ToArray();
        Assert.Equal(Enumerable.Range(0, 160).Select(i => (Paint(i).Red, Paint(i).Green, Paint(i).Blue)).Order(), kept.Order());
        foreach (var i in (int[])[0, 159, 160, 1234, 2999])
        {
            int Distance((byte Red, byte Green, byte Blue) color) => Squared(color.Red - Paint(i).Red) + Squared(color.Green - Paint(i).Green) + Squared(color.Blue - Paint(i).Blue);
            Assert.Equal(kept.Min(Distance), Distance(kept[palette.Indexes[i]]));
        }

        static int Squared(int value) => value * value;
    }

    private static (byte[] Indexes, byte[] Colors) Palette(PixelBuffer pixels)
    {
        var indexes = new byte[pixels.Width * pixels.Height];
        return (indexes, PngPalette.Of(pixels, indexes));
    }

    private static byte[] Rgb(PixelBuffer pixels) => [.. pixels.Pixels.ToArray().Select(PixelBuffer.ColorOf).SelectMany(color => (byte[])[color.Red, color.Green, color.Blue])];

    private static byte[] Back((byte[] Indexes, byte[] Colors) palette) => [.. palette.Indexes.SelectMany(index => palette.Colors.AsSpan(3 * index, 3).ToArray())];
}
