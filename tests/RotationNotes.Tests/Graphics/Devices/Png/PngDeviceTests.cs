using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Compression;
using RotationNotes.Graphics.Devices.Png;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Scenes;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Graphics.Devices.Png;

public class PngDeviceTests
{
    private static readonly Color Black = new(0, 0, 0);
    private static readonly Color White = new(255, 255, 255);

    [Fact]
    public void Render_Rectangle_CoversExactlyItsPixels()
    {
        var pixels = Raster(6, 4, new FilledPath(VectorPath.Rectangle(new Rect(1, 1, 3, 2)), new Color(200, 10, 20)));

        for (var y = 0; y < 4; y++)
        {
            for (var x = 0; x < 6; x++)
                Assert.Equal(x is >= 1 and < 4 && y is >= 1 and < 3 ? new Color(200, 10, 20) : White, At(pixels, x, y));
        }
    }

    [Fact]
    public void Render_HalfCoveredPixel_IsHalfWayBetweenTheCodesAsBrowsersHaveIt()
    {
        var pixels = Raster(2, 1, new FilledPath(VectorPath.Rectangle(new Rect(0, 0, 0.5, 1)), Black));

        Assert.InRange(At(pixels, 0, 0).Red, 126, 129);
        Assert.Equal(White, At(pixels, 1, 0));
    }

    [Theory]
    [InlineData(10.3), InlineData(3.1), InlineData(0.7)]
    public void Coverage_OfACircle_IsItsArea(double radius)
    {
        var area = Covered(30, 30, new FilledPath(VectorPath.Circle(15.2, 14.7, radius), Black));

        Assert.Equal(Math.PI * radius * radius, area, (Math.PI * radius * radius * 0.02) + 0.08);
    }

    [Fact]
    public void Coverage_OfAThinSlantedStroke_IsLengthTimesWidth() =>
        Assert.Equal(Math.Sqrt(20 * 20 + 7 * 7) * 0.8, Covered(30, 30, new StrokedPath(VectorPath.Segment(3, 4, 23, 11), new Stroke(Black, 0.8))), 1.1);

    [Fact]
    public void Coverage_OfDashes_IsTheShareThatIsOn() =>
        Assert.Equal(3 * 6 * 2, Covered(30, 10, new StrokedPath(VectorPath.Segment(2, 5, 26, 5), new Stroke(Black, 2, [6, 3]))), 0.1);

    [Fact]
    public void Coverage_OfCaps_AddsHalfDiscsOrHalfSquares()
    {
        double Line(LineCap cap) => Covered(40, 20, new StrokedPath(VectorPath.Segment(10, 10, 30, 10), new Stroke(Black, 6, [], cap)));

        Assert.Equal(120, Line(LineCap.Butt), 0.5);
        Assert.Equal(120 + Math.PI * 9, Line(LineCap.Round), 1.0);
        Assert.Equal(120 + 36, Line(LineCap.Square), 0.5);
    }

    [Theory]
    [InlineData(LineJoin.Miter, 36)]
    [InlineData(LineJoin.Bevel, 18)]
    [InlineData(LineJoin.Round, 28.27)]
    public void Coverage_OfARightAngle_DependsOnTheJoin(LineJoin join, double corner)
    {
        // Two legs of 20 × 12, sharing the inner quarter of the joint; the outer quarter (6 × 6) is what the join adds.
        var path = new PathBuilder().Move(10, 40).Line(10, 20).Line(30, 20).Build();

        var area = Covered(50, 50, new StrokedPath(path, new Stroke(Black, 12, [], LineCap.Butt, join)));

        Assert.Equal(20 * 12 * 2 - 36 + corner, area, 1.5);
    }

    [Fact]
    public void Render_ClippedGroup_PaintsInsideOnly()
    {
        var pixels = Raster(4, 4, new ClippedGroup(new Rect(1, 1, 2, 2), [new FilledPath(VectorPath.Rectangle(new Rect(-5, -5, 50, 50)), Black)]));

        Assert.Equal((White, Black, Black, White), (At(pixels, 0, 1), At(pixels, 1, 1), At(pixels, 2, 2), At(pixels, 3, 2)));
    }

    [Fact]
    public void Render_PathFarOutsideThePicture_IsCutOffOnEverySide()
    {
        var pixels = Raster(3, 3, new FilledPath(VectorPath.Rectangle(new Rect(-1e6, -1e6, 2e6, 2e6)), Black));

        Assert.Equal((Black, Black), (At(pixels, 0, 0), At(pixels, 2, 2)));
        Assert.Equal(0, Covered(3, 3, new FilledPath(VectorPath.Rectangle(new Rect(10, -5, 20, 50)), Black)));
    }

    [Fact]
    public void Render_Text_DrawsLettersOnTheirBaseline()
    {
        var run = new TextRun("HIH", new TextStyle(HouseFonts.Sans, 20, Black), 30, 25, TextAnchor.Middle);

        var pixels = Raster(60, 30, run);

        Assert.True(Enumerable.Range(0, 60).Any(x => At(pixels, x, 20) == Black), "no full stem");
        Assert.All(Enumerable.Range(0, 60), x => Assert.Equal(White, At(pixels, x, 26)));
        var ink = Enumerable.Range(0, 60).Where(x => At(pixels, x, 20) != White).ToArray();
        Assert.Equal(30, (ink[0] + ink[^1] + 1) / 2.0, 1.0);
    }

    [Fact]
    public void Render_Png_DecodesToThePixelsAndStatesItsResolution()
    {
        var scene = new Scene(20, 10, [new FilledPath(VectorPath.Circle(9, 5, 4), new Color(200, 80, 20))]);

        var png = PngDevice.Render(scene, 2);

        var (width, height, rgb, perMetre) = Decode(png);
        Assert.Equal((40, 20, 5669), (width, height, perMetre)); // 144 per inch
        Assert.Equal(Rgb(PngDevice.Rasterize(scene, 2, White)), rgb);
        Assert.Equal(png, PngDevice.Render(scene, 2));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1e6)]
    public void Render_AbsurdScale_IsRefused(double scale) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PngDevice.Render(new Scene(10, 10, []), scale));

    [Fact]
    public void Render_OnManyThreads_GivesTheSameBytes()
    {
        var scene = new Scene(120, 60, [new TextRun("Rotation: 12.5%", new TextStyle(HouseFonts.Sans, 12, Black), 10, 30), new StrokedPath(Jagged(500), new Stroke(new Color(10, 80, 160), 1))]);
        var expected = PngDevice.Render(scene, 3, indexed: true);
        var pictures = new byte[16][];

        Parallel.For(0, pictures.Length, i => pictures[i] = PngDevice.Render(scene, 3, indexed: true));

        Assert.All(pictures, picture => Assert.Equal(expected, picture));
    }

    [Fact]
    public void Render_LongJaggedLine_LooksAsIfStrokedAtOnce()
    {
        // A long dash pattern that never ends is the same line without the short cut for long ones.
        var path = Jagged(700);
        double Difference(double widthPt)
        {
            var cut = Rgb(Raster(400, 120, new StrokedPath(path, new Stroke(Black, widthPt))));
            var whole = Rgb(Raster(400, 120, new StrokedPath(path, new Stroke(Black, widthPt, [1e6, 1]))));
            return cut.Zip(whole, (a, b) => Math.Abs(a - b) > 64 ? 1.0 : 0).Average();
        }

        Assert.InRange(Difference(1), 0, 0.002);
        Assert.InRange(Difference(3.5), 0, 0.002);
    }

    [Fact]
    public void Render_LineWithHoles_LeavesThemOpen()
    {
        var path = new PathBuilder();
        for (var x = 0; x < 100; x++)
            path = x is 0 or 50 ? path.Move(x, 5) : x is 49 ? path : path.Line(x, 5);

        var pixels = Raster(100, 10, new StrokedPath(path.Build(), new Stroke(Black, 2)));

        Assert.Equal((Black, White, Black), (At(pixels, 47, 5), At(pixels, 49, 5), At(pixels, 51, 5)));
        Assert.Equal((Black, White), (At(pixels, 98, 5), At(pixels, 99, 5)));
    }

    private static VectorPath Jagged(int points)
    {
        var random = new Random(7);
        var path = new PathBuilder().Move(5, 60);
        for (var i = 1; i < points; i++)
            path.Line(5 + (i * 390.0 / points), 60 + (random.NextDouble() - 0.5) * 100);
        return path.Build();
    }

    private static PixelBuffer Raster(int width, int height, params ImmutableArray<SceneItem> items) => PngDevice.Rasterize(new Scene(width, height, items), 1, White);

    private static Color At(PixelBuffer pixels, int x, int y) => PixelBuffer.ColorOf(pixels.Row(y)[x]);

    private static byte[] Rgb(PixelBuffer pixels)
    {
        var rgb = new List<byte>();
        foreach (var pixel in pixels.Pixels)
        {
            var color = PixelBuffer.ColorOf(pixel);
            rgb.AddRange([color.Red, color.Green, color.Blue]);
        }

        return [.. rgb];
    }

    // Painted area in pixels: black on white.
    private static double Covered(int width, int height, SceneItem item)
    {
        var sum = 0.0;
        foreach (var pixel in Raster(width, height, item).Pixels)
            sum += 1 - PixelBuffer.ColorOf(pixel).Red / 255.0;
        return sum;
    }

    // Just enough of a reader to check the writer: one IDAT, filters 0 and 2.
    private static (int Width, int Height, byte[] Rgb, int PerMetre) Decode(byte[] png)
    {
        int width = 0, height = 0, perMetre = 0;
        byte[] packed = [];
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var type = System.Text.Encoding.ASCII.GetString(png, at + 4, 4);
            var body = png.AsSpan(at + 8, length);
            if (type == "IHDR")
                (width, height) = (BinaryPrimitives.ReadInt32BigEndian(body), BinaryPrimitives.ReadInt32BigEndian(body[4..]));
            if (type == "pHYs")
                perMetre = BinaryPrimitives.ReadInt32BigEndian(body);
            if (type == "IDAT")
                packed = body.ToArray();
            at += 12 + length;
        }

        using var lines = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
        var rgb = new byte[3 * width * height];
        var stride = 3 * width;
        for (var y = 0; y < height; y++)
        {
            var filter = lines.ReadByte();
            var row = rgb.AsSpan(y * stride, stride);
            lines.ReadExactly(row);
            for (var x = 0; x < stride && filter == 2; x++)
                row[x] += rgb[(y - 1) * stride + x];
        }

        Assert.Equal(-1, lines.ReadByte());
        return (width, height, rgb, perMetre);
    }
}
