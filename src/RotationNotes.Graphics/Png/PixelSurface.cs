using System.Buffers;
using RotationNotes.Graphics.Scenes;

namespace RotationNotes.Graphics.Png;

/// <summary>Opaque sRGB pixels that take coverage in linear light.</summary>
internal sealed class PixelSurface : IDisposable
{
    private const int LinearSteps = 4096;
    private const float LeastShare = 0.002f;
    private static readonly float[] ToLinear = BuildToLinear();
    private static readonly byte[] FromLinear = BuildFromLinear();

    // Blending in linear light makes dark stems narrower than a pixel look lighter than on paper, and light ones on dark ground
    // heavier; browsers and PDF viewers blend text in sRGB. These gains on partial coverage bring small text to the weight it has there.
    private static readonly float[] DarkStems = BuildGain(1 / 1.45), LightStems = BuildGain(1.45);

    private byte[] bytes;

    public PixelSurface(int width, int height, Color paper)
    {
        (Width, Height) = (width, height);
        // A mail takes a dozen pictures of some megabytes each, one after the other: they share one array.
        bytes = ArrayPool<byte>.Shared.Rent(3 * width * height);
        Clear(paper);
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Rows from the top, three bytes per pixel.</summary>
    public Span<byte> Rgb => bytes.AsSpan(0, 3 * Width * Height);

    /// <summary>Gives the memory back; the surface must not be used afterwards.</summary>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = [];
    }

    /// <summary>Nothing but paper again.</summary>
    public void Clear(Color paper)
    {
        if (paper is { Red: 255, Green: 255, Blue: 255 })
        {
            Rgb.Fill(255);
            return;
        }

        var row = Rgb[..(3 * Width)];
        for (var i = 0; i < row.Length; i += 3)
            (row[i], row[i + 1], row[i + 2]) = (paper.Red, paper.Green, paper.Blue);
        for (var y = 1; y < Height; y++)
            row.CopyTo(Rgb[(3 * Width * y)..]);
    }

    /// <summary>Blends a colour over the pixels by what the buffer covers of them, inside the clip (pixels, may be fractional), and empties the buffer.</summary>
    /// <param name="coverage">What is covered.</param>
    /// <param name="color">The paint.</param>
    /// <param name="clip">Where it may go.</param>
    /// <param name="isText">Small letters: their thin stems are strengthened when dark and weakened when light.</param>
    public void Paint(CoverageBuffer coverage, Color color, in PixelClip clip, bool isText = false)
    {
        var gain = isText ? StemGain(color) : null;
        float red = ToLinear[color.Red], green = ToLinear[color.Green], blue = ToLinear[color.Blue];
        var opacity = color.Alpha / 255f;
        for (var y = coverage.FirstRow; y <= coverage.LastRow; y++)
        {
            var rowShare = opacity * clip.RowShare(y);
            if (rowShare > 0)
                PaintRow(coverage, y, color, (red, green, blue), rowShare, clip, gain);
            coverage.Forget(y);
        }
    }

    private void PaintRow(CoverageBuffer coverage, int y, Color color, (float Red, float Green, float Blue) light, float rowShare, in PixelClip clip, float[]? gain)
    {
        var row = coverage.Row(y);
        var (start, end) = coverage.Touched(y);
        var pixels = Rgb.Slice(3 * (y * Width + coverage.Left), 3 * row.Length);
        var sum = 0f;
        for (var x = start; x < row.Length; x++)
        {
            sum += row[x];
            var share = Math.Min(Math.Abs(sum), 1f);
            if (share < LeastShare)
            {
                // Nothing is covered before the next edge; behind the last one there is none.
                if (x + 1 >= end)
                    break;
                var next = row[(x + 1)..end].IndexOfAnyExcept(0f);
                if (next < 0)
                    break;
                x += next;
                continue;
            }

            if (gain is not null)
                share = gain[(int)(share * 255 + 0.5f)];
            share *= rowShare;
            if (!clip.IsWhole)
                share *= clip.ColumnShare(x + coverage.Left);
            var pixel = pixels.Slice(3 * x, 3);
            if (share >= 0.998f)
            {
                (pixel[0], pixel[1], pixel[2]) = (color.Red, color.Green, color.Blue);
                // Inside a filled area the sum stays: the run to the next edge takes the same paint.
                if (!clip.IsWhole || x + 1 >= end)
                    continue;
                var run = row[(x + 1)..end].IndexOfAnyExcept(0f);
                for (; run > 0; run--)
                {
                    x++;
                    (pixels[3 * x], pixels[3 * x + 1], pixels[3 * x + 2]) = (color.Red, color.Green, color.Blue);
                }

                continue;
            }

            pixel[0] = Mix(pixel[0], light.Red, share);
            pixel[1] = Mix(pixel[1], light.Green, share);
            pixel[2] = Mix(pixel[2], light.Blue, share);
        }
    }

    // Letters of middle lightness look the same in either light.
    private static float[]? StemGain(Color color) => (299 * color.Red + 587 * color.Green + 114 * color.Blue) switch
    {
        < 140_000 => DarkStems,
        > 190_000 => LightStems,
        _ => null,
    };

    private static float[] BuildGain(double exponent)
    {
        var table = new float[256];
        for (var i = 0; i < 256; i++)
            table[i] = (float)Math.Pow(i / 255.0, exponent);
        return table;
    }

    private static byte Mix(byte under, float over, float share)
    {
        var below = ToLinear[under];
        return FromLinear[(int)((below + (over - below) * share) * (LinearSteps - 1) + 0.5f)];
    }

    // The sRGB transfer function, IEC 61966-2-1.
    private static float[] BuildToLinear()
    {
        var table = new float[256];
        for (var i = 0; i < 256; i++)
        {
            var s = i / 255.0;
            table[i] = (float)(s <= 0.04045 ? s / 12.92 : Math.Pow((s + 0.055) / 1.055, 2.4));
        }

        return table;
    }

    private static byte[] BuildFromLinear()
    {
        var table = new byte[LinearSteps];
        for (var i = 0; i < LinearSteps; i++)
        {
            var l = i / (LinearSteps - 1.0);
            table[i] = (byte)Math.Round(255 * (l <= 0.0031308 ? 12.92 * l : 1.055 * Math.Pow(l, 1 / 2.4) - 0.055));
        }

        return table;
    }
}

/// <summary>An axis-parallel clip in pixels with soft edges where it cuts through a pixel.</summary>
internal readonly record struct PixelClip(double Left, double Top, double Right, double Bottom, bool IsWhole)
{
    public float RowShare(int y) => (float)Math.Clamp(Math.Min(Bottom, y + 1) - Math.Max(Top, y), 0, 1);

    public float ColumnShare(int x) => (float)Math.Clamp(Math.Min(Right, x + 1) - Math.Max(Left, x), 0, 1);

    public PixelClip Intersect(double left, double top, double right, double bottom) =>
        new(Math.Max(Left, left), Math.Max(Top, top), Math.Min(Right, right), Math.Min(Bottom, bottom), IsWhole: false);
}
