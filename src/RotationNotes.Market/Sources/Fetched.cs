using RotationNotes.Market.Import.Reading;
using RotationNotes.Market.Observations;
using RotationNotes.Market.Sources.Fetching;
using RotationNotes.Market.Sources.Kinds;

namespace RotationNotes.Market.Sources;

/// <summary>One address on its way from the answer to the table.</summary>
internal sealed class Fetched(MarketSource source, SourceRequest request)
{
    private (string Label, DateOnly? First, int Rows) content = ("", null, 0);
    private string? etag;
    private string? lastModified;

    public MarketSource Source => source;

    public SourceRequest Request => request;

    /// <summary>Name under which the store remembers where a series came from.</summary>
    public string Path => $"fetched/{source.Name}/{request.File}";

    /// <summary>The body that was imported last.</summary>
    public KeptBody? Before { get; init; }

    public byte[]? Body { get; private set; }

    /// <summary>Whether the body is the one we had.</summary>
    public bool IsKept { get; private set; }

    /// <summary>Whether a body that came before is final, so that nobody was asked.</summary>
    public bool WasNotAsked { get; private set; }

    /// <summary>Whether the store has imported this very text.</summary>
    public bool IsStored { get; set; }

    /// <summary>Whether the body has no rows, as it may.</summary>
    public bool IsEmpty { get; set; }

    /// <summary>Whether the body repeats our key; it is not kept then.</summary>
    public bool HoldsKey { get; set; }

    public FileReading? Reading { get; set; }

    public FetchProblem? Problem { get; set; }

    public DateOnly? Last { get; private set; }

    public string TextSha256 { get; set; } = "";

    public string Hash { get; set; } = "";

    public void Take(Answer answer, BodyArchive archive)
    {
        Problem = answer.Problem;
        if (Problem is not null)
            return;
        if (answer.IsUnchanged)
        {
            UseKept(archive);
            WasNotAsked = false;
            return;
        }

        (Body, etag, lastModified) = (answer.Body, answer.ETag, answer.LastModified);
    }

    public void UseKept(BodyArchive archive)
    {
        try
        {
            (Body, Hash, IsKept, WasNotAsked, etag, lastModified) = (archive.Read(Before!), Before!.Sha256, true, true, Before.ETag, Before.LastModified);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            Problem = new FetchProblem($"the body kept from before cannot be used: {failure.Message.TrimEnd('.')}", $"Delete {Before!.Sha256} below fetched/bodies and fetch again.");
        }
    }

    public void Judge(string label, DateOnly? first, DateOnly? last, int rows) => (content, Last) = ((label, first, rows), last);

    public KeptBody Entry(DateTimeOffset now) => new(source.Name, request.Address, now, Problem is not null ? BodyOutcome.Refused : IsKept && IsStored || IsEmpty ? BodyOutcome.Unchanged : BodyOutcome.Taken, Hash)
    {
        ETag = etag, LastModified = lastModified, TextSha256 = TextSha256, Series = content.Label, Rows = content.Rows, First = content.First, Last = Last, Reason = Problem?.What,
    };

    public FetchRow Row(IReadOnlyDictionary<SeriesId, Series> known, ILookup<SeriesId, Store.RevisedValue> revised)
    {
        var series = Problem is null && Reading is not null ? Reading.Series : [];
        var added = series.Sum(one => known.TryGetValue(one.Id, out var old) ? one.Dates.ToArray().Count(date => old.IndexOf(date) < 0) : one.Count);
        var changed = series.Sum(one => revised[one.Id].Count());
        var label = content.Label.Length > 0 ? content.Label : request.Series ?? request.File;
        return new FetchRow(source.Name, request.File, label, content.First, Last, Problem is not null ? FetchOutcome.Failed : added + changed > 0 ? FetchOutcome.New : FetchOutcome.NothingNew)
        {
            NewValues = added, RevisedValues = changed, Problem = Problem,
        };
    }
}
