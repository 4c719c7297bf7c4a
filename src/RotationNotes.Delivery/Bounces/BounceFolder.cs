using System.Collections.Immutable;
using RotationNotes.Foundation.Files;

namespace RotationNotes.Delivery.Bounces;

/// <summary>Takes bounces from a folder that a mail server delivers into: a maildir, or a drop folder with one file for each message.</summary>
/// <remarks>
/// In a maildir the messages of <c>new</c> are read; elsewhere files that have been left alone for a while, because a file may still be being
/// written. A message that was taken moves to <c>taken</c>, one that is no report to <c>other</c>: nothing is deleted, nothing is read twice.
/// A link, pipe, socket or device stays where it is and is said: it could name any file, and none of them is mail.
/// </remarks>
public sealed class BounceFolder(DirectoryInfo folder, BounceDesk desk, TimeProvider clock)
{
    private const long LargestFile = 20 * 1024 * 1024;
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(5);

    /// <summary>Reads what is there, oldest name first.</summary>
    /// <returns>What became of each file.</returns>
    public ImmutableArray<TakenReport> Take()
    {
        if (!folder.Exists)
            return [];
        var incoming = new DirectoryInfo(Path.Combine(folder.FullName, "new"));
        var isMaildir = incoming.Exists && Directory.Exists(Path.Combine(folder.FullName, "cur"));
        var taken = ImmutableArray.CreateBuilder<TakenReport>();
        foreach (var file in (isMaildir ? incoming : folder).EnumerateFiles().OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            if (file.Name.StartsWith('.') || (!isMaildir && clock.GetUtcNow() - file.LastWriteTimeUtc < Settled))
                continue;
            taken.Add(Take(file));
        }

        return taken.ToImmutable();
    }

    private TakenReport Take(FileInfo file)
    {
        byte[]? bytes;
        string? refusal;
        try
        {
            (bytes, refusal) = RegularFile.Read(file, LargestFile);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            (bytes, refusal) = (null, "cannot be read: " + failure.Message);
        }

        if (bytes is null)
            return new TakenReport(file.Name, [], refusal + "; left where it is");
        var bounces = ReportReader.Read(bytes);
        var received = new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero);
        var outcomes = bounces.Select(bounce => (bounce, desk.Take(bounce, received))).ToImmutableArray();
        // The consequences are durable by now; when the move is lost to a crash, reading again changes nothing.
        Move(file, bounces.IsEmpty ? "other" : "taken");
        return new TakenReport(file.Name, outcomes, bounces.IsEmpty ? "no delivery report" : null);
    }

    private void Move(FileInfo file, string place)
    {
        var target = Path.Combine(folder.FullName, place);
        DurableFile.CreateFolder(target);
        var path = Path.Combine(target, file.Name);
        for (var copy = 2; File.Exists(path); copy++)
            path = Path.Combine(target, $"{file.Name}.{copy}");
        File.Move(file.FullName, path);
    }
}

/// <param name="Outcomes">Each recipient of the report and what it led to.</param>
/// <param name="Remark">Why it was set aside or left; null for a report.</param>
public sealed record TakenReport(string File, ImmutableArray<(BouncedRecipient Bounce, BounceVerdict Verdict)> Outcomes, string? Remark);
