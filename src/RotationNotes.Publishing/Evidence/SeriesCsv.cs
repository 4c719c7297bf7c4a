using System.Globalization;
using RotationNotes.Market.Observations;

namespace RotationNotes.Publishing.Evidence;

/// <summary>A series as <c>date,value</c> lines; every value reads back to the same double.</summary>
public static class SeriesCsv
{
    private const int LongestLine = 48;

    public static byte[] Write(Series series)
    {
        var dates = series.Dates;
        var values = series.Values;
        var buffer = new byte[12 + (dates.Length * LongestLine)];
        "date,value\n"u8.CopyTo(buffer);
        var position = 11;
        for (var i = 0; i < dates.Length; i++)
        {
            position += Date(dates[i], buffer.AsSpan(position));
            buffer[position++] = (byte)',';
            values[i].TryFormat(buffer.AsSpan(position), out var written, default, CultureInfo.InvariantCulture);
            position += written;
            buffer[position++] = (byte)'\n';
        }

        return buffer.AsSpan(0, position).ToArray();
    }

    private static int Date(DateOnly date, Span<byte> target)
    {
        Digits(target[..4], date.Year);
        target[4] = (byte)'-';
        Digits(target[5..7], date.Month);
        target[7] = (byte)'-';
        Digits(target[8..10], date.Day);
        return 10;
    }

    private static void Digits(Span<byte> target, int number)
    {
        for (var i = target.Length - 1; i >= 0; i--)
        {
            target[i] = (byte)('0' + (number % 10));
            number /= 10;
        }
    }
}
