using System.Globalization;

namespace RotationNotes.Documents;

/// <summary>How many pages a note should fill, where it is set in pages.</summary>
public sealed record PageRange
{
    private const int MostEver = 200;

    public PageRange(int least, int most)
    {
        if (least < 1 || most < least || most > MostEver)
            throw new ArgumentOutOfRangeException(nameof(most), most, $"A note has 1 to {MostEver} pages, the smaller number first; was {least} to {most}.");
        (Least, Most) = (least, most);
    }

    public int Least { get; }

    public int Most { get; }

    /// <summary>Reads "6-8" or "1"; null for anything else.</summary>
    public static PageRange? Parse(string text)
    {
        var parts = text.Split('-');
        if (parts.Length > 2 || !Number(parts[0], out var least) || !Number(parts[^1], out var most))
            return null;
        return least >= 1 && most >= least && most <= MostEver ? new PageRange(least, most) : null;

        static bool Number(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
