using System.Security.Cryptography;
using System.Text;
using RotationNotes.Documents.Diagnostics;

namespace RotationNotes.Market.Import;

/// <summary>One file of an imported folder, decoded.</summary>
internal sealed class SourceFile
{
    private static readonly UTF8Encoding strictUtf8 = new(false, throwOnInvalidBytes: true);

    private SourceFile(string path, string sha256, string text, Diagnostic? refusal) =>
        (Path, Sha256, Text, Refusal) = (path, sha256, text, refusal);

    /// <summary>Path below the imported folder, with forward slashes.</summary>
    public string Path { get; }

    public string Sha256 { get; }

    /// <summary>The content without byte-order mark; empty when refused.</summary>
    public string Text { get; }

    /// <summary>Why the content is no text of rows at all; null when it may be.</summary>
    public Diagnostic? Refusal { get; }

    /// <summary>File name without folder and extension.</summary>
    public string Stem => System.IO.Path.GetFileNameWithoutExtension(Path);

    public static SourceFile Read(FileInfo file, string path)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(file.FullName);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new SourceFile(path, "", "", Diagnostic.Error(new Place(path), $"the file cannot be read: {e.Message}", "Give this user read access."));
        }

        return Decode(path, bytes);
    }

    public static SourceFile Decode(string path, byte[] bytes)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (bytes.AsSpan() is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            return Refused("the file is UTF-16 text.", "Save it as UTF-8.");
        if (bytes.AsSpan().Contains((byte)0))
            return Refused("the file is binary, not text.", "Export the data as comma-separated text; spreadsheets and archives are not read.");
        string text;
        try
        {
            text = strictUtf8.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return Refused("the file is not UTF-8 text.", "Save it as UTF-8.");
        }

        if (string.IsNullOrWhiteSpace(text))
            return Refused("the file is empty.", "Download it again, or remove it.");
        var start = text.AsSpan().TrimStart();
        if (start[0] == '<' && !start.StartsWith("<TICKER>", StringComparison.OrdinalIgnoreCase))
            return Refused("the file holds a web page, not data.", "The download failed or asked for a login; download it again.");
        return new SourceFile(path, sha256, text, null);

        SourceFile Refused(string message, string hint) =>
            new(path, sha256, "", Diagnostic.Error(new Place(path), message, hint));
    }
}
