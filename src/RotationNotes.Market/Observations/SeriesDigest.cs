using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace RotationNotes.Market.Observations;

/// <summary>SHA-256 of a series' content: names the vintage a note was made from.</summary>
/// <remarks>Over the id, the unit, every date and value, and every vintage when there are some; not over names or sources, which change no number.</remarks>
public static class SeriesDigest
{
    /// <summary>64 lower-case hexadecimal digits.</summary>
    public static string Of(Series series)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(string.Concat(series.Id.Value, "\n", ((int)series.Descriptor.Unit).ToString(CultureInfo.InvariantCulture), "\n", series.Count.ToString(CultureInfo.InvariantCulture), "\n")));
        // Day numbers and bit patterns, little-endian; big-endian machines are not supported by the runtime targets in use.
        hash.AppendData(MemoryMarshal.AsBytes(series.Dates));
        hash.AppendData(MemoryMarshal.AsBytes(series.Values));
        if (series.Vintages is { } vintages)
        {
            foreach (var row in vintages.Rows)
            {
                hash.AppendData(BitConverter.GetBytes(row.Date.DayNumber));
                hash.AppendData(BitConverter.GetBytes(row.KnownAt.Ticks));
                hash.AppendData(BitConverter.GetBytes(row.Value));
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>One digest of many, in the order given.</summary>
    public static string Of(IEnumerable<string> digests) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', digests))));
}
