using RotationNotes.Graphics.Fonts;
using RotationNotes.Graphics.Themes;
using RotationNotes.Market.Views;
using RotationNotes.Metrics.Facts;
using RotationNotes.Narrative.Notes;

namespace RotationNotes.Publishing.Editions;

/// <summary>Everything an edition is made from, as values; the same inputs give the same edition.</summary>
public sealed record EditionInputs
{
    public required NoteDefinition Note { get; init; }

    public required MarketView View { get; init; }

    public required MetricCatalogue Metrics { get; init; }

    public required Theme Theme { get; init; }

    public required FontLibrary Fonts { get; init; }
}
