using System.Globalization;
using System.Text;

namespace RotationNotes.Tests.Pdf.Conformance;

/// <summary>Reads PDF values from bytes (ISO 32000-1, 7.2 and 7.3).</summary>
public sealed class PdfLexer(byte[] bytes, int start = 0)
{
    private const string Delimiters = "()<>[]{}/%";

    public int At { get; set; } = start;

    public bool AtEnd
    {
        get
        {
            SkipSpace();
            return At >= bytes.Length;
        }
    }

    /// <summary>The next value; references are put together from their three words.</summary>
    public object? Next()
    {
        SkipSpace();
        if (At >= bytes.Length)
            throw new FormatException("a value was expected, the data ends");
        switch ((char)bytes[At])
        {
            case '/': return Name();
            case '(': return Literal();
            case '[': return Array();
            case '<' when bytes[At + 1] == '<': return Dictionary();
            case '<': return Hexadecimal();
            default: return NumberOrWord();
        }
    }

    private PdfName Name()
    {
        var name = new List<byte>();
        for (At++; At < bytes.Length && IsRegular(bytes[At]); At++)
        {
            if (bytes[At] == '#')
            {
                name.Add(Convert.ToByte(Encoding.ASCII.GetString(bytes, At + 1, 2), 16));
                At += 2;
            }
            else
            {
                name.Add(bytes[At]);
            }
        }

        return new PdfName(Encoding.UTF8.GetString([.. name]));
    }

    private PdfString Literal()
    {
        var text = new List<byte>();
        var depth = 1;
        for (At++; ; At++)
        {
            var value = bytes[At];
            if (value == '\\')
            {
                At++;
                Escape(text);
                continue;
            }

            depth += value == '(' ? 1 : value == ')' ? -1 : 0;
            if (depth == 0)
                break;
            text.Add(value);
        }

        At++;
        return new PdfString([.. text], null);
    }

    private void Escape(List<byte> text)
    {
        switch ((char)bytes[At])
        {
            case 'n': text.Add(10); break;
            case 'r': text.Add(13); break;
            case 't': text.Add(9); break;
            case 'b': text.Add(8); break;
            case 'f': text.Add(12); break;
            case >= '0' and <= '7':
                var value = 0;
                for (var i = 0; i < 3 && bytes[At] is >= (byte)'0' and <= (byte)'7'; i++)
                    value = value * 8 + bytes[At++] - '0';
                At--;
                text.Add((byte)value);
                break;
            default: text.Add(bytes[At]); break;
        }
    }

    private PdfString Hexadecimal()
    {
        var end = System.Array.IndexOf(bytes, (byte)'>', At);
        var digits = string.Concat(Encoding.Latin1.GetString(bytes, At + 1, end - At - 1).Where(c => !char.IsWhiteSpace(c)));
        At = end + 1;
        var even = digits.Length % 2 == 0 ? digits : digits + "0";
        return new PdfString(even.All(char.IsAsciiHexDigit) ? Convert.FromHexString(even) : [], digits);
    }

    private PdfArray Array()
    {
        var items = new PdfArray();
        At++;
        for (SkipSpace(); bytes[At] != ']'; SkipSpace())
            items.Add(Next());
        At++;
        return items;
    }

    private PdfDictionary Dictionary()
    {
        var entries = new PdfDictionary();
        At += 2;
        for (SkipSpace(); bytes[At] != '>'; SkipSpace())
        {
            var key = (PdfName)Next()!;
            if (!entries.TryAdd(key.Value, Next()))
                throw new FormatException($"the key {key} stands twice in one dictionary");
        }

        At += 2;
        return entries;
    }

    private object? NumberOrWord()
    {
        var word = Word();
        if (!double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return word switch { "null" => null, "true" => true, "false" => false, _ => new PdfWord(word) };
        if (word.Contains('.', StringComparison.Ordinal))
            return number;
        // A whole number may begin a reference.
        var here = At;
        if (number >= 0 && Digits(ref here) && Spaces(ref here) > 0 && here < bytes.Length && bytes[here] == 'R' && (here + 1 == bytes.Length || !IsRegular(bytes[here + 1])))
        {
            At = here + 1;
            return new PdfReference((int)number);
        }

        return (long)number;
    }

    private bool Digits(ref int at)
    {
        if (Spaces(ref at) == 0)
            return false;
        var first = at;
        while (at < bytes.Length && bytes[at] is >= (byte)'0' and <= (byte)'9')
            at++;
        return at > first;
    }

    private int Spaces(ref int at)
    {
        var first = at;
        while (at < bytes.Length && bytes[at] is 32 or 10 or 13 or 9)
            at++;
        return at - first;
    }

    private string Word()
    {
        var first = At;
        while (At < bytes.Length && IsRegular(bytes[At]))
            At++;
        if (At == first)
            throw new FormatException($"unexpected '{(char)bytes[At]}' at {At}");
        return Encoding.Latin1.GetString(bytes, first, At - first);
    }

    private void SkipSpace()
    {
        while (At < bytes.Length)
        {
            if (bytes[At] is 0 or 9 or 10 or 12 or 13 or 32)
                At++;
            else if (bytes[At] == '%')
                while (At < bytes.Length && bytes[At] is not (10 or 13))
                    At++;
            else
                break;
        }
    }

    private static bool IsRegular(byte value) => value is not (0 or 9 or 10 or 12 or 13 or 32) && Delimiters.IndexOf((char)value) < 0;
}
