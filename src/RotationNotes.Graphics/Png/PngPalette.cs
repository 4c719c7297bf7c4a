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
        var counts = Count(pixels.Rgb);
        // Frequency alone would leave ties to the order of a hash table.
        var ranked = counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Select(pair => pair.Key).ToArray();
        var kept = ranked[..Math.Min(MostColors, ranked.Length)];
        var index = new Dictionary<int, byte>(ranked.Length);
        for (var i = 0; i < ranked.Length; i++)
            index.Add(ranked[i], (byte)(i < kept.Length ? i : Nearest(kept, ranked[i])));

        var indexes = new byte[pixels.Rgb.Length / 3];
        var (last, lastIndex) = (-1, (byte)0);
        for (var i = 0; i < indexes.Length; i++)
        {
            var color = At(pixels.Rgb, i);
            if (color != last)
                (last, lastIndex) = (color, index[color]);
            indexes[i] = lastIndex;
        }

        var colors = new byte[3 * kept.Length];
        for (var i = 0; i < kept.Length; i++)
            (colors[3 * i], colors[(3 * i) + 1], colors[(3 * i) + 2]) = ((byte)(kept[i] >> 16), (byte)(kept[i] >> 8), (byte)kept[i]);
        return new PngPalette(indexes, colors);
    }

    // Runs of one colour are counted at their end: most of a drawing is paper.
    private static Dictionary<int, int> Count(byte[] rgb)
    {
        var counts = new Dictionary<int, int>();
        var start = 0;
        for (var i = 1; i <= rgb.Length / 3; i++)
        {
            var color = At(rgb, start);
            if (i < rgb.Length / 3 && At(rgb, i) == color)
                continue;
            CollectionsMarshal.GetValueRefOrAddDefault(counts, color, out _) += i - start;
            start = i;
        }

        return counts;
    }

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

    private static int At(byte[] rgb, int pixel) => (rgb[3 * pixel] << 16) | (rgb[(3 * pixel) + 1] << 8) | rgb[(3 * pixel) + 2];
}
