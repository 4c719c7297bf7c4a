using System.Collections.Immutable;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Foundation.Text;
using RotationNotes.Market.Calendar;
using RotationNotes.Market.Import;
using RotationNotes.Market.Import.Reading;
using RotationNotes.Market.Mapping;
using RotationNotes.Market.Observations;
using RotationNotes.Market.Sources.Fetching;
using RotationNotes.Market.Sources.Kinds;
using RotationNotes.Market.Store;

namespace RotationNotes.Market.Sources;

/// <summary>Asks sources, judges what came, keeps it, and adds what is good to the store in one step.</summary>
/// <param name="variables">Environment variables, for keys.</param>
/// <param name="product">What the client calls itself, e.g. <c>RotationNotes/1.2</c>.</param>
public sealed class FetchRun(MarketStore store, BodyArchive archive, SeriesMap map, TradingCalendar calendar, TimeProvider clock, IReadOnlyDictionary<string, string> variables, string product)
{
    // Public servers ask for it in robots.txt and count by the second.
    private static readonly TimeSpan leastSpacing = TimeSpan.FromSeconds(2);

    private readonly List<Fetched> fetched = [];
    private StoreContent? stored;
    private DateOnly today;

    /// <summary>Changes the manners that a source's settings give, for vendors on the same machine.</summary>
    public Func<Manners, Manners> Temper { get; init; } = manners => manners;

    /// <param name="isTrial">Ask and judge, but keep and store nothing.</param>
    /// <param name="progress">Told the source before each request, and how many of how many are done.</param>
    /// <exception cref="DiagnosticException">Configuration: a source names series that nobody knows. As <see cref="MarketStore.Save"/>.</exception>
    public async Task<FetchReport> RunAsync(IReadOnlyList<MarketSource> sources, bool isTrial, Action<int, int, string>? progress = null, CancellationToken cancellation = default)
    {
        today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        stored = store.Read();
        RefuseUnknownSeries(sources);
        var plans = sources.Select(source => (Source: source, Requests: source.Kind.Requests(source.Address, source.Symbols, today).ToArray())).ToArray();
        var (done, total) = (0, plans.Sum(plan => plan.Requests.Length));
        foreach (var (source, requests) in plans)
        {
            var key = source.Key(variables);
            FetchProblem? end = source.WantsKey && key is null
                ? new FetchProblem("its key is not there", source.KeyVariable is { } name ? $"Set the environment variable {name}." : $"Put the key into {source.KeyFile!.Name}.", EndsSource: true)
                : null;
            using var client = new PoliteClient(Temper(MannersOf(source)));
            foreach (var request in requests)
            {
                progress?.Invoke(done++, total, source.Name);
                var result = end is not null ? new Fetched(source, request) { Problem = end } : await FetchAsync(client, source, request, key, cancellation).ConfigureAwait(false);
                fetched.Add(result);
                if (result.Problem is { EndsSource: true } problem)
                    end ??= problem with { What = "not asked: " + problem.What };
            }
        }

        return Finish(isTrial);
    }

    private async Task<Fetched> FetchAsync(PoliteClient client, MarketSource source, SourceRequest request, string? key, CancellationToken cancellation)
    {
        var result = new Fetched(source, request) { Before = archive.LastTaken(source.Name, request.Address) };
        var before = result.Before;
        if (before is not null && request.FinalFrom <= DateOnly.FromDateTime(before.At.UtcDateTime))
        {
            result.UseKept(archive);
        }
        else
        {
            var answer = await client.GetAsync(new Uri(request.Address.Replace("{key}", Uri.EscapeDataString(key ?? ""), StringComparison.Ordinal)), before?.ETag, before?.LastModified, cancellation).ConfigureAwait(false);
            result.Take(answer, archive);
            result.HoldsKey = key is not null && answer.Body.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(key)) >= 0;
        }

        if (result.Problem is null)
            Judge(result);
        return result;
    }

    private void Judge(Fetched result)
    {
        var (text, problem) = BodyCheck.Open(result.Source.Kind, result.Body!);
        if (problem is not null)
        {
            result.Problem = problem;
            return;
        }

        result.TextSha256 = Sha256.Of(text);
        // Of what the store has already, only the age is to be judged.
        result.IsStored = stored?.Sources.Any(entry => entry.File == result.Path && entry.Sha256 == result.TextSha256) == true;
        if (result is { IsStored: true, Before: { } same })
        {
            result.Judge(same.Series, same.First, same.Last, same.Rows);
            result.Problem = BodyAge.Refuse(result, map, calendar, today);
            return;
        }

        var reading = FileImport.Read(SourceFile.Decode(result.Path, text), map, calendar, today.AddDays(1));
        result.Reading = reading;
        result.Judge(Label(reading), reading.First, reading.Last, reading.Rows);
        result.Problem = Refusal(result, reading);
    }

    private FetchProblem? Refusal(Fetched result, FileReading reading)
    {
        if (reading.Rows == 0 && result.Request.MayBeEmpty && reading.Layout.Length > 0)
        {
            result.IsEmpty = true;
            return null;
        }

        var wanted = result.Request.Series is { } name ? map.Find(name)?.Descriptor.Id : null;
        // A heading that names another series is told before the importer's hint to rename the file.
        if (wanted is { } id && reading.Series.TrueForAll(series => series.Id != id) && Label(reading) is { Length: > 0 } label && !label.Contains(' ') && label != id.Value)
            return new FetchProblem($"it brings {label} where {id} was asked for", "Correct the symbol, or the address of the source.");
        if (reading.Problems().FirstOrDefault(finding => finding.IsError) is { } error)
            return new FetchProblem((error.Place.Line > 0 ? $"line {error.Place.Line}: " : "") + error.Message.TrimEnd('.'), error.Hint ?? "Fetch again later.");
        if (reading.Unknown is { } unknown)
            return new FetchProblem(unknown.Message.TrimEnd('.'), unknown.Hint ?? "Look at the vendor's page.");
        return wanted is { } missing && reading.Series.TrueForAll(series => series.Id != missing)
            ? new FetchProblem($"it brings {Label(reading)} where {missing} was asked for", "Correct the symbol, or the address of the source.")
            : BodyAge.Refuse(result, map, calendar, today) ?? BodyAge.Compare(result, reading);
    }

    private FetchReport Finish(bool isTrial)
    {
        var good = fetched.Where(result => result is { Problem: null, Reading: not null, IsEmpty: false }).ToArray();
        var report = FolderImport.Report([.. good.Select(result => result.Reading!)], [.. map.Splices]);
        var now = clock.GetUtcNow();
        var outcome = store.Save(report, now, isTrial: isTrial);
        foreach (var result in good)
        {
            if (result.Reading!.Series.Select(series => series.Id).Intersect(outcome.Refused).ToArray() is { Length: > 0 } refused)
            {
                var reason = outcome.Findings.First(finding => finding.IsError && finding.Message.StartsWith(refused[0].Value + ": ", StringComparison.Ordinal));
                result.Problem = new FetchProblem(reason.Message.TrimEnd('.'), "Compare the kept body with what is stored; 'data import --replace' with that file insists.");
            }
        }

        if (!isTrial)
            Keep(now);
        var known = (stored?.Series ?? []).ToDictionary(series => series.Descriptor.Id, series => series.Series);
        var revised = outcome.Revised.ToLookup(value => value.Series);
        return new FetchReport(
            [.. fetched.Select(result => result.Row(known, revised))],
            outcome.Saved,
            [.. report.Problems.Where(finding => !finding.IsError), .. outcome.Findings]);
    }

    // Written last: what a crash kept from the store has no line here and is fetched again.
    private void Keep(DateTimeOffset now)
    {
        foreach (var result in fetched.Where(result => result is { Body: not null, IsKept: false, HoldsKey: false }))
            result.Hash = archive.Keep(result.Body!);
        archive.Record(fetched.Where(result => result.Hash.Length > 0 && !result.WasNotAsked).Select(result => result.Entry(now)));
    }

    private void RefuseUnknownSeries(IEnumerable<MarketSource> sources)
    {
        var faults = sources
            .SelectMany(source => source.Symbols.Where(symbol => map.Find(symbol.Series) is null).Select(symbol => Diagnostic.Error(
                Place.Nowhere, $"source '{source.Name}': no series is known as '{symbol.Series}'.", NearestName.Hint(symbol.Series, map.Series.Select(series => series.Descriptor.Id.Value)) ?? $"Write 'SYMBOL=SERIES', or add it to an operator's series map.")))
            .ToImmutableArray();
        if (faults.Length > 0)
            throw new DiagnosticException(FailureKind.Configuration, faults);
    }

    private Manners MannersOf(MarketSource source)
    {
        var timeout = TimeSpan.FromSeconds(source.TimeoutSeconds);
        var first = TimeSpan.FromSeconds(Math.Min(source.Kind.FirstByteSeconds, source.TimeoutSeconds));
        var spacing = TimeSpan.FromMinutes(1.0 / source.PerMinute);
        if (!source.IsOnThisMachine && spacing < leastSpacing)
            spacing = leastSpacing;
        return new Manners(source.Contact is { Length: > 0 } contact ? $"{product} (+{contact})" : product, spacing, timeout, first);
    }

    private static string Label(FileReading reading) =>
        reading.Series.Count is > 0 and <= 6 ? string.Join(' ', reading.Series.Select(series => series.Id.Value)) : reading.SeriesLabel;
}
