using System.Collections.Immutable;

namespace RotationNotes.Publishing.Archive;

/// <summary>What became of one exhibit.</summary>
/// <param name="Before">Its title in the earlier edition; null where it was not there.</param>
/// <param name="After">Its title in the later edition; null where it is not there.</param>
/// <param name="HasOtherNumbers">Whether both show it, with other numbers.</param>
public sealed record ExhibitChange(string Id, string? Before, string? After, bool HasOtherNumbers)
{
    internal static ImmutableArray<ExhibitChange> Between(
        ArchivedEdition before, ArchivedEdition after, ImmutableArray<SealedExhibit> old, ImmutableArray<SealedExhibit> now)
    {
        var titles = old.DistinctBy(exhibit => exhibit.Id).ToDictionary(exhibit => exhibit.Id, exhibit => exhibit.Title, StringComparer.Ordinal);
        var (oldHashes, newHashes) = (Hashes(before), Hashes(after));
        var kept = now.Select(exhibit => exhibit.Id).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. now.Select(exhibit => new ExhibitChange(
                    exhibit.Id,
                    titles.GetValueOrDefault(exhibit.Id),
                    exhibit.Title,
                    titles.ContainsKey(exhibit.Id) && oldHashes.GetValueOrDefault(exhibit.Id) != newHashes.GetValueOrDefault(exhibit.Id)))
                .Where(change => change.HasOtherNumbers || change.Before != change.After),
            .. old.Where(exhibit => !kept.Contains(exhibit.Id)).Select(exhibit => new ExhibitChange(exhibit.Id, exhibit.Title, null, false)),
        ];
    }

    private static Dictionary<string, string> Hashes(ArchivedEdition edition) => edition.Manifest.Files
        .Where(file => file.Path.StartsWith("exhibits/", StringComparison.Ordinal))
        .ToDictionary(file => Path.GetFileNameWithoutExtension(file.Path), file => file.Sha256, StringComparer.Ordinal);
}
