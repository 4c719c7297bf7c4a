using System.Collections.Immutable;

namespace RotationNotes.Publishing.Archive;

/// <summary>What differs between two sealed editions, read from their sealed files alone: numbers with the reason, sentences, exhibits.</summary>
/// <param name="Series">Series whose rows differ.</param>
/// <param name="Facts">Facts with another value, in the order of the later edition, then those that only the earlier one has.</param>
/// <param name="Sentences">Places of the prose that differ, in reading order.</param>
/// <param name="Exhibits">Exhibits that came, went, or show something else, in reading order.</param>
public sealed record EditionComparison(
    ArchivedEdition Before,
    ArchivedEdition After,
    ImmutableArray<SeriesChange> Series,
    ImmutableArray<FactChange> Facts,
    ImmutableArray<SentenceChange> Sentences,
    ImmutableArray<ExhibitChange> Exhibits)
{
    /// <summary>Whether a reader would find the same numbers, sentences and exhibits in both.</summary>
    public bool IsEqual => Series.IsEmpty && Facts.IsEmpty && Sentences.IsEmpty && Exhibits.IsEmpty;

    /// <exception cref="DiagnosticException">A sealed file is missing or cannot be read (integrity).</exception>
    public static EditionComparison Of(ArchivedEdition before, ArchivedEdition after)
    {
        var series = SeriesChange.Between(before, after);
        var (oldText, newText) = (SealedText.Of(before), SealedText.Of(after));
        return new EditionComparison(
            before,
            after,
            series,
            FactChange.Between(SealedFacts.Of(before), SealedFacts.Of(after), series, before.Manifest.Provenance.ProgramVersion != after.Manifest.Provenance.ProgramVersion),
            SentenceChange.Between(oldText.Sentences, newText.Sentences),
            ExhibitChange.Between(before, after, oldText.Exhibits, newText.Exhibits));
    }
}
