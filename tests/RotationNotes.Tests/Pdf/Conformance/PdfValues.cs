namespace RotationNotes.Tests.Pdf.Conformance;

/// <summary>A name without its slash, escapes resolved.</summary>
public sealed record PdfName(string Value)
{
    public override string ToString() => "/" + Value;
}

/// <summary>A string as bytes; <paramref name="Hexadecimal"/> holds the digits when it was written in that form.</summary>
public sealed record PdfString(byte[] Bytes, string? Hexadecimal)
{
    /// <summary>The text: UTF-16 with a byte-order mark, else one byte per character.</summary>
    public string Text => Bytes is [0xFE, 0xFF, ..]
        ? System.Text.Encoding.BigEndianUnicode.GetString(Bytes, 2, Bytes.Length - 2)
        : System.Text.Encoding.Latin1.GetString(Bytes);

    public static PdfString Of(string text) => new([0xFE, 0xFF, .. System.Text.Encoding.BigEndianUnicode.GetBytes(text)], null);
}

/// <summary>A keyword that is no value: an operator of a content stream, or <c>R</c>, <c>obj</c>.</summary>
public sealed record PdfWord(string Value);

public sealed record PdfReference(int Id);

public sealed class PdfArray : List<object?>
{
    public PdfArray(params IEnumerable<object?> items)
        : base(items)
    {
    }
}

public sealed class PdfDictionary : Dictionary<string, object?>
{
    public object? Get(string key) => TryGetValue(key, out var value) ? value : null;

    public string? NameOf(string key) => (Get(key) as PdfName)?.Value;
}

/// <summary>A stream with its decoded content.</summary>
/// <param name="Dictionary">Its entries.</param>
public sealed class PdfStream(PdfDictionary dictionary, byte[] raw)
{
    public PdfDictionary Dictionary { get; } = dictionary;

    public byte[] Raw { get; } = raw;

    /// <summary>The content after its filter; may be replaced to see whether a rule notices.</summary>
    public byte[] Data { get; set; } = [];
}
