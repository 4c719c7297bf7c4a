using System.Globalization;
using RotationNotes.Foundation.Units;
using RotationNotes.Market.Observations;

namespace RotationNotes.Market.Releases;

/// <summary>30-day federal funds futures (Chicago Board of Trade, ZQ): 100 less the mean effective rate of the contract month.</summary>
public static class FedFundsContract
{
    private const string MonthCodes = "FGHJKMNQUVXZ";

    /// <summary>The series of one contract: <c>ZQ.2024.09</c>.</summary>
    public static SeriesDescriptor Describe(int year, int month) => new(
        Id(year, month),
        $"30-day federal funds future, {new DateOnly(year, month, 1).ToString("MMMM yyyy", CultureInfo.InvariantCulture)}",
        Unit.Price,
        "CME Group");

    public static SeriesId Id(int year, int month) => new(string.Create(CultureInfo.InvariantCulture, $"ZQ.{year:0000}.{month:00}"));

    /// <summary>The contract a vendor's ticker stands for: <c>ZQU24</c>, <c>ZQU24.CBT</c>, <c>ZQ.2024.09</c>.</summary>
    public static SeriesDescriptor? Find(string ticker)
    {
        var text = ticker.AsSpan();
        if (!text.StartsWith("ZQ", StringComparison.OrdinalIgnoreCase))
            return null;
        text = text[2..];
        if (text is ['.', _, _, _, _, '.', _, _] && int.TryParse(text[1..5], NumberStyles.None, CultureInfo.InvariantCulture, out var year) && int.TryParse(text[6..], NumberStyles.None, CultureInfo.InvariantCulture, out var month))
            return year is >= 1988 and <= 2100 && month is >= 1 and <= 12 ? Describe(year, month) : null;
        if (text.EndsWith(".CBT", StringComparison.OrdinalIgnoreCase))
            text = text[..^4];
        if (text.Length != 3 || !int.TryParse(text[1..], NumberStyles.None, CultureInfo.InvariantCulture, out var short2))
            return null;
        var code = MonthCodes.IndexOf(char.ToUpperInvariant(text[0]), StringComparison.Ordinal);
        return code < 0 ? null : Describe(short2 < 88 ? 2000 + short2 : 1900 + short2, code + 1);
    }
}
