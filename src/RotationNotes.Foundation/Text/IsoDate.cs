using System.Globalization;

namespace RotationNotes.Foundation.Text;

/// <summary>Calendar dates as files and settings write them: year, month, day with leading zeros (ISO 8601, extended form).</summary>
public static class IsoDate
{
    public const string Format = "yyyy-MM-dd";

    public static string Of(DateOnly date) => date.ToString(Format, CultureInfo.InvariantCulture);

    public static bool TryParse(ReadOnlySpan<char> text, out DateOnly date) =>
        DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    /// <exception cref="FormatException">The text is not such a date.</exception>
    public static DateOnly Parse(ReadOnlySpan<char> text) => DateOnly.ParseExact(text, Format, CultureInfo.InvariantCulture);
}
