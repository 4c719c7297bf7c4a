using RotationNotes.Market.Import.Reading;
using RotationNotes.Market.Mapping;
using RotationNotes.Market.Observations;

namespace RotationNotes.Market.Import.Layouts;

/// <summary>Gathers the observations of a file that holds many series, in any order of rows.</summary>
internal sealed class ObservationBook(FileReading reading)
{
    private readonly SortedDictionary<string, Page> pages = new(StringComparer.Ordinal);

    /// <summary>Notes one observation; impossible values and repetitions are errors with their line.</summary>
    /// <param name="knownAt">When it became known; null when the series' release rule says so.</param>
    public void Add(SeriesDescriptor descriptor, DateOnly date, DateTime? knownAt, double value, int line, bool mayBeNegative = false)
    {
        if (SeriesGate.Refuse(descriptor, mayBeNegative, value) is { } refusal)
        {
            reading.Error(line, refusal, "Correct or remove the row; an impossible value would spoil every figure after it.");
            return;
        }

        if (!pages.TryGetValue(descriptor.Id.Value, out var page))
            pages.Add(descriptor.Id.Value, page = new Page(descriptor) { MayBeNegative = mayBeNegative });
        if (page.Lines.TryAdd((date, knownAt), line))
            page.Rows.Add((date, knownAt, value));
        else
            reading.Error(line, $"{descriptor.Id} of {date:yyyy-MM-dd} stands already in line {page.Lines[(date, knownAt)]}.", "Keep one row per series and date, or give each revision its own moment.");
    }

    /// <summary>Adds to a value that several rows make up.</summary>
    public void Sum(SeriesDescriptor descriptor, DateOnly date, double value)
    {
        if (!pages.TryGetValue(descriptor.Id.Value, out var page))
            pages.Add(descriptor.Id.Value, page = new Page(descriptor));
        page.Sums[date] = page.Sums.GetValueOrDefault(date) + value;
    }

    /// <summary>Hands the series over and fills the line of the import table.</summary>
    public void Finish()
    {
        foreach (var page in pages.Values)
        {
            foreach (var (date, sum) in page.Sums)
                page.Rows.Add((date, null, sum));
        }

        var rows = pages.Values.Where(p => p.Rows.Count > 0).ToArray();
        reading.Rows = rows.Sum(p => p.Rows.Count);
        reading.SeriesLabel = rows.Length switch
        {
            0 => "",
            <= 3 => string.Join(' ', rows.Select(p => p.Descriptor.Id.Value)),
            _ => $"{rows[0].Descriptor.Id} … {rows[^1].Descriptor.Id} ({rows.Length} series)",
        };
        if (reading.Rows == 0)
        {
            if (!reading.HasErrors && reading.Unknown is null)
                reading.Error(1, "the file has a header and no rows with a value.", "Download it again, or remove it.");
            return;
        }

        (reading.First, reading.Last) = (rows.Min(p => p.Rows.Min(r => r.Date)), rows.Max(p => p.Rows.Max(r => r.Date)));
        if (reading.HasErrors)
            return;
        foreach (var page in rows)
        {
            if (page.Rows.Exists(r => r.KnownAt is not null) && page.Rows.Exists(r => r.KnownAt is null))
                reading.Error(page.Lines.Values.FirstOrDefault(1), $"{page.Descriptor.Id} has rows with and without a moment of release.", "Give it on every row of a series, or on none.");
            else
                Add(page, page.ToSeries());
        }

        if (reading.HasErrors)
            reading.Series.Clear();
    }

    private void Add(Page page, Series series)
    {
        // Revisions and sums of rows have no line of their own to name.
        if (series.Vintages is null && page.Sums.Count == 0)
        {
            var lines = new int[series.Count];
            for (var i = 0; i < lines.Length; i++)
                lines[i] = page.Lines[(series.Dates[i], null)];
            series = SeriesGate.Moves(reading, series, new MappedSeries(page.Descriptor, [], FollowsSessions: false, page.MayBeNegative), lines);
        }

        reading.Series.Add(series);
    }

    private sealed class Page(SeriesDescriptor descriptor)
    {
        public SeriesDescriptor Descriptor => descriptor;

        public bool MayBeNegative { get; init; }

        public List<(DateOnly Date, DateTime? KnownAt, double Value)> Rows { get; } = [];

        public Dictionary<(DateOnly, DateTime?), int> Lines { get; } = [];

        public SortedDictionary<DateOnly, double> Sums { get; } = [];

        public Series ToSeries()
        {
            if (Rows[0].KnownAt is not null)
                return Series.OfVintages(descriptor, new Vintages(Rows.Select(r => new Vintage(r.Date, r.KnownAt!.Value, r.Value))));
            Rows.Sort((a, b) => a.Date.CompareTo(b.Date));
            return new Series(descriptor, [.. Rows.Select(r => r.Date)], [.. Rows.Select(r => r.Value)]);
        }
    }
}
