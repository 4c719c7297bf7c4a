using System.Collections.Immutable;
using System.Text.Json;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Foundation.Units;
using RotationNotes.Market.Observations;
using RotationNotes.Market.Text;

namespace RotationNotes.Market.Mapping;

/// <summary>Reads a map of series and contracts from JSON; the layout is described in docs/market-data.md.</summary>
internal sealed class SeriesMapFile
{
    private static readonly string[] seriesKeys = ["id", "name", "unit", "source", "frequency", "release", "lagDays", "adjusted", "sessions", "mayBeNegative", "aliases", "supply", "realMoves"];
    private static readonly string[] contractKeys = ["code", "prefix", "name", "marketNames"];
    private static readonly string[] spliceKeys = ["prefix", "name", "parts"];

    private readonly string file;
    private readonly List<Diagnostic> findings = [];
    private readonly List<MappedSeries> series = [];
    private readonly List<MappedContract> contracts = [];
    private readonly List<PositionSplice> splices = [];

    private SeriesMapFile(string file) => this.file = file;

    /// <exception cref="DiagnosticException">Configuration: every mistake of the file.</exception>
    public static (IReadOnlyList<MappedSeries> Series, IReadOnlyList<MappedContract> Contracts, IReadOnlyList<PositionSplice> Splices) Parse(string json, string file)
    {
        var reader = new SeriesMapFile(file);
        reader.Read(json);
        return reader.findings.Count > 0
            ? throw new DiagnosticException(FailureKind.Configuration, reader.findings)
            : (reader.series, reader.contracts, reader.splices);
    }

    private void Read(string json)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        }
        catch (JsonException e)
        {
            findings.Add(Diagnostic.Error(new Place(file, (int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1), "the series map is not valid JSON.", "Correct the syntax at this place."));
            return;
        }

        using (document)
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                Report("the series map", "must be an object with 'series', 'contracts' and 'splices'");
                return;
            }

            foreach (var member in document.RootElement.EnumerateObject())
            {
                if (member.Name is "series" or "contracts" or "splices" && member.Value.ValueKind == JsonValueKind.Array)
                {
                    var index = 0;
                    foreach (var element in member.Value.EnumerateArray())
                        ReadEntry(member.Name, index++, element);
                }
                else if (member.Name != "version")
                {
                    Report($"'{member.Name}'", "is no member of a series map; use 'series', 'contracts' and 'splices', each a list");
                }
            }
        }
    }

    private void ReadEntry(string list, int index, JsonElement element)
    {
        var where = $"{list}[{index}]";
        if (element.ValueKind != JsonValueKind.Object)
        {
            Report(where, "must be an object");
            return;
        }

        var known = list switch { "series" => seriesKeys, "contracts" => contractKeys, _ => spliceKeys };
        foreach (var member in element.EnumerateObject())
        {
            if (!known.Contains(member.Name))
                Report(where, $"has the unknown member '{member.Name}'; known are {string.Join(", ", known)}");
        }

        var before = findings.Count;
        if (list == "series")
            ReadSeries(where, element, before);
        else if (list == "contracts")
            ReadContract(where, element, before);
        else
            ReadSplice(where, element, before);
    }

    private void ReadSeries(string where, JsonElement element, int before)
    {
        var id = Text(where, element, "id");
        if (id.Length > 0 && !SeriesId.IsValid(id))
            Report(where, $"'{id}' is not a series id; use A–Z, 0–9, '.' and '_'");
        var name = Text(where, element, "name");
        var source = Text(where, element, "source");
        var unit = OneOf(where, element, "unit", Unit.Price, required: true);
        var frequency = OneOf(where, element, "frequency", Frequency.Daily);
        var release = OneOf(where, element, "release", ReleaseRule.SameDayClose);
        var lag = 0;
        if (element.TryGetProperty("lagDays", out var lagElement) && (!lagElement.TryGetInt32(out lag) || lag is < 0 or > 400))
            Report(where, "'lagDays' must be a whole number from 0 to 400");
        var (adjusted, sessions, negative) = (Flag(where, element, "adjusted"), Flag(where, element, "sessions"), Flag(where, element, "mayBeNegative"));
        var aliases = Texts(where, element, "aliases");
        var supply = element.TryGetProperty("supply", out _) ? Text(where, element, "supply") : null;
        var realMoves = new HashSet<DateOnly>();
        foreach (var text in Texts(where, element, "realMoves"))
        {
            if (DateText.TryParse(text, DateLayout.Iso, out var date))
                realMoves.Add(date);
            else
                Report(where, $"'{text}' in 'realMoves' is not a date; write 2020-03-16");
        }

        if (findings.Count == before)
            series.Add(new MappedSeries(new SeriesDescriptor(new SeriesId(id), name, unit, source, frequency, release, adjusted, lag), aliases, sessions, negative) { Supply = supply, RealMoves = realMoves });
    }

    private void ReadContract(string where, JsonElement element, int before)
    {
        var code = Text(where, element, "code");
        var prefix = Text(where, element, "prefix");
        if (prefix.Length > 0 && !SeriesId.IsValid(prefix))
            Report(where, $"'{prefix}' cannot start a series id; use A–Z, 0–9, '.' and '_'");
        var name = Text(where, element, "name");
        var marketNames = Texts(where, element, "marketNames");
        if (findings.Count == before)
            contracts.Add(new MappedContract(code, prefix, name, marketNames));
    }

    private void ReadSplice(string where, JsonElement element, int before)
    {
        var prefix = Text(where, element, "prefix");
        var name = Text(where, element, "name");
        var parts = Texts(where, element, "parts");
        if (parts.Length < 2)
            Report(where, "needs two or more 'parts', the prefixes of the contracts from the oldest to the newest");
        foreach (var id in parts.Prepend(prefix))
        {
            if (id.Length > 0 && !SeriesId.IsValid(id))
                Report(where, $"'{id}' cannot start a series id; use A–Z, 0–9, '.' and '_'");
        }

        if (findings.Count == before)
            splices.Add(new PositionSplice(prefix, name, parts));
    }

    private string Text(string where, JsonElement element, string member)
    {
        if (element.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text)
            return text;
        Report(where, $"needs the text '{member}'");
        return "";
    }

    private ImmutableArray<string> Texts(string where, JsonElement element, string member)
    {
        if (!element.TryGetProperty(member, out var value))
            return [];
        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.String))
            return [.. value.EnumerateArray().Select(v => v.GetString()!)];
        Report(where, $"'{member}' must be a list of texts");
        return [];
    }

    private bool Flag(string where, JsonElement element, string member)
    {
        if (!element.TryGetProperty(member, out var value))
            return false;
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            Report(where, $"'{member}' must be true or false");
        return value.ValueKind == JsonValueKind.True;
    }

    private T OneOf<T>(string where, JsonElement element, string member, T fallback, bool required = false)
        where T : struct, Enum
    {
        if (!element.TryGetProperty(member, out var value) && !required)
            return fallback;
        var names = Enum.GetNames<T>();
        if (value.ValueKind == JsonValueKind.String && Array.IndexOf(names, value.GetString()) is var index and >= 0)
            return Enum.GetValues<T>()[index];
        Report(where, $"'{member}' must be one of {string.Join(", ", names)}");
        return fallback;
    }

    private void Report(string where, string what) => findings.Add(Diagnostic.Error(new Place(file), $"{where} {what}."));
}
