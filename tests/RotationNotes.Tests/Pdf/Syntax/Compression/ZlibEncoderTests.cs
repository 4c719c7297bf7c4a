using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using RotationNotes.Pdf.Syntax.Compression;
using RotationNotes.Tests.Architecture;

namespace RotationNotes.Tests.Pdf.Syntax.Compression;

public sealed class ZlibEncoderTests
{
    public static TheoryData<string, byte[]> Inputs => new()
    {
        { "nothing", [] }, { "one byte", [7] }, { "three bytes", [1, 2, 3] }, { "one byte many times", [.. Enumerable.Repeat((byte)65, 100_000)] },
        { "every byte", [.. Enumerable.Range(0, 256).Select(i => (byte)i)] }, { "noise", Noise(200_000) },
        { "text", Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{i * 7 % 1000 / 10.0} {i % 77} l\n"))) },
        { "far repeats", [.. Noise(32_768), .. Noise(32_768), .. Noise(40_000), .. Noise(32_768)] },
        { "skewed", [.. Enumerable.Range(0, 60_000).Select(i => (byte)System.Numerics.BitOperations.TrailingZeroCount(i + 1))] },
    };

    [Theory]
    [MemberData(nameof(Inputs))]
    public void Encode_AnyBytes_AreReadBackByAnotherDecoder(string name, byte[] data) => Assert.True(Inflate(new ZlibEncoder().Encode(data)).SequenceEqual(data), name);

    [Fact]
    public void Encode_RandomMixtures_AreReadBack()
    {
        var (random, encoder) = (new Random(5), new ZlibEncoder());
        for (var round = 0; round < 300; round++)
        {
            var data = new byte[random.Next(0, 3000)];
            for (var i = 0; i < data.Length; i++)
                data[i] = random.Next(3) == 0 || i < 9 ? (byte)random.Next(1 << random.Next(1, 9)) : data[i - 1 - random.Next(Math.Min(i, 9))];

            Assert.Equal(data, Inflate(encoder.Encode(data)));
        }
    }

    [Fact]
    public void Encode_Text_IsAboutAsSmallAsTheRuntimeMakesIt()
    {
        var text = File.ReadAllBytes(Path.Combine(Repository.Root.FullName, "docs", "charts.md"));
        using var target = new MemoryStream();
        using (var zlib = new ZLibStream(target, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(text);

        Assert.True(new ZlibEncoder().Encode(text).Length <= target.Length * 1.04);
    }

    [Fact]
    public void Encode_Noise_GrowsByAFewBytesOnly() => Assert.True(new ZlibEncoder().Encode(Noise(100_000)).Length < 100_100);

    [Fact]
    public void Encode_KnownText_GivesTheBytesOfEveryMachine()
    {
        var text = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 5000).Select(i => $"{i * 31 % 997} {i * 17 % 313} l\n")));

        var digest = Convert.ToHexString(SHA256.HashData(new ZlibEncoder().Encode(text)));

        Assert.Equal("C4989243EBAA0D0A069C2EE0D236468D8829F7A39BC906FD8B53B822D41B41DA", digest);
    }

    private static byte[] Noise(int count)
    {
        var data = new byte[count];
        new Random(11).NextBytes(data);
        return data;
    }

    private static byte[] Inflate(ReadOnlySpan<byte> data)
    {
        using var zlib = new ZLibStream(new MemoryStream(data.ToArray()), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        zlib.CopyTo(plain);
        return plain.ToArray();
    }
}
