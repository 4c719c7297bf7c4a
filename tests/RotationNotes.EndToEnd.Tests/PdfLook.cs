using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace RotationNotes.EndToEnd.Tests;

/// <summary>A light look at a PDF, enough to know that it is one: header, end, page count from the page tree.</summary>
internal static partial class PdfLook
{
    public static int Pages(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var text = Encoding.Latin1.GetString(bytes);
        Assert.StartsWith("%PDF-", text, StringComparison.Ordinal);
        Assert.EndsWith("%%EOF", text.TrimEnd(), StringComparison.Ordinal);
        var tree = PageTree().Match(text + Unpacked(bytes, text));
        Assert.True(tree.Success, "the PDF has no readable page tree");
        return int.Parse(tree.Groups[1].Success ? tree.Groups[1].Value : tree.Groups[2].Value, CultureInfo.InvariantCulture);
    }

    // Objects may lie in compressed object streams (ISO 32000-1, 7.5.7).
    private static string Unpacked(byte[] bytes, string text)
    {
        var all = new StringBuilder();
        foreach (Match start in ObjectStream().Matches(text))
        {
            using var zlib = new ZLibStream(new MemoryStream(bytes, start.Index + start.Length, bytes.Length - start.Index - start.Length), CompressionMode.Decompress);
            using var plain = new MemoryStream();
            zlib.CopyTo(plain);
            all.Append(Encoding.Latin1.GetString(plain.ToArray())).Append('\n');
        }

        return all.ToString();
    }

    [GeneratedRegex(@"/Type\s*/Pages\b[^>]*?/Count\s+(\d+)|/Count\s+(\d+)[^>]*?/Type\s*/Pages\b")]
    private static partial Regex PageTree();

    [GeneratedRegex(@"/Type\s*/ObjStm\b[^>]*>>\s*stream\r?\n")]
    private static partial Regex ObjectStream();
}
