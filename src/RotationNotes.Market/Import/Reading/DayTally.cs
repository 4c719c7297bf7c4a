using RotationNotes.Foundation.Text;

namespace RotationNotes.Market.Import.Reading;

/// <summary>Counts dates and remembers the first few, for one sentence in place of a hundred warnings.</summary>
internal sealed class DayTally
{
    private const int Shown = 3;
    private readonly List<DateOnly> first = [];

    public int Count { get; private set; }

    public void Add(DateOnly date)
    {
        Count++;
        if (first.Count < Shown)
            first.Add(date);
    }

    /// <summary>"2 days (2024-07-04, 2024-12-25)" or "441 days (2000-09-01, 2000-09-05, 2000-09-06 …)".</summary>
    public string Describe() =>
        $"{Count} {(Count == 1 ? "day" : "days")} ({string.Join(", ", first.Select(d => IsoDate.Of(d)))}{(Count > Shown ? " …" : "")})";
}
