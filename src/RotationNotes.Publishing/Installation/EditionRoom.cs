using System.Collections.Immutable;
using RotationNotes.Publishing.Archive;
using RotationNotes.Publishing.Editions;

namespace RotationNotes.Publishing.Installation;

/// <summary>Brings templates, market and fonts together for one edition; shared by <c>run</c> and the worker.</summary>
public sealed class EditionRoom(Desk desk)
{
    /// <summary>Reads everything an edition needs. Market and templates are read anew each time: imports and edits count at once.</summary>
    /// <param name="asOf">Date asked for, or null for the newest session of the data.</param>
    /// <exception cref="Documents.Diagnostics.DiagnosticException">Unknown note, bad template, theme or fonts, no data for the date.</exception>
    public EditionInputs Prepare(string noteId, DateOnly? asOf, CancellationToken cancellation, Action<string>? step = null)
    {
        step?.Invoke("template");
        var note = desk.Notes.Load(noteId);
        cancellation.ThrowIfCancellationRequested();
        step?.Invoke("market");
        var market = desk.LoadMarket();
        cancellation.ThrowIfCancellationRequested();
        step?.Invoke("fonts");
        var style = desk.StyleOf(note);
        return new EditionInputs
        {
            Note = note,
            View = market.AsOf(asOf ?? market.DefaultAsOf),
            Metrics = desk.Metrics,
            Theme = style.Theme,
            Fonts = style.Fonts,
        };
    }

    public EditionOutcome Publish(EditionRequest request, EditionInputs inputs, CancellationToken cancellation, Action<string>? step = null) =>
        desk.Press().Publish(request, inputs, TemplateSeals(inputs), cancellation, step);

    private ImmutableArray<InputSeal> TemplateSeals(EditionInputs inputs) => InputSeals.OfFiles(
        desk.Options.Paths.Root,
        new DirectoryInfo(Path.Combine(desk.Options.Notes.Templates.FullName, inputs.Note.Id)),
        desk.StyleOf(inputs.Note).File);
}
