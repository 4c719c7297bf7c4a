using System.Globalization;
using System.Numerics;
using System.Text;

namespace RotationNotes.Templating.Syntax;

internal sealed partial class Lexer
{
    /// <summary>Digits of a whole number as written.</summary>
    private const int MaximumDigits = 2048;

    private void ReadName()
    {
        var end = position + 1;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_'))
            end++;
        // Members such as "empty?" end in a question mark that belongs to the name.
        if (end < text.Length && text[end] == '?' && text.AsSpan(position, end - position) is "empty" or "blank" && tokens is [.., { Kind: TokenKind.Dot or TokenKind.QuestionDot }])
            end++;
        Add(TokenKind.Identifier, end - position, string.Intern(text[position..end]));
    }

    private void ReadLocal()
    {
        var end = position + 1;
        if (end < text.Length && text[end] == '$')
            end++;
        else
        {
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_'))
                end++;
        }
        Add(TokenKind.Local, end - position, text[position..end]);
    }

    private void ReadNumber()
    {
        var start = position;
        var end = start + 1;
        var prefix = text[start] == '0' && end < text.Length ? text[end] : '\0';
        if (prefix is 'x' or 'b')
        {
            end++;
            while (end < text.Length && (char.IsAsciiHexDigit(text[end]) || text[end] == '_'))
                end++;
            AddRadix(start, end, prefix == 'x' ? 16u : 2u);
            return;
        }
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == '_'))
            end++;
        var (real, power) = (false, 0);
        if (end + 1 < text.Length && text[end] == '.' && char.IsAsciiDigit(text[end + 1]))
        {
            real = true;
            end += 2;
            while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == '_'))
                end++;
        }
        if (end < text.Length && text[end] is 'e' or 'E')
        {
            var digits = end + 1;
            if (digits < text.Length && text[digits] is '+' or '-')
                digits++;
            if (digits < text.Length && char.IsAsciiDigit(text[digits]))
            {
                power = end;
                end = digits;
                while (end < text.Length && char.IsAsciiDigit(text[end]))
                    end++;
                // 1e3 is a whole number like 1000; a point or a negative power makes a real one.
                real |= text[power + 1] == '-';
            }
        }
        AddDecimal(start, end, real, power);
    }

    private void AddRadix(int start, int end, uint radix)
    {
        var value = BigInteger.Zero;
        var any = end - start <= MaximumDigits;
        var digits = 0;
        for (var i = start + 2; any && i < end; i++)
        {
            if (text[i] == '_')
                continue;
            var digit = char.IsAsciiDigit(text[i]) ? text[i] - '0' : (text[i] | 32) - 'a' + 10;
            any = digit < radix;
            value = value * radix + digit;
            digits++;
        }
        if (!any || digits == 0)
            errors.Add(source.Error(start, $"'{SourceText.Clipped(text[start..end])}' is not a number", null));
        var unsigned = end < text.Length && text[end] is 'u' or 'U';
        // As in C#, eight hexadecimal digits without the mark u are the bits of a signed number.
        if (!unsigned && radix == 16 && digits <= 8 && value > int.MaxValue)
            value -= BigInteger.One << 32;
        else if (!unsigned && radix == 16 && digits <= 16 && value > long.MaxValue)
            value -= BigInteger.One << 64;
        AddFrom(start, TokenKind.Number, end - start + (unsigned ? 1 : 0), Numbers.Fit(value));
    }

    private void AddDecimal(int start, int end, bool real, int power)
    {
        var digits = text[start..end].Replace("_", "", StringComparison.Ordinal);
        var suffix = end < text.Length ? text[end] : '\0';
        var follows = end + 1 < text.Length && (char.IsLetterOrDigit(text[end + 1]) || text[end + 1] == '_');
        object? value;
        var length = end - start + 1;
        if (suffix is 'f' or 'F' && !follows)
            value = float.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);
        else if (suffix is 'd' or 'D' && !follows)
            value = double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);
        else if (suffix is 'm' or 'M' && !follows)
            value = decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) ? exact : null;
        else
        {
            length--;
            value = real ? double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture)
                : long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) ? Boxes.Of(whole)
                : power > 0 ? WholePower(digits)
                : digits.Length <= MaximumDigits ? BigInteger.Parse(digits, CultureInfo.InvariantCulture) : null;
        }
        if (value is null)
            errors.Add(source.Error(start, $"the number '{SourceText.Clipped(digits)}' is out of range", null));
        AddFrom(start, TokenKind.Number, length, value ?? Boxes.Of(0));
    }

    private static object? WholePower(string digits)
    {
        var sign = digits.IndexOfAny(['e', 'E']);
        return sign <= MaximumDigits && int.TryParse(digits.AsSpan(sign + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var power) && power <= MaximumDigits
            ? Numbers.Fit(BigInteger.Parse(digits.AsSpan(0, sign), CultureInfo.InvariantCulture) * BigInteger.Pow(10, power)) : null;
    }

    private void ReadVerbatim()
    {
        var start = position;
        var at = start + 1;
        StringBuilder? parts = null;
        var from = at;
        while (true)
        {
            var close = text.IndexOf('`', at);
            if (close < 0)
            {
                Unterminated(start);
                return;
            }
            if (close + 1 < text.Length && text[close + 1] == '`')
            {
                (parts ??= new()).Append(text, from, close + 1 - from);
                at = from = close + 2;
                continue;
            }
            var value = parts is null ? text[from..close] : parts.Append(text, from, close - from).ToString();
            AddFrom(start, TokenKind.String, close + 1 - start, value);
            return;
        }
    }

    private void ReadString(char quote)
    {
        var start = position;
        if (!ReadQuoted(start + 1, quote, false, out var value, out var end))
        {
            Unterminated(start);
            return;
        }
        AddFrom(start, TokenKind.String, end + 1 - start, value);
    }

    private void StartInterpolation()
    {
        var start = position;
        position++;
        ContinueInterpolation(text[position], start, TokenKind.InterpolationStart, TokenKind.String);
    }

    /// <summary>Reads the text of an interpolated string from a quote or closing brace up to its next hole or its end.</summary>
    private void ContinueInterpolation(char quote, int opened, TokenKind hole, TokenKind last)
    {
        var start = position;
        if (!ReadQuoted(start + 1, quote, true, out var value, out var end))
        {
            Unterminated(opened);
            return;
        }
        if (text[end] == '{')
        {
            interpolations.Push((quote, braces, opened));
            braces = 0;
            AddFrom(start, hole, end + 1 - start, value);
        }
        else
            AddFrom(start, last, end + 1 - start, value);
    }

    private void Unterminated(int start)
    {
        var lineEnd = text.IndexOf('\n', start);
        var shown = SourceText.Clipped(text[start..(lineEnd < 0 ? text.Length : lineEnd)].TrimEnd());
        errors.Add(source.Error(start, $"the string {shown} is never closed", $"Add the closing quote {(text[start] == '$' ? text[start + 1] : text[start])}."));
        AddFrom(start, TokenKind.Bad, text.Length - start);
        Truncate();
    }

    /// <summary>Decodes text up to the quote, or up to a hole of an interpolated string.</summary>
    private bool ReadQuoted(int from, char quote, bool interpolated, out string value, out int end)
    {
        StringBuilder? decoded = null;
        var plain = from;
        for (end = from; end < text.Length; end++)
        {
            var c = text[end];
            if (c == quote || (interpolated && c == '{'))
            {
                value = decoded is null ? text[plain..end] : decoded.Append(text, plain, end - plain).ToString();
                return true;
            }
            if (c != '\\')
                continue;
            (decoded ??= new()).Append(text, plain, end - plain);
            end++;
            if (end >= text.Length)
                break;
            end += Unescape(end, interpolated, decoded);
            plain = end + 1;
        }
        value = "";
        return false;
    }

    /// <summary>Decodes the escape whose letter stands at an offset and tells how many further characters it took.</summary>
    private int Unescape(int at, bool interpolated, StringBuilder decoded)
    {
        switch (text[at])
        {
            case 'n': decoded.Append('\n'); return 0;
            case 'r': decoded.Append('\r'); return 0;
            case 't': decoded.Append('\t'); return 0;
            case 'b': decoded.Append('\b'); return 0;
            case 'f': decoded.Append('\f'); return 0;
            case '0': decoded.Append('\0'); return 0;
            case '\'' or '"' or '\\': decoded.Append(text[at]); return 0;
            case '\n': return 0;
            case '\r' when at + 1 < text.Length && text[at + 1] == '\n': return 1;
            case '{' or '}' when interpolated: decoded.Append(text[at]); return 0;
            case 'u' when Hex(at + 1, 4, out var unit): decoded.Append((char)unit); return 4;
            case 'x' when Hex(at + 1, 2, out var code): decoded.Append((char)code); return 2;
        }
        var shown = char.IsControl(text[at]) ? $"U+{(int)text[at]:X4}" : text[at].ToString();
        errors.Add(source.Error(at - 1, $"unknown escape '\\{shown}' in a string",
            "Known are \\n \\r \\t \\b \\f \\0 \\' \\\" \\\\ \\uXXXX \\xXX; a `verbatim` string takes backslashes as they are."));
        return 0;
    }

    private bool Hex(int from, int length, out int value)
    {
        value = 0;
        if (from + length > text.Length)
            return false;
        for (var i = from; i < from + length; i++)
        {
            if (!char.IsAsciiHexDigit(text[i]))
                return false;
            value = value * 16 + (char.IsAsciiDigit(text[i]) ? text[i] - '0' : (text[i] | 32) - 'a' + 10);
        }
        return true;
    }
}
