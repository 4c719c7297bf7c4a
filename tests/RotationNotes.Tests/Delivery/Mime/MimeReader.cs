using System.Globalization;
using System.Text;

namespace RotationNotes.Tests.Delivery.Mime;

/// <summary>A second opinion on messages: reads bytes by the RFCs and shares no code with the writer.</summary>
internal sealed record MimeReader(IReadOnlyList<(string Name, string Value)> Headers, byte[] RawBody, IReadOnlyList<MimeReader> Children)
{
    public string ContentType => (Header("Content-Type") ?? "text/plain").Split(';')[0].Trim().ToLowerInvariant();

    public static MimeReader Read(byte[] message)
    {
        var text = Encoding.Latin1.GetString(message);
        var split = text.StartsWith("\r\n", StringComparison.Ordinal) ? 0 : text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 2;
        var headers = new List<(string, string)>();
        foreach (var line in text[..split].Replace("\r\n ", " ", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            headers.Add((line[..colon], line[(colon + 1)..].Trim()));
        }

        var body = text[(split + 2)..];
        var reader = new MimeReader(headers, Encoding.Latin1.GetBytes(body), []);
        return reader.Parameter("Content-Type", "boundary") is { } boundary ? reader with { Children = Split(body, boundary) } : reader;
    }

    public string? Header(string name) => Headers.Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value).SingleOrDefault();

    /// <summary>Header value with encoded words decoded.</summary>
    public string? Decoded(string name)
    {
        if (Header(name) is not { } value)
            return null;
        var bytes = new List<byte>();
        var afterWord = false;
        foreach (var word in value.Split(' '))
        {
            var isEncoded = word.StartsWith("=?", StringComparison.Ordinal) && word.EndsWith("?=", StringComparison.Ordinal);
            if (bytes.Count > 0 && !(isEncoded && afterWord))
                bytes.Add((byte)' ');
            bytes.AddRange(isEncoded ? DecodeWord(word) : Encoding.Latin1.GetBytes(word));
            afterWord = isEncoded;
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    /// <summary>Parameter of a structured header, RFC 2231 sections joined.</summary>
    public string? Parameter(string header, string name)
    {
        var sections = new SortedDictionary<int, string>();
        foreach (var piece in SplitOutsideQuotes(Header(header) ?? "").Skip(1))
        {
            var equals = piece.IndexOf('=', StringComparison.Ordinal);
            var (key, value) = (piece[..equals].Trim(), piece[(equals + 1)..].Trim());
            if (key == name)
                return value.StartsWith('"') ? value[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal) : value;
            if (key == name + "*")
                sections[0] = value;
            else if (key.StartsWith(name + "*", StringComparison.Ordinal))
                sections[int.Parse(key[(name.Length + 1)..^1], CultureInfo.InvariantCulture)] = value;
        }

        return sections.Count == 0 ? null : Uri.UnescapeDataString(string.Concat(sections.Values)["utf-8''".Length..]);
    }

    public byte[] Body() => Header("Content-Transfer-Encoding") switch
    {
        "base64" => Convert.FromBase64String(Encoding.ASCII.GetString(RawBody)),
        "quoted-printable" => DecodeQuoted(Encoding.ASCII.GetString(RawBody)),
        _ => RawBody,
    };

    public string Text() => Encoding.UTF8.GetString(Body()).Replace("\r\n", "\n", StringComparison.Ordinal);

    public IEnumerable<MimeReader> Walk() => Children.SelectMany(child => child.Walk()).Prepend(this);

    private static List<MimeReader> Split(string body, string boundary)
    {
        var parts = ("\r\n" + body).Split("\r\n--" + boundary);
        Assert.StartsWith("--\r\n", parts[^1], StringComparison.Ordinal);
        return [.. parts[1..^1].Select(part => Read(Encoding.Latin1.GetBytes(part[2..])))];
    }

    private static byte[] DecodeWord(string word)
    {
        var parts = word[2..^2].Split('?');
        Assert.True(word.Length <= 75, $"encoded word of {word.Length} characters");
        Assert.Equal("utf-8", parts[0]);
        var bytes = parts[1] == "b" ? Convert.FromBase64String(parts[2]) : DecodeQuoted(parts[2].Replace('_', ' '));
        // A word that ends inside a character would not decode on its own.
        _ = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        return bytes;
    }

    private static byte[] DecodeQuoted(string text)
    {
        text = text.Replace("=\r\n", "", StringComparison.Ordinal);
        var bytes = new List<byte>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '=')
            {
                bytes.Add((byte)text[i]);
                continue;
            }

            bytes.Add(Convert.ToByte(text.Substring(i + 1, 2), 16));
            i += 2;
        }

        return [.. bytes];
    }

    private static IEnumerable<string> SplitOutsideQuotes(string value)
    {
        var (start, quoted) = (0, false);
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '\\')
                i++;
            else if (value[i] == '"')
                quoted = !quoted;
            else if (value[i] == ';' && !quoted)
            {
                yield return value[start..i];
                start = i + 1;
            }
        }

        yield return value[start..];
    }
}
