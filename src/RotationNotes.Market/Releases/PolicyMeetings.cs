using RotationNotes.Market.Text;

namespace RotationNotes.Market.Releases;

/// <summary>Scheduled meetings of the Federal Open Market Committee, by the day of decision.</summary>
/// <remarks>The schedule as announced a year ahead; unscheduled meetings (3 and 15 March 2020) were not known before and are not in it.</remarks>
public static class PolicyMeetings
{
    private const string EmbeddedFile = "fomc-meetings.csv";

    private static readonly Lazy<DateOnly[]> all = new(() => [.. DatedRows.Read(EmbeddedText.Read(EmbeddedFile), EmbeddedFile, columns: 1).Values.Select(r => r.Date).Order()]);

    /// <summary>Days of decision, ascending.</summary>
    public static IReadOnlyList<DateOnly> All => all.Value;

    /// <summary>The first so many meetings after a date.</summary>
    public static DateOnly[] After(DateOnly date, int count)
    {
        var start = Array.BinarySearch(all.Value, date.AddDays(1));
        start = start < 0 ? ~start : start;
        return [.. all.Value.Skip(start).Take(count)];
    }
}
