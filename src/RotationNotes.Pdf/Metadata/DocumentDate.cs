using System.Globalization;

namespace RotationNotes.Pdf.Metadata;

/// <summary>The date in a file's metadata is the as-of date: the same note has the same bytes whenever it is made.</summary>
internal static class DocumentDate
{
    public static string Pdf(DateOnly asOf) => asOf.ToString("'D:'yyyyMMdd'000000Z'", CultureInfo.InvariantCulture);

    public static string Xmp(DateOnly asOf) => asOf.ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture);
}
