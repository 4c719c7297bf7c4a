using System.Globalization;
using System.Text;

namespace RotationNotes.Delivery.Mime;

/// <summary>Collects header fields, folded at spaces so that lines stay within 76 characters wherever a space allows it.</summary>
/// <remarks>The last gate before the wire: a control character in a name or value throws, whatever was checked before.</remarks>
internal sealed class HeaderBlock
{
    private const int LongestLine = 76;
    private const int LongestPlainWord = 70;

    private readonly StringBuilder text = new();
    private int column;

    /// <summary>A structured field: the words are set as they are, separated by one space or a fold.</summary>
    public HeaderBlock Words(string name, params IEnumerable<string> words)
    {
        Begin(name);
        foreach (var word in words)
            Word(word);
        return End();
    }

    /// <summary>Free text, e.g. a subject.</summary>
    public HeaderBlock Text(string name, string value)
    {
        Begin(name);
        FreeText(value);
        return End();
    }

    public HeaderBlock Address(string name, EmailAddress address)
    {
        Begin(name);
        Phrase(address.Name);
        Word(address.Name is null ? address.Address : "<" + address.Address + ">");
        return End();
    }

    public HeaderBlock List(MailingList list)
    {
        Begin("List-Id");
        Phrase(list.Name);
        Word("<" + list.Id + ">");
        return End();
    }

    /// <summary>A field with one parameter that may hold any letters (RFC 2231).</summary>
    public HeaderBlock Parameter(string name, string value, string parameter, string parameterValue)
    {
        Begin(name);
        var pieces = MimeParameter.Write(parameter, parameterValue);
        Word(value + ";");
        for (var i = 0; i < pieces.Count; i++)
            Word(i == pieces.Count - 1 ? pieces[i] : pieces[i] + ";");
        return End();
    }

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(text.ToString());

    public override string ToString() => text.ToString();

    /// <summary>Date in the form of RFC 5322, with the instant's own offset.</summary>
    public static string Date(DateTimeOffset instant) =>
        instant.ToString("ddd, dd MMM yyyy HH:mm:ss ", CultureInfo.InvariantCulture)
        + (instant.Offset < TimeSpan.Zero ? "-" : "+")
        + instant.Offset.ToString("hhmm", CultureInfo.InvariantCulture);

    private void FreeText(string value)
    {
        var words = value.Split(' ');
        var first = Array.FindIndex(words, NeedsEncoding);
        if (first < 0)
        {
            foreach (var word in words)
                Word(word);
            return;
        }

        // One encoded run from the first to the last special word keeps the spaces between them, which readers drop between words.
        var last = Array.FindLastIndex(words, NeedsEncoding);
        for (var i = 0; i < first; i++)
            Word(words[i]);
        Encoded(string.Join(' ', words[first..(last + 1)]));
        for (var i = last + 1; i < words.Length; i++)
            Word(words[i]);
    }

    private void Phrase(string? name)
    {
        if (name is null)
            return;
        if (!name.All(c => c is >= ' ' and <= '~') || name.Length > LongestPlainWord || name.Contains("=?", StringComparison.Ordinal) || name != name.Trim())
        {
            Encoded(name);
            return;
        }

        if (name.All(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '-' or '_') && !name.Contains("  ", StringComparison.Ordinal))
        {
            foreach (var word in name.Split(' '))
                Word(word);
            return;
        }

        Word("\"" + name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"");
    }

    private void Encoded(string value)
    {
        foreach (var word in EncodedWord.Encode(value, LongestLine - column - 1))
            Word(word);
    }

    private static bool NeedsEncoding(string word) =>
        word.Length is 0 or > LongestPlainWord || !word.All(c => c is > ' ' and <= '~') || word.Contains("=?", StringComparison.Ordinal);

    private void Begin(string name)
    {
        if (!name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            throw new ArgumentException($"'{name}' is not a header name.", nameof(name));
        text.Append(name).Append(':');
        column = name.Length + 1;
    }

    private void Word(string word)
    {
        HeaderText.Checked(word, "A header value");
        if (column + 1 + word.Length > LongestLine && column > 1)
        {
            text.Append("\r\n");
            column = 0;
        }

        text.Append(' ').Append(word);
        column += 1 + word.Length;
    }

    private HeaderBlock End()
    {
        text.Append("\r\n");
        return this;
    }
}
