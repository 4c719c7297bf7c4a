using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using RotationNotes.Foundation.Files;
using RotationNotes.Foundation.Text;

namespace RotationNotes.Market.Sources.Fetching;

/// <summary>Every fetched body as it came, by its hash, and a register of what was asked when: the evidence of each vintage.</summary>
/// <remarks>Lines are only added to the register. A line that a crash cut is passed over, and the body is fetched again.</remarks>
public sealed class BodyArchive
{
    private const string Register = "register.jsonl";

    private static readonly JsonSerializerOptions json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) }, PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    private readonly DirectoryInfo folder;
    private bool isTorn;
    private readonly Dictionary<(string Source, string Address), KeptBody> taken = [];
    private readonly Dictionary<string, DateTimeOffset> successes = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="folder">Need not exist.</param>
    public BodyArchive(DirectoryInfo folder)
    {
        this.folder = folder;
        var register = new FileInfo(Path.Combine(folder.FullName, Register));
        if (!register.Exists)
            return;
        foreach (var line in File.ReadLines(register.FullName))
        {
            var entry = Parse(line);
            isTorn = entry is null;
            if (entry is not null)
                Note(entry);
        }
    }

    /// <summary>Folder of all bodies of a market folder.</summary>
    public static DirectoryInfo Below(DirectoryInfo market) => new(Path.Combine(market.FullName, "fetched"));

    /// <summary>What a writer holds while it fetches.</summary>
    public static FileInfo LockOf(DirectoryInfo folder) => new(Path.Combine(folder.FullName, "lock"));

    /// <summary>When a source last gave what was asked, or said that nothing changed; null when it never did.</summary>
    public DateTimeOffset? LastSuccess(string source) => successes.TryGetValue(source, out var at) ? at : null;

    /// <summary>The last body of an address that was imported and is still there.</summary>
    internal KeptBody? LastTaken(string source, string address) =>
        taken.TryGetValue((source, address), out var entry) && File.Exists(PathOf(entry.Sha256)) ? entry : null;

    /// <exception cref="InvalidDataException">The kept file is not what it was.</exception>
    internal byte[] Read(KeptBody entry)
    {
        var body = File.ReadAllBytes(PathOf(entry.Sha256));
        return Sha256.Of(body) == entry.Sha256 ? body : throw new InvalidDataException("the kept body is damaged");
    }

    /// <summary>Keeps a body.</summary>
    /// <returns>Its hash.</returns>
    internal string Keep(byte[] body)
    {
        var hash = Sha256.Of(body);
        DurableFile.CreateFolder(Path.Combine(folder.FullName, "bodies"));
        DurableFile.WriteNew(PathOf(hash), body);
        return hash;
    }

    /// <summary>Adds lines to the register.</summary>
    internal void Record(IEnumerable<KeptBody> entries)
    {
        var lines = new StringBuilder(isTorn ? "\n" : "");
        isTorn = false;
        foreach (var entry in entries)
        {
            lines.Append(JsonSerializer.Serialize(entry, json)).Append('\n');
            Note(entry);
        }

        if (lines.Length <= 1)
            return;
        var path = Path.Combine(folder.FullName, Register);
        try
        {
            DurableFile.CreateFolder(folder.FullName);
            using var stream = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
            stream.Write(Encoding.UTF8.GetBytes(lines.ToString()));
            stream.Flush(flushToDisk: true);
        }
        catch (Exception failure) when (StorageFailure.Explains(failure))
        {
            throw StorageFailure.Describe(failure, path);
        }
    }

    private void Note(KeptBody entry)
    {
        if (entry.Outcome == BodyOutcome.Taken)
            taken[(entry.Source, entry.Address)] = entry;
        if (entry.Outcome != BodyOutcome.Refused)
            successes[entry.Source] = entry.At;
    }

    private static KeptBody? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<KeptBody>(line, json) is { Source: not null, Address: not null } entry && Sha256.IsHash(entry.Sha256) ? entry : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private string PathOf(string hash) => Path.Combine(folder.FullName, "bodies", hash);
}
