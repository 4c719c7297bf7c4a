using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace RotationNotes.Pdf.Syntax;

/// <summary>Growing bytes with the few spellings PDF syntax needs. The memory is rented: whoever is done with a large buffer releases it.</summary>
internal sealed class PdfBuffer(int capacity = 1024)
{
    private const int LongestText = 16_000;
    private static readonly double[] PowersOfTen = [1, 10, 100, 1000, 10_000, 100_000];
    private byte[] bytes = ArrayPool<byte>.Shared.Rent(capacity);

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    public ReadOnlyMemory<byte> WrittenMemory => bytes.AsMemory(0, Length);

    public PdfBuffer Raw(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Reserve(text.Length));
        Length += text.Length;
        return this;
    }

    public PdfBuffer Byte(byte value)
    {
        Reserve(1)[0] = value;
        Length++;
        return this;
    }

    public PdfBuffer Ascii(string text)
    {
        Length += Encoding.ASCII.GetBytes(text, Reserve(text.Length));
        return this;
    }

    public PdfBuffer Integer(long value)
    {
        Utf8Formatter.TryFormat(value, Reserve(20), out var written);
        Length += written;
        return this;
    }

    /// <summary>A number with at most <paramref name="decimals"/> digits (0 to 5) behind the point, shortest form.</summary>
    public PdfBuffer Number(double value, int decimals = 3)
    {
        var scale = PowersOfTen[decimals];
        var scaled = Math.Round(value * scale);
        if (!(Math.Abs(scaled) < 9e15))
            throw new ArgumentOutOfRangeException(nameof(value), value, "The number cannot be written to a PDF.");
        var whole = (long)scaled;
        if (whole < 0)
        {
            Byte((byte)'-');
            whole = -whole;
        }

        var (units, fraction) = Math.DivRem(whole, (long)scale);
        if (units != 0 || fraction == 0)
            Integer(units);
        if (fraction == 0)
            return this;
        Byte((byte)'.');
        for (var digit = (long)scale / 10; fraction > 0; digit /= 10)
        {
            Byte((byte)('0' + fraction / digit));
            fraction %= digit;
        }

        return this;
    }

    public PdfBuffer Reference(int id) => Integer(id).Raw(" 0 R"u8);

    /// <summary>A text string: plain ASCII as it is, anything else as UTF-16 with a byte-order mark (ISO 32000-1, 7.9.2).</summary>
    /// <remarks>A text that is too long for an archive's strings (ISO 19005-3, 6.1.13) ends with an ellipsis.</remarks>
    public PdfBuffer Text(string text)
    {
        if (text.Length > LongestText)
            text = string.Concat(text.AsSpan(0, LongestText - 1), "\u2026");
        if (Ascii7(text))
        {
            Byte((byte)'(');
            foreach (var character in text)
            {
                if (character is '(' or ')' or '\\')
                    Byte((byte)'\\');
                Byte((byte)character);
            }

            return Byte((byte)')');
        }

        Raw("<FEFF"u8);
        foreach (var unit in text)
            Hex16(unit);
        return Byte((byte)'>');
    }

    public PdfBuffer Hex16(int value)
    {
        Utf8Formatter.TryFormat((ushort)value, Reserve(4), out _, new StandardFormat('X', 4));
        Length += 4;
        return this;
    }

    public PdfBuffer Hex(ReadOnlySpan<byte> data)
    {
        Byte((byte)'<');
        foreach (var value in data)
        {
            Utf8Formatter.TryFormat(value, Reserve(2), out _, new StandardFormat('X', 2));
            Length += 2;
        }

        return Byte((byte)'>');
    }

    /// <summary>A name with the characters that need it escaped, e.g. <c>/text#2Fcsv</c>.</summary>
    public PdfBuffer Name(string name)
    {
        Byte((byte)'/');
        foreach (var value in Encoding.UTF8.GetBytes(name))
        {
            if (value is > 0x20 and < 0x7F && "#/()<>[]{}%".IndexOf((char)value) < 0)
                Byte(value);
            else
                Ascii("#" + value.ToString("X2", CultureInfo.InvariantCulture));
        }

        return this;
    }

    private static bool Ascii7(string text)
    {
        foreach (var character in text)
        {
            if (character is < ' ' or > '~')
                return false;
        }

        return true;
    }

    private Span<byte> Reserve(int count)
    {
        if (bytes.Length - Length < count)
            Grow(count);
        return bytes.AsSpan(Length);
    }

    public void Clear() => Length = 0;

    /// <summary>Gives the memory back; nothing may be read or written afterwards.</summary>
    public void Release()
    {
        ArrayPool<byte>.Shared.Return(bytes);
        (bytes, Length) = ([], 0);
    }

    private void Grow(int count)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(bytes.Length * 2, Length + count));
        bytes.AsSpan(0, Length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = larger;
    }
}
