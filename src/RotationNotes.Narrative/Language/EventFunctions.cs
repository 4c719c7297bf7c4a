using System.Collections.Immutable;
using RotationNotes.Market.Calendar;
using RotationNotes.Market.Views;
using RotationNotes.Narrative.Notes;
using RotationNotes.Templating;
using static RotationNotes.Narrative.Language.FunctionSet;

namespace RotationNotes.Narrative.Language;

/// <summary>Functions over the note's own calendar of releases and decisions.</summary>
internal static class EventFunctions
{
    public static void AddTo(ScriptObject globals, ImmutableArray<NoteEvent> events, MarketView view)
    {
        Of(globals, "recent_events", [new HostParameter("sessions", ArgumentKind.Integer)], a => Recent(events, view, (int)a[0]!));
        Of(globals, "next_events", [new HostParameter("days", ArgumentKind.Integer)], a => Next(events, view, (int)a[0]!));
    }

    /// <summary>Events of the last so many sessions, today included, oldest first.</summary>
    private static ScriptArray Recent(ImmutableArray<NoteEvent> events, MarketView view, int sessions)
    {
        var first = view.AsOf;
        for (var i = 1; i < sessions && first > view.Calendar.First; i++)
            first = view.Calendar.PreviousSession(first);
        return ToScript(events.Where(e => e.Date >= first && e.Date <= view.AsOf));
    }

    /// <summary>Events of the coming so many calendar days, earliest first.</summary>
    private static ScriptArray Next(ImmutableArray<NoteEvent> events, MarketView view, int days) =>
        ToScript(events.Where(e => e.Date > view.AsOf && e.Date <= view.AsOf.AddDays(days)));

    private static ScriptArray ToScript(IEnumerable<NoteEvent> events)
    {
        var list = new ScriptArray();
        foreach (var e in events)
            list.Add(new ScriptObject { { "date", e.Date }, { "label", e.Label }, { "short", e.Short }, { "kind", e.Kind } }.Freeze());
        return list;
    }
}
