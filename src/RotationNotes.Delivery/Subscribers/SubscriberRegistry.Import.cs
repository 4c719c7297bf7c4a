using System.Collections.Immutable;
using RotationNotes.Foundation.Diagnostics;

namespace RotationNotes.Delivery.Subscribers;

public sealed partial class SubscriberRegistry
{
    /// <summary>Subscribes every row of a file in one transaction: all of them, or, when a row is refused, none.</summary>
    /// <param name="shownPath">Path for messages; also kept as the source.</param>
    /// <param name="isConfirmed">Whether consent is on record for everybody in the file; otherwise they are asked first.</param>
    /// <exception cref="DiagnosticException">A row names a list that does not exist (data); nothing was changed.</exception>
    public ImportedSubscribers Import(ImmutableArray<SubscriberRow> rows, string shownPath, bool isConfirmed) => store.Write(transaction =>
    {
        var unknown = rows.GroupBy(row => row.List, StringComparer.Ordinal).Where(group => Find(transaction, group.Key) is null)
            .Select(group => Diagnostic.Error(new Place(shownPath, group.First().Line), $"there is no list '{group.Key}' ({group.Count()} rows).", "Make it with `subscribers list add`, or correct the column."))
            .ToImmutableArray();
        if (!unknown.IsEmpty)
            throw new DiagnosticException(FailureKind.Data, unknown);
        return new ImportedSubscribers([.. rows.Select(row => new ImportedSubscriber(row, Subscribe(transaction, row.List, row.Address, shownPath, isConfirmed)))]);
    });
}

/// <summary>What became of a file's rows.</summary>
public sealed record ImportedSubscribers(ImmutableArray<ImportedSubscriber> Rows)
{
    public int Count(SubscribeOutcome outcome) => Rows.Count(row => row.Outcome == outcome);
}

/// <summary>One row and its outcome.</summary>
public sealed record ImportedSubscriber(SubscriberRow Row, SubscribeOutcome Outcome);
