using System.Runtime.InteropServices;

namespace RotationNotes.Graphics.Png;

/// <summary>A drawing in at most 256 colours: a third of the bytes to pack, and mail carries a dozen drawings.</summary>
/// <param name="Indexes">One palette index per pixel, rows from the top.</param>
/// <param name="Colors">Palette, three bytes per entry.</param>
internal sealed record PngPalette(byte[] Indexes, byte[] Colors)
{
    private const int MostColors = 256;

    /// <summary>The most frequent colours stay exact; rarer ones, shades on the edge of a line, become the nearest of those.</summary>
    public static PngPalette Of(PixelSurface pixels)
    {
        ReadOnlySpan<byte> rgb = pixels.Rgb;
        var counts = Count(rgb);
        // Most frequent first; frequency alone would leave ties to the order of a hash table.
        var ranked = new long[counts.Count];
        var next = 0;
        foreach (var (color, count) in counts)
            ranked[next++] = ((long)(int.MaxValue - count) << 24) | (long)color;
        Array.Sort(ranked);
        var kept = new int[Math.Min(MostColors, ranked.Length)];
        for (var i = 0; i < kept.Length; i++)
            kept[i] = (int)ranked[i] & 0xFFFFFF;
        var index = new Dictionary<int, int>(ranked.Length);
        for (var i = 0; i < ranked.Length; i++)
        {
            var color = (int)ranked[i] & 0xFFFFFF;
            index.Add(color, i < kept.Length ? i : Nearest(kept, color));
        }

        var indexes = new byte[rgb.Length / 3];
        for (int i = 0, length; i < indexes.Length; i += length)
        {
            length = Run(rgb, i);
            indexes.AsSpan(i, length).Fill((byte)index[At(rgb, i)]);
        }

        var colors = new byte[3 * kept.Length];
        for (var i = 0; i < kept.Length; i++)
            (colors[3 * i], colors[(3 * i) + 1], colors[(3 * i) + 2]) = ((byte)(kept[i] >> 16), (byte)(kept[i] >> 8), (byte)kept[i]);
        return new PngPalette(indexes, colors);
    }

    // Counted by runs: most of a drawing is paper.
    private static Dictionary<int, int> Count(ReadOnlySpan<byte> rgb)
    {
        var counts = new Dictionary<int, int>();
        for (int i = 0, length; i < rgb.Length / 3; i += length)
        {
            length = Run(rgb, i);
            CollectionsMarshal.GetValueRefOrAddDefault(counts, At(rgb, i), out _) += length;
        }

        return counts;
    }

    // Bytes that equal those one pixel later belong to a run of one colour.
    private static int Run(ReadOnlySpan<byte> rgb, int pixel) =>
        (rgb[(3 * pixel)..].CommonPrefixLength(rgb[(3 * (pixel + 1))..]) / 3) + 1;

    private static int Nearest(int[] kept, int color)
    {
        var (best, bestDistance) = (0, int.MaxValue);
        for (var i = 0; i < kept.Length; i++)
        {
            int red = ((kept[i] >> 16) & 255) - ((color >> 16) & 255), green = ((kept[i] >> 8) & 255) - ((color >> 8) & 255), blue = (kept[i] & 255) - (color & 255);
            var distance = (red * red) + (green * green) + (blue * blue);
            if (distance < bestDistance)
                (best, bestDistance) = (i, distance);
        }

        return best;
    }

    private static int At(ReadOnlySpan<byte> rgb, int pixel) => (rgb[3 * pixel] << 16) | (rgb[(3 * pixel) + 1] << 8) | rgb[(3 * pixel) + 2];
}
