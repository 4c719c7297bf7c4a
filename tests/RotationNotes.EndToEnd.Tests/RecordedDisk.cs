using System.Text.RegularExpressions;

namespace RotationNotes.EndToEnd.Tests;

/// <summary>Files as a disk may hold them while a recorded run writes: what is synced is certain, every later change may or may not be there.</summary>
internal sealed partial class RecordedDisk
{
    private readonly Dictionary<string, RecordedFile> files = new(StringComparer.Ordinal);
    private readonly Dictionary<int, RecordedFile> open = [];
    private readonly Dictionary<int, string> recipients = [];

    /// <param name="paths">Files to follow, as they are now.</param>
    public RecordedDisk(params string[] paths)
    {
        foreach (var path in paths)
            files.Add(path, new RecordedFile(File.Exists(path) ? File.ReadAllBytes(path) : []));
    }

    public bool HasUnsynced => files.Values.Any(file => file.Unsynced.Count > 0);

    /// <returns>Whether it changed or synced one of the files.</returns>
    public bool Apply(SystemCall call)
    {
        switch (call.Name)
        {
            case "openat" when call.Result >= 0:
                open.Remove((int)call.Result);
                if (files.TryGetValue(call.Text(), out var opened))
                    open[(int)call.Result] = opened;
                return false;
            case "openat":
                return false;
            case "close":
                open.Remove(call.Descriptor);
                return false;
            case "sendto" or "sendmsg":
                if (Recipient().Match(call.Text()) is { Success: true } match)
                    recipients[call.Descriptor] = match.Groups[1].Value;
                return false;
            default:
                if (!open.TryGetValue(call.Descriptor, out var file) || call.Result < 0)
                    return false;
                if (call.Name == "pwrite64")
                    file.Unsynced.Add(new Change(call.Bytes(), call.LastNumber()));
                else if (call.Name == "ftruncate")
                    file.Unsynced.Add(new Change(null, call.LastNumber()));
                else
                    file.Sync();
                return true;
        }
    }

    /// <summary>Whom the message goes to that a connection carries.</summary>
    public string RecipientOn(SystemCall call) => recipients[call.Descriptor];

    /// <param name="survives">For the n-th unsynced change of a file, whether it reached the disk.</param>
    public Dictionary<string, byte[]> AfterCut(Func<int, bool> survives) => files.ToDictionary(
        file => file.Key, file => file.Value.Unsynced.Where((_, index) => survives(index)).Aggregate(file.Value.Durable, (bytes, change) => change.Apply(bytes)));

    private sealed class RecordedFile(byte[] bytes)
    {
        public byte[] Durable { get; private set; } = bytes;

        public List<Change> Unsynced { get; } = [];

        public void Sync()
        {
            Durable = Unsynced.Aggregate(Durable, (whole, change) => change.Apply(whole));
            Unsynced.Clear();
        }
    }

    /// <param name="Bytes">Null for a truncation to <paramref name="At"/>.</param>
    private sealed record Change(byte[]? Bytes, long At)
    {
        public byte[] Apply(byte[] whole)
        {
            var length = Bytes is null ? At : Math.Max(whole.Length, At + Bytes.Length);
            var result = new byte[length];
            whole.AsSpan(0, (int)Math.Min(length, whole.Length)).CopyTo(result);
            Bytes?.CopyTo(result, At);
            return result;
        }
    }

    [GeneratedRegex("RCPT TO:<([^>]+)>")]
    private static partial Regex Recipient();
}
