using RotationNotes.Documents.Blocks;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Foundation.Text;
using RotationNotes.Market.Views;
using RotationNotes.Metrics.Facts;
using RotationNotes.Narrative.Notes;

namespace RotationNotes.Narrative.Writing;

/// <summary>Writes a note: facts into templates, templates into Markdown, Markdown into a document whose every number knows its fact.</summary>
public static class NoteComposer
{
    /// <summary>Composes one note for one date. Same definition and view, same document; whoever publishes a correction gives it its revision.</summary>
    /// <exception cref="DiagnosticException">Configuration: a template or <c>note.json</c> is wrong. Data: an exhibit cannot be made and the note says stop.</exception>
    public static Composition Compose(NoteDefinition note, MarketView view, MetricCatalogue catalogue) => new NoteWriting(note, view, catalogue).Write();

    /// <summary>One chart of a note as it would stand there, for work on that chart alone.</summary>
    /// <returns>A <see cref="Figure"/>, or a <see cref="Hole"/> that says why there is none.</returns>
    /// <exception cref="DiagnosticException">Usage: the note has no chart of that id. Configuration: its declaration is wrong. Data: the note says stop.</exception>
    public static Block ComposeChart(NoteDefinition note, MarketView view, MetricCatalogue catalogue, string chartId)
    {
        if (note.Charts.Any(chart => chart.Id == chartId))
            return new NoteWriting(note, view, catalogue).WriteChart(chartId);
        var hint = note.Charts.IsEmpty ? "It declares no charts." : NearestName.HintOrList(chartId, note.Charts.Select(chart => chart.Id)) ?? $"It has {string.Join(", ", note.Charts.Select(chart => chart.Id))}.";
        throw new DiagnosticException(FailureKind.Usage, Diagnostic.Error(note.Title.Place with { Line = 0, Column = 0 }, $"note '{note.Id}' has no chart '{chartId}'.", hint));
    }
}
