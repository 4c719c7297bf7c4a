using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace RotationNotes.Tests.Pdf;

/// <summary>Opens a PDF far enough to look at it: every stream inflated, everything as Latin-1 text.</summary>
public sealed partial class PdfProbe
{
    public PdfProbe(byte[] pdf)
    {
        var raw = Encoding.Latin1.GetString(pdf);
        var all = new StringBuilder(raw.Length * 4);
        foreach (Match match in StreamStart().Matches(raw))
        {
            var (dictionary, start) = (match.Groups[1].Value, match.Index + match.Length);
            var length = int.Parse(LengthEntry().Match(dictionary).Groups[1].Value);
            var data = pdf.AsSpan(start, length).ToArray();
            if (dictionary.Contains("/FlateDecode"))
                data = Inflate(data);
            Streams.Add((dictionary, data));
            all.Append(dictionary).Append('\n').Append(Encoding.Latin1.GetString(data)).Append('\n');
        }

        Text = all.ToString();
    }

    /// <summary>Dictionaries and content of all streams; object streams hold the other objects.</summary>
    public string Text { get; }

    public List<(string Dictionary, byte[] Data)> Streams { get; } = [];

    public int Count(string text) => Text.Split(text).Length - 1;

    /// <summary>Content streams of the pages in order.</summary>
    public IEnumerable<string> PageContents => Streams.Where(stream => !stream.Dictionary.Contains("/Type") && !stream.Dictionary.Contains("/Length1"))
        .Select(stream => Encoding.Latin1.GetString(stream.Data)).Where(text => text.Contains(" Tf "));

    private static byte[] Inflate(byte[] data)
    {
        using var zlib = new ZLibStream(new MemoryStream(data), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        zlib.CopyTo(plain);
        return plain.ToArray();
    }

    [GeneratedRegex(@"\d+ 0 obj\n<<(/Length (?:(?!endobj).)*?|/Type/XRef(?:(?!endobj).)*?)>>\nstream\n", RegexOptions.Singleline)]
    private static partial Regex StreamStart();

    [GeneratedRegex(@"/Length (\d+)")]
    private static partial Regex LengthEntry();
}
