using System.Security.Cryptography;
using System.Text;

namespace RotationNotes.Foundation.Text;

/// <summary>SHA-256 as files and seals write it: 64 lower-case hexadecimal digits.</summary>
public static class Sha256
{
    public static string Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return Convert.ToHexStringLower(hash);
    }

    /// <summary>Hash of a text in UTF-8.</summary>
    public static string Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    /// <summary>Whether a text is a hash as <see cref="Of(ReadOnlySpan{byte})"/> writes it.</summary>
    public static bool IsHash(string text) => text.Length == 2 * SHA256.HashSizeInBytes && text.All(char.IsAsciiHexDigitLower);

    /// <summary>Hash of a file's content and its length in bytes.</summary>
    public static (string Hash, long Size) OfFile(FileInfo file)
    {
        using var stream = file.OpenRead();
        return (Convert.ToHexStringLower(SHA256.HashData(stream)), stream.Length);
    }
}
