using System.Buffers.Binary;

namespace RotationNotes.Pdf.Syntax.Compression;

/// <summary>Writes zlib streams (RFC 1950) of which every bit follows from the input alone.</summary>
/// <remarks>
/// The runtime's own compressor may choose other matches on another processor or in another version, and sealed editions would
/// then differ where nothing changed (docs/decisions/0013). An encoder keeps its tables between calls; it is not safe to share between threads.
/// </remarks>
public sealed class ZlibEncoder
{
    private const int AdlerModulus = 65521;
    // The largest run for which the sums cannot overflow 32 bits (RFC 1950, 9).
    private const int AdlerRun = 5552;
    private readonly MatchFinder matches = new();
    private readonly DeflateBlock block = new();
    private readonly BitWriter bits = new();

    /// <summary>The compressed bytes; they stay valid until the next call.</summary>
    public ReadOnlySpan<byte> Encode(ReadOnlySpan<byte> data)
    {
        bits.Clear();
        // Method 8, window of 32 KiB, default level: 0x789C is a multiple of 31.
        bits.Byte(0x78);
        bits.Byte(0x9C);
        var at = 0;
        matches.Begin(data.Length);
        do
        {
            var start = at;
            block.Clear();
            at = matches.Fill(data, at, block);
            block.Write(bits, data[start..at], last: at == data.Length);
        }
        while (at < data.Length);
        bits.Align();
        Span<byte> sum = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(sum, Adler32(data));
        foreach (var value in sum)
            bits.Byte(value);
        return bits.Written;
    }

    private static uint Adler32(ReadOnlySpan<byte> data)
    {
        var (a, b) = (1u, 0u);
        while (data.Length > 0)
        {
            var run = data[..Math.Min(AdlerRun, data.Length)];
            foreach (var value in run)
            {
                a += value;
                b += a;
            }

            (a, b) = (a % AdlerModulus, b % AdlerModulus);
            data = data[run.Length..];
        }

        return (b << 16) | a;
    }
}
