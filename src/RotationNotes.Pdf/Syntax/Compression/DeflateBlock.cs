using System.Numerics;

namespace RotationNotes.Pdf.Syntax.Compression;

/// <summary>Literals and matches of one block, written in the form that takes the fewest bits (RFC 1951, 3.2).</summary>
internal sealed class DeflateBlock
{
    private const int MostTokens = 1 << 14;
    private const int EndOfBlock = 256;
    private const int LongestStored = 65_535;
    private const uint IsMatch = 1u << 31;
    private static readonly byte[] LengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
    private static readonly HuffmanCode FixedLiterals = MakeFixed(288, 15, i => i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8);
    private static readonly HuffmanCode FixedDistances = MakeFixed(30, 15, _ => 5);
    private static readonly byte[] LengthCodes = MakeLengthCodes();

    private readonly uint[] tokens = new uint[MostTokens];
    private readonly int[] literalCounts = new int[286];
    private readonly int[] distanceCounts = new int[30];
    private readonly int[] lengthCounts = new int[19];
    private readonly HuffmanCode literals = new(286, 15);
    private readonly HuffmanCode distances = new(30, 15);
    private readonly HuffmanCode codeLengths = new(19, 7);
    private readonly List<(byte Symbol, byte Extra)> described = new(320);
    private int count;

    public bool IsFull => count == MostTokens;

    public void Clear()
    {
        count = 0;
        Array.Clear(literalCounts);
        Array.Clear(distanceCounts);
    }

    public void Literal(byte value)
    {
        tokens[count++] = value;
        literalCounts[value]++;
    }

    /// <param name="length">3 to 258.</param>
    /// <param name="distance">1 to 32,768.</param>
    public void Match(int length, int distance)
    {
        tokens[count++] = IsMatch | ((uint)(length - 3) << 16) | (uint)(distance - 1);
        literalCounts[257 + LengthCodes[length - 3]]++;
        distanceCounts[DistanceCode(distance - 1)]++;
    }

    /// <param name="data">The bytes that the block stands for.</param>
    public void Write(BitWriter bits, ReadOnlySpan<byte> data, bool last)
    {
        literalCounts[EndOfBlock] = 1;
        literals.Build(literalCounts);
        distances.Build(distanceCounts);
        Describe();
        var (own, usual) = (HeaderBits() + Bits(literals, distances), Bits(FixedLiterals, FixedDistances));
        if (data.Length <= LongestStored && 8L * data.Length + 40 <= Math.Min(own, usual))
        {
            bits.Bits(last ? 1u : 0u, 3);
            bits.Align();
            bits.Bits((uint)data.Length | ((uint)(ushort)~data.Length << 16), 32);
            bits.Raw(data);
        }
        else if (usual <= own)
        {
            bits.Bits((last ? 1u : 0u) | (1u << 1), 3);
            WriteTokens(bits, FixedLiterals, FixedDistances);
        }
        else
        {
            bits.Bits((last ? 1u : 0u) | (2u << 1), 3);
            WriteHeader(bits);
            WriteTokens(bits, literals, distances);
        }
    }

    /// <summary>The lengths of both codes, repeats folded (RFC 1951, 3.2.7).</summary>
    private void Describe()
    {
        described.Clear();
        Array.Clear(lengthCounts);
        Span<byte> all = stackalloc byte[286 + 30];
        var used = Used(literals.Lengths, 257);
        literals.Lengths.AsSpan(0, used).CopyTo(all);
        var far = Used(distances.Lengths, 1);
        distances.Lengths.AsSpan(0, far).CopyTo(all[used..]);
        all = all[..(used + far)];
        for (var i = 0; i < all.Length;)
        {
            var run = 1;
            while (i + run < all.Length && all[i + run] == all[i])
                run++;
            i += Fold(all[i], run);
        }

        foreach (var (symbol, _) in described)
            lengthCounts[symbol]++;
        codeLengths.Build(lengthCounts);
    }

    private int Fold(byte length, int run)
    {
        if (length == 0 && run >= 3)
        {
            var zeros = Math.Min(run, 138);
            described.Add(zeros <= 10 ? ((byte)17, (byte)(zeros - 3)) : ((byte)18, (byte)(zeros - 11)));
            return zeros;
        }

        described.Add((length, 0));
        if (run < 4)
            return 1;
        var repeats = Math.Min(run - 1, 6);
        described.Add((16, (byte)(repeats - 3)));
        return repeats + 1;
    }

    private static int Used(byte[] lengths, int least)
    {
        var used = lengths.Length;
        while (used > least && lengths[used - 1] == 0)
            used--;
        return used;
    }

    private int ListedLengths()
    {
        var listed = 19;
        while (listed > 4 && codeLengths.Lengths[LengthOrder[listed - 1]] == 0)
            listed--;
        return listed;
    }

    private long HeaderBits()
    {
        long total = 14 + 3 * ListedLengths();
        foreach (var (symbol, _) in described)
            total += codeLengths.Lengths[symbol] + ExtraOf(symbol);
        return total;
    }

    private static int ExtraOf(int symbol) => symbol switch { 16 => 2, 17 => 3, 18 => 7, _ => 0 };

    private long Bits(HuffmanCode literal, HuffmanCode distance)
    {
        var total = 0L;
        for (var i = 0; i < literalCounts.Length; i++)
            total += (long)literalCounts[i] * (literal.Lengths[i] + (i > EndOfBlock ? LengthExtra(i - 257) : 0));
        for (var i = 0; i < distanceCounts.Length; i++)
            total += (long)distanceCounts[i] * (distance.Lengths[i] + DistanceExtra(i));
        return total;
    }

    private void WriteHeader(BitWriter bits)
    {
        var listed = ListedLengths();
        bits.Bits((uint)(Used(literals.Lengths, 257) - 257), 5);
        bits.Bits((uint)(Used(distances.Lengths, 1) - 1), 5);
        bits.Bits((uint)(listed - 4), 4);
        for (var i = 0; i < listed; i++)
            bits.Bits(codeLengths.Lengths[LengthOrder[i]], 3);
        foreach (var (symbol, extra) in described)
        {
            bits.Bits(codeLengths.Codes[symbol], codeLengths.Lengths[symbol]);
            bits.Bits(extra, ExtraOf(symbol));
        }
    }

    private void WriteTokens(BitWriter bits, HuffmanCode literal, HuffmanCode distance)
    {
        foreach (var token in tokens.AsSpan(0, count))
        {
            if (token < IsMatch)
            {
                bits.Bits(literal.Codes[token], literal.Lengths[token]);
                continue;
            }

            var length = (int)((token >> 16) & 0xFF);
            var code = LengthCodes[length];
            var extra = LengthExtra(code);
            bits.Bits(literal.Codes[257 + code] | ((uint)(length - LengthBase(code)) << literal.Lengths[257 + code]), literal.Lengths[257 + code] + extra);
            var back = (int)(token & 0x7FFF);
            code = (byte)DistanceCode(back);
            extra = DistanceExtra(code);
            bits.Bits(distance.Codes[code] | ((uint)(back & ((1 << extra) - 1)) << distance.Lengths[code]), distance.Lengths[code] + extra);
        }

        bits.Bits(literal.Codes[EndOfBlock], literal.Lengths[EndOfBlock]);
    }

    // Lengths count from 3, distances from 1; each pair of codes takes one extra bit more than the pair before (RFC 1951, 3.2.5).
    private static int LengthExtra(int code) => code is < 8 or 28 ? 0 : (code >> 2) - 1;

    private static int LengthBase(int code) => code < 8 ? code : code == 28 ? 255 : (4 + (code & 3)) << ((code >> 2) - 1);

    private static int DistanceExtra(int code) => code < 4 ? 0 : (code >> 1) - 1;

    private static int DistanceCode(int back)
    {
        if (back < 4)
            return back;
        var log = BitOperations.Log2((uint)back);
        return 2 * log + ((back >> (log - 1)) & 1);
    }

    private static byte[] MakeLengthCodes()
    {
        var codes = new byte[256];
        for (var code = 0; code < 28; code++)
        {
            for (var i = 0; i < 1 << LengthExtra(code); i++)
                codes[Math.Min(255, LengthBase(code) + i)] = (byte)code;
        }

        codes[255] = 28;
        return codes;
    }

    private static HuffmanCode MakeFixed(int symbols, int longest, Func<int, int> length)
    {
        var code = new HuffmanCode(symbols, longest);
        code.Use([.. Enumerable.Range(0, symbols).Select(i => (byte)length(i))]);
        return code;
    }
}
