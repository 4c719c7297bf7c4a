using System.Collections.Immutable;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Foundation.Text;
using RotationNotes.Market.Views;
using RotationNotes.Narrative.Notes;
using RotationNotes.Publishing.Archive;
using RotationNotes.Publishing.Installation;
using RotationNotes.Publishing.Scheduling;

namespace RotationNotes.Publishing.Editions;

/// <summary>The first step of an issue: brings note, market and look together. Each is read anew: imports and edits count at once.</summary>
internal sealed class EditionPreparation(Desk desk, TimeProvider clock)
{
    // A name typed wrong is a usage fault; a note that exists but does not read is a configuration fault.
    public void RefuseUnknown(string noteId)
    {
        var known = desk.Notes.List();
        if (known.Contains(noteId, StringComparer.Ordinal))
            return;
        var hint = NearestName.Find(noteId, known) is { } nearest ? $"Did you mean '{nearest}'?"
            : known.IsEmpty ? "The templates folder holds no notes." : $"There are: {string.Join(", ", known)}.";
        throw new DiagnosticException(FailureKind.Usage, Diagnostic.Error(Place.Nowhere, $"there is no note '{noteId}'.", hint));
    }

    /// <returns>Everything the edition is made from, and the session it describes beside the one it should describe.</returns>
    /// <exception cref="DiagnosticException">Bad template, theme or fonts, no data for the date.</exception>
    public (EditionInputs Inputs, DescribedSession Date) Prepare(IssueOrder order, Action<string>? step, CancellationToken cancellation)
    {
        step?.Invoke("template");
        var note = desk.Notes.Load(order.NoteId);
        cancellation.ThrowIfCancellationRequested();
        step?.Invoke("market");
        var market = desk.LoadMarket();
        cancellation.ThrowIfCancellationRequested();
        step?.Invoke("fonts");
        var style = desk.StyleOf(note);
        var (view, date) = Look(order, market);
        return (new EditionInputs { Note = note, View = view, Metrics = desk.Metrics, Theme = style.Theme, Fonts = style.Fonts }, date);
    }

    /// <summary>Hashes of the note's templates and theme.</summary>
    public ImmutableArray<InputSeal> Seals(NoteDefinition note) => InputSeals.OfFiles(
        desk.Options.Paths.Root, new DirectoryInfo(Path.Combine(desk.Options.Notes.Templates.FullName, note.Id)), desk.StyleOf(note).File);

    private (MarketView View, DescribedSession Date) Look(IssueOrder order, MarketData market)
    {
        if (order.Fire is { } fire)
        {
            var date = DescribedSession.At(fire, market);
            return (market.AsOf(date.AsOf), date);
        }

        var view = market.AsOf(order.AsOf ?? market.DefaultAsOf);
        return (view, order.AsOf is null ? DescribedSession.Newest(view.AsOf, clock.GetUtcNow(), market.Calendar) : DescribedSession.Asked(view.AsOf, market));
    }
}
