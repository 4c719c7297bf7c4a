using System.Collections.Immutable;
using System.Globalization;

namespace RotationNotes.Publishing.Archive;

/// <summary>Why a fact has another value in the later edition.</summary>
public enum ChangeReason
{
    /// <summary>Its series have rows that the earlier edition could not know.</summary>
    NewData,

    /// <summary>Rows that both editions have carry other values.</summary>
    RevisedData,

    /// <summary>The measure is defined otherwise.</summary>
    NewDefinition,

    /// <summary>Only one of the two notes asks for it.</summary>
    NewTemplate,

    /// <summary>Same rows, same definition: another version of the program.</summary>
    NewProgram,

    /// <summary>None of these: the sealed files do not tell.</summary>
    Unknown,
}

/// <summary>One fact that differs.</summary>
/// <param name="Before">Value in the earlier edition; null where it had none.</param>
/// <param name="After">Value in the later edition; null where it has none.</param>
/// <param name="Unit">JSON name of the unit of both.</param>
/// <param name="Because">Which series, for reasons of data; else empty.</param>
public sealed record FactChange(string Id, string Name, double? Before, double? After, string Unit, ChangeReason Reason, string Because)
{
    internal static ImmutableArray<FactChange> Between(SealedFacts before, SealedFacts after, ImmutableArray<SeriesChange> series, bool isNewProgram)
    {
        var old = before.Facts.ToDictionary(fact => fact.Id, StringComparer.Ordinal);
        var now = after.Facts.Select(fact => fact.Id).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. after.Facts.Select(fact => Of(old.GetValueOrDefault(fact.Id), fact, series, isNewProgram)).OfType<FactChange>(),
            .. before.Facts.Where(fact => !now.Contains(fact.Id)).Select(fact => new FactChange(fact.Id, fact.Name, fact.Value, null, fact.Unit, ChangeReason.NewTemplate, "")),
        ];
    }

    private static FactChange? Of(SealedFact? old, SealedFact now, ImmutableArray<SeriesChange> series, bool isNewProgram)
    {
        if (old is null)
            return new FactChange(now.Id, now.Name, null, now.Value, now.Unit, ChangeReason.NewTemplate, "");
        if (old.Value == now.Value && old.Unit == now.Unit)
            return null;
        var (reason, because) = ReasonOf(old, now, series, isNewProgram);
        return new FactChange(now.Id, now.Definition is null ? old.Name : now.Name, old.Value, now.Value, now.Unit, reason, because);
    }

    private static (ChangeReason Reason, string Because) ReasonOf(SealedFact old, SealedFact now, ImmutableArray<SeriesChange> series, bool isNewProgram)
    {
        if (old.Unit != now.Unit || (old.Definition is { } definition && now.Definition is { } other && definition != other))
            return (ChangeReason.NewDefinition, "");
        var inputs = now.Inputs ?? old.Inputs;
        var touched = series.Where(change => inputs is not { } ids || ids.Contains(change.Series)).ToArray();
        var revised = touched.Where(change => !change.Revised.IsEmpty || change.Removed > 0).ToArray();
        if (revised.Length > 0)
            return (ChangeReason.RevisedData, Names(revised.Select(change => change.Revised.IsEmpty ? change.Series : $"{change.Series} from {change.Revised[0]}")));
        if (touched.Length > 0)
            return (ChangeReason.NewData, Names(touched.Select(change => change.Series)));
        return (isNewProgram ? ChangeReason.NewProgram : ChangeReason.Unknown, "");
    }

    private static string Names(IEnumerable<string> names)
    {
        const int Most = 4;
        var all = names.ToArray();
        return all.Length <= Most ? string.Join(", ", all) : string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", all.Take(Most))} and {all.Length - Most} more");
    }
}
