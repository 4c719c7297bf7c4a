using System.Globalization;

namespace RotationNotes.Pdf.Layout;

/// <summary>Dates as a note prints them: "Tuesday, 16 July 2024".</summary>
internal static class LongDate
{
    public static string Of(DateOnly date) => date.ToString("dddd, d\u00A0MMMM\u00A0yyyy", CultureInfo.InvariantCulture);
}
