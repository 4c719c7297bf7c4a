using System.Security.Cryptography;

namespace RotationNotes.Publishing.Archive;

/// <summary>Hashes as the archive writes them: lower-case hexadecimal.</summary>
public static class Sha256
{
    public static string Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return Convert.ToHexStringLower(hash);
    }

    /// <summary>Hash of a file's content and its length in bytes.</summary>
    public static (string Hash, long Size) OfFile(FileInfo file)
    {
        using var stream = file.OpenRead();
        return (Convert.ToHexStringLower(SHA256.HashData(stream)), stream.Length);
    }
}
