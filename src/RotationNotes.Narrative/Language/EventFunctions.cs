using System.Collections.Immutable;
using RotationNotes.Market.Views;
using RotationNotes.Narrative.Notes;
using Scriban.Runtime;
using static RotationNotes.Narrative.Language.FunctionSet;

namespace RotationNotes.Narrative.Language;

/// <summary>The note's own calendar of releases and decisions, and the house views.</summary>
internal static class EventFunctions
{
    public static void AddTo(ScriptObject globals, ImmutableArray<NoteEvent> events, ImmutableArray<HouseView> views, MarketView view)
    {
        Of(globals, "recent_events", [new NoteParameter("sessions", ArgumentKind.Integer)], a => Recent(events, view, (int)a[0]!));
        globals.Add("house_views", Views(views, view.AsOf));
        Of(globals, "next_events", [new NoteParameter("days", ArgumentKind.Integer)], a => Next(events, view, (int)a[0]!));
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

    /// <summary>The view of each asset in force on a date, with the one it replaced.</summary>
    private static ScriptArray Views(ImmutableArray<HouseView> views, DateOnly asOf)
    {
        var list = new ScriptArray();
        foreach (var asset in views.Where(v => v.From <= asOf).GroupBy(v => v.Asset))
        {
            var inOrder = asset.OrderBy(v => v.From).ToArray();
            var now = inOrder[^1];
            // A view that outlived its horizon without being renewed is nobody's view.
            if (now.Until < asOf)
                continue;
            list.Add(Fixed(("asset", now.Asset), ("stance", now.Stance), ("horizon", now.Horizon), ("reason", now.Reason), ("from", Moment(now.From)), ("before", inOrder.Length > 1 ? inOrder[^2].Stance : null)));
        }

        list.IsReadOnly = true;
        return list;
    }

    private static ScriptArray ToScript(IEnumerable<NoteEvent> events) =>
        new(events.Select(e => (object?)Fixed(("date", Moment(e.Date)), ("label", e.Label), ("short", e.Short), ("kind", e.Kind))));

    private static ScriptObject Fixed(params ReadOnlySpan<(string Name, object? Value)> members)
    {
        var item = new ScriptObject();
        foreach (var (name, value) in members)
            item.Add(name, value);
        item.IsReadOnly = true;
        return item;
    }
}
