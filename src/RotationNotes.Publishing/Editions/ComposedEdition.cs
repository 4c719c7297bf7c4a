using System.Collections.Immutable;
using System.Text;
using RotationNotes.Documents;
using RotationNotes.Html.PlainText;
using RotationNotes.Narrative.Writing;
using RotationNotes.Publishing.Archive;
using RotationNotes.Publishing.Evidence;

namespace RotationNotes.Publishing.Editions;

/// <summary>An edition before the number of its revision is known: the note in words, and the records of what they were written from.</summary>
public sealed record ComposedEdition
{
    public const string ClaimsName = "claims.json";
    public const string MetricsName = "metrics.json";

    public required Composition Composition { get; init; }

    public required ReadOnlyMemory<byte> Claims { get; init; }

    public required ReadOnlyMemory<byte> Metrics { get; init; }

    /// <summary>Numbers of every exhibit and every series used, a file each.</summary>
    public required ImmutableArray<EditionFile> Numbers { get; init; }

    /// <summary>SHA-256 over ids and contents of the series used: equal digests mean equal numbers.</summary>
    public required string MarketDigest { get; init; }

    /// <summary>Every file in which no revision is printed.</summary>
    public ImmutableArray<EditionFile> Records => [new(ClaimsName, Claims), new(MetricsName, Metrics), .. Numbers];

    /// <param name="revision">1 for the first edition of a date.</param>
    public NoteDocument Document(int revision) => Composition.Document with { Revision = revision };

    /// <summary>The note as text and as data, which cost next to nothing.</summary>
    internal static ImmutableArray<EditionFile> Texts(NoteDocument document) =>
        [new("note.txt", Encoding.UTF8.GetBytes(PlainTextRenderer.Render(document))), new("document.json", DocumentJson.Write(document))];

    /// <summary>Whether a sealed edition says the same: only then it is worth rendering pages to see whether they are the same too.</summary>
    public bool SaysTheSameAs(Manifest manifest) => Records.Concat(Texts(Document(manifest.Edition.Revision))).All(manifest.Holds);
}
