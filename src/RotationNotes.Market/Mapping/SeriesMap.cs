using System.Text.RegularExpressions;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Market.Derived;
using RotationNotes.Market.Observations;
using RotationNotes.Market.Releases;
using RotationNotes.Market.Text;

namespace RotationNotes.Market.Mapping;

/// <summary>Which series a vendor's name stands for, and what is true of it.</summary>
/// <remarks>A name is found by the id, by an alias, or by a file name that adds only what vendors add: "_ohlc", "_us_d", "_history", a date; nothing else is guessed.</remarks>
public sealed class SeriesMap
{
    private const string EmbeddedFile = "series-map.json";

    private readonly Dictionary<string, MappedSeries> byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, MappedContract> byCode = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MappedContract> byMarketName = new(StringComparer.Ordinal);

    private readonly SortedDictionary<string, PositionSplice> splices = new(StringComparer.Ordinal);

    private SeriesMap()
    {
    }

    private static readonly Lazy<SeriesMap> shipped = new(static () => Load());

    /// <summary>The shipped map alone, read once.</summary>
    public static SeriesMap Shipped => shipped.Value;

    /// <summary>The shipped map, with the entries of an operator's file added or put in the place of shipped ones.</summary>
    /// <param name="extensionJsonPath">A file in the layout of the shipped map, or null.</param>
    /// <exception cref="DiagnosticException">Configuration: the file is missing or has mistakes; all are named.</exception>
    public static SeriesMap Load(string? extensionJsonPath = null)
    {
        var map = new SeriesMap();
        map.Add(EmbeddedText.Read(EmbeddedFile), EmbeddedFile);
        map.AddComputed();
        if (extensionJsonPath is null)
            return map;
        string text;
        try
        {
            text = File.ReadAllText(extensionJsonPath);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(
                FailureKind.Configuration,
                Diagnostic.Error(new Place(extensionJsonPath), $"the series map cannot be read: {e.Message}", "Correct the path or remove the setting."));
        }

        map.Add(text, extensionJsonPath);
        return map;
    }

    /// <summary>A map from JSON text alone, without the shipped entries.</summary>
    /// <exception cref="DiagnosticException">Configuration: every mistake.</exception>
    public static SeriesMap Parse(string json, string file)
    {
        var map = new SeriesMap();
        map.Add(json, file);
        return map;
    }

    /// <summary>The series of an id or alias, whatever its case; null when nobody knows it.</summary>
    public MappedSeries? Find(string name) => byName.GetValueOrDefault(name) ?? (FedFundsContract.Find(name) is { } contract ? new MappedSeries(contract, [], FollowsSessions: false, MayBeNegative: false) : null);

    /// <summary>Every mapped series once, in order of id.</summary>
    public IEnumerable<MappedSeries> Series => byName.Values.Distinct().OrderBy(s => s.Descriptor.Id.Value, StringComparer.Ordinal);

    // What vendors and people append to a ticker, and what says nothing about the measure.
    private static readonly HashSet<string> additions = new(StringComparer.OrdinalIgnoreCase)
    {
        "ohlc", "ohlcv", "us", "d", "w", "m", "daily", "weekly", "monthly", "history", "hist", "historical", "holdings", "close", "closes", "price", "prices", "adj", "adjusted", "data", "full", "max", "index", "etf", "vintages", "vintage", "alfred", "fred", "yahoo", "stooq", "cboe", "to", "from", "new", "update", "latest", "excerpt", "style",
    };

    /// <summary>The series a file's name speaks of: the whole name without extension, or less the words that vendors append. "SPX_PE" is no file of SPX.</summary>
    public MappedSeries? FindByFileName(string fileName)
    {
        var stem = fileName;
        var names = new List<string>();
        while (true)
        {
            if (Find(stem) is { } found)
                return names.TrueForAll(word => IsNameOf(found, word)) ? found : null;
            var end = stem.AsSpan().LastIndexOfAny("_. ");
            if (end <= 0)
                return null;
            if (!IsAddition(stem[(end + 1)..]))
                names.Add(stem[(end + 1)..]);
            stem = stem[..end];
        }
    }

    // Also a vendor's name, and dates and numbers of copies: 2024-07-16, 20240716, 2026Q1, to2020, (1).
    private static bool IsAddition(string word) =>
        additions.Contains(word) || word.StartsWith("yahoo", StringComparison.OrdinalIgnoreCase)
        || Regex.IsMatch(word, @"^(to|from)?[(]?\d[\d-]*(Q\d)?[)]?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    // "CL_F_wti": another name of the same series.
    private bool IsNameOf(MappedSeries series, string word) =>
        Find(word)?.Descriptor.Id == series.Descriptor.Id || series.Descriptor.Name.Split(' ', ',', '/', '(', ')').Contains(word, StringComparer.OrdinalIgnoreCase);

    /// <summary>Contracts that followed one another and are added up, in order of prefix.</summary>
    public IEnumerable<PositionSplice> Splices => splices.Values;

    /// <summary>The contract of a CFTC code.</summary>
    public MappedContract? FindContract(ReadOnlySpan<char> code) =>
        byCode.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(code, out var contract) ? contract : null;

    /// <summary>The contract of a CFTC market name, for files without codes.</summary>
    public MappedContract? FindContractByMarketName(ReadOnlySpan<char> name) =>
        byMarketName.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var contract) ? contract : null;

    // Series that the program computes, and releases known by code: a vendor's file may bring them ready-made.
    private void AddComputed()
    {
        foreach (var descriptor in PolicyPath.Descriptors)
            Put(descriptor, "CME settlements");
        foreach (var code in ReleaseCodes.All)
        {
            Put(code.Describe("ACTUAL", "first print"), "Economic releases");
            Put(code.Describe("CONSENSUS", "consensus"), "Economic releases");
            Put(code.Describe("PRIOR", "prior"), "Economic releases");
        }

        Put(ReleaseIndices.SurpriseDescriptor, "Economic releases");
        Put(ReleaseIndices.ChangeDescriptor, "Economic releases");
        Put(IndexContributions.SevenDescriptor, "iShares holdings");
        Put(IndexContributions.RestDescriptor, "iShares holdings");
        foreach (var fund in Series.Where(s => s.Descriptor.Id.Value.StartsWith("SHS.", StringComparison.Ordinal)).ToArray())
        {
            var (ticker, name) = (fund.Descriptor.Id.Value[4..], fund.Descriptor.Name.Split(", shares")[0]);
            Put(FundFlows.Flow(ticker, name), "Fund history");
            Put(FundFlows.Assets(ticker, name), "Fund history");
            Put(FundFlows.Rank(ticker, name), "Fund history");
        }

        Put(FundFlows.Flow("SMALLCAP", "US small-cap funds"), "Fund history");
        Put(FundFlows.Assets("SMALLCAP", "US small-cap funds"), "Fund history");

        void Put(SeriesDescriptor descriptor, string supply) =>
            byName[descriptor.Id.Value] = new MappedSeries(descriptor, [], FollowsSessions: false, MayBeNegative: true) { Supply = supply };
    }

    private void Add(string json, string file)
    {
        var (series, contracts, joined) = SeriesMapFile.Parse(json, file);
        foreach (var entry in series)
        {
            byName[entry.Descriptor.Id.Value] = entry;
            foreach (var alias in entry.Aliases)
                byName[alias] = entry;
        }

        foreach (var splice in joined)
            splices[splice.Prefix] = splice;
        foreach (var contract in contracts)
        {
            byCode[contract.Code] = contract;
            foreach (var name in contract.MarketNames)
                byMarketName[name] = contract;
        }
    }
}
