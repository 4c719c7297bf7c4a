using System.Buffers;
using System.Numerics;

namespace RotationNotes.Graphics.Devices.Png;

/// <summary>A drawing in at most 160 colours: a third of the bytes to pack, and mail carries a dozen drawings.</summary>
internal static class PngPalette
{
    // A picture has a few hundred shades that differ by less than the eye sees; every one more costs bytes in each row that an edge crosses.
    private const int MostColors = 160;
    private const int ShortRun = 8;

    /// <summary>The most frequent colours stay exact; rarer ones, shades on the edge of a line, become the nearest of those.</summary>
    /// <param name="pixels">The drawing.</param>
    /// <param name="indexes">Takes the palette index of each pixel.</param>
    /// <returns>Three bytes per colour, the most frequent first.</returns>
    public static byte[] Of(PixelBuffer pixels, Span<byte> indexes)
    {
        // Most of a drawing is paper: it is walked by runs of one colour, and once.
        using var runs = new RunList();
        var table = new ColorTable();
        var left = pixels.Pixels;
        while (!left.IsEmpty)
        {
            var length = Run(left);
            runs.Add(table.Count(left[0], length), length);
            left = left[length..];
        }

        var (kept, indexOf) = Rank(table);
        var at = 0;
        foreach (var (color, length) in runs.All)
        {
            var index = indexOf[color];
            if (length > ShortRun)
            {
                indexes.Slice(at, length).Fill(index);
                at += length;
                continue;
            }

            for (var end = at + length; at < end; at++)
                indexes[at] = index;
        }

        return kept;
    }

    // Most runs are the few pixels of an edge, most pixels lie in long ones.
    private static int Run(ReadOnlySpan<uint> pixels)
    {
        var length = 1;
        while (length < pixels.Length && pixels[length] == pixels[0])
        {
            if (++length < ShortRun)
                continue;
            var rest = pixels[length..].IndexOfAnyExcept(pixels[0]);
            return rest < 0 ? pixels.Length : length + rest;
        }

        return length;
    }

    private static (byte[] Kept, byte[] IndexOf) Rank(ColorTable table)
    {
        // Most frequent first, then by colour; frequency alone would leave ties to the order of the drawing.
        var (ranked, entries) = (new ulong[table.Colors.Length], new int[table.Colors.Length]);
        for (var i = 0; i < ranked.Length; i++)
        {
            var color = PixelBuffer.ColorOf(table.Colors[i]);
            ranked[i] = ((ulong)(int.MaxValue - table.Counts[i]) << 24) | ((uint)color.Red << 16) | ((uint)color.Green << 8) | color.Blue;
            entries[i] = i;
        }

        Array.Sort(ranked, entries);
        var kept = new byte[3 * Math.Min(MostColors, ranked.Length)];
        for (var i = 0; i < kept.Length; i += 3)
            (kept[i], kept[i + 1], kept[i + 2]) = ((byte)(ranked[i / 3] >> 16), (byte)(ranked[i / 3] >> 8), (byte)ranked[i / 3]);
        var (indexOf, near) = (new byte[ranked.Length], new NearestColor(kept));
        for (var i = 0; i < ranked.Length; i++)
            indexOf[entries[i]] = (byte)(i < MostColors ? i : near.Index((int)(ranked[i] & 0xFFFFFF)));
        return (kept, indexOf);
    }

    /// <summary>Colours in the order they were met, and how many pixels have each: an open-addressed table.</summary>
    private sealed class ColorTable
    {
        private uint[] colors = new uint[1024];
        private int[] counts = new int[1024];
        private int[] places = new int[4096]; // entry + 1, 0 for a free place; at most a quarter full
        private int used;

        public ReadOnlySpan<uint> Colors => colors.AsSpan(0, used);

        public ReadOnlySpan<int> Counts => counts.AsSpan(0, used);

        /// <summary>Adds a run and returns the entry of its colour.</summary>
        public int Count(uint color, int length)
        {
            var place = Place(color);
            if (places[place] == 0)
            {
                if (used == colors.Length)
                {
                    Grow();
                    place = Place(color);
                }

                colors[used] = color;
                places[place] = ++used;
            }

            var entry = places[place] - 1;
            counts[entry] += length;
            return entry;
        }

        private int Place(uint color)
        {
            var place = (int)((color * 2654435769u) >> 8) & (places.Length - 1);
            while (places[place] != 0 && colors[places[place] - 1] != color)
                place = (place + 1) & (places.Length - 1);
            return place;
        }

        private void Grow()
        {
            Array.Resize(ref colors, 2 * colors.Length);
            Array.Resize(ref counts, colors.Length);
            places = new int[4 * colors.Length];
            for (var entry = 0; entry < used; entry++)
                places[Place(colors[entry])] = entry + 1;
        }
    }

    private sealed class RunList : IDisposable
    {
        private (int Color, int Length)[] runs = ArrayPool<(int, int)>.Shared.Rent(1 << 15);
        private int used;

        public ReadOnlySpan<(int Color, int Length)> All => runs.AsSpan(0, used);

        public void Add(int color, int length)
        {
            if (used == runs.Length)
            {
                var longer = ArrayPool<(int, int)>.Shared.Rent(2 * used);
                All.CopyTo(longer);
                Dispose();
                runs = longer;
            }

            runs[used++] = (color, length);
        }

        public void Dispose() => ArrayPool<(int, int)>.Shared.Return(runs);
    }

    /// <summary>The kept colour at the least squared distance, the most frequent of several.</summary>
    private sealed class NearestColor
    {
        // Distance and index in one number: the least of them is the answer, whatever the width of a vector.
        private readonly int[] red = new int[MostColors], green = new int[MostColors], blue = new int[MostColors], index = new int[MostColors];

        public NearestColor(ReadOnlySpan<byte> kept)
        {
            for (var i = 0; i < MostColors; i++)
            {
                var at = Math.Min(3 * i, kept.Length - 3);
                (red[i], green[i], blue[i], index[i]) = (kept[at], kept[at + 1], kept[at + 2], at / 3);
            }
        }

        public int Index(int rgb)
        {
            Vector<int> wantedRed = new((rgb >> 16) & 255), wantedGreen = new((rgb >> 8) & 255), wantedBlue = new(rgb & 255);
            var least = new Vector<int>(int.MaxValue);
            for (var i = 0; i < MostColors; i += Vector<int>.Count)
            {
                Vector<int> r = new Vector<int>(red, i) - wantedRed, g = new Vector<int>(green, i) - wantedGreen, b = new Vector<int>(blue, i) - wantedBlue;
                least = Vector.Min(least, (((r * r) + (g * g) + (b * b)) << 8) | new Vector<int>(index, i));
            }

            var best = int.MaxValue;
            for (var i = 0; i < Vector<int>.Count; i++)
                best = Math.Min(best, least[i]);
            return best & 255;
        }
    }
}
