using RotationNotes.Documents.Words;
using RotationNotes.Narrative.Claims;
using RotationNotes.Narrative.Facts;
using RotationNotes.Narrative.Phrases;
using Scriban.Runtime;
using static RotationNotes.Narrative.Language.FunctionSet;

namespace RotationNotes.Narrative.Language;

/// <summary>Functions whose words depend on a fact's side, size and history.</summary>
internal static class PhraseFunctions
{
    public static void AddTo(ScriptObject globals, FactPrinter printer)
    {
        OfFact(globals, "moved", [OptionalInteger("decimals", -1)], (fact, a) => Moved(printer, fact, VerbKind.Price, (int)a[1]!));
        OfFact(globals, "moved_level", [OptionalInteger("decimals", -1)], (fact, a) => Moved(printer, fact, VerbKind.Level, (int)a[1]!));
        OfFact(globals, "moved_spread", [OptionalInteger("decimals", -1)], (fact, a) => Moved(printer, fact, VerbKind.Spread, (int)a[1]!));
        OfFact(globals, "up_down", [OptionalInteger("decimals", -1)], (fact, a) => UpDown(printer, fact, (int)a[1]!));
        OfFact(globals, "against", [Text("other"), OptionalInteger("decimals", -1)], (fact, a) => Against(printer, fact, (string?)a[1] ?? "", (int)a[2]!));
        OfFact(globals, "compare", [new NoteParameter("other"), Text("more"), Text("less"), OptionalText("same", "")], (fact, a) => Compare(printer, fact, Fact("compare", a[1]), (string?)a[2] ?? "", (string?)a[3] ?? "", (string?)a[4] ?? ""));
        OfFact(globals, "by_sign", [Text("up"), Text("down"), OptionalText("flat", "")], (fact, a) => BySign(printer, fact, (string?)a[1] ?? "", (string?)a[2] ?? "", (string?)a[3] ?? ""));
        OfFact(globals, "since", [Text("up"), Text("down")], (fact, a) => Since(printer, fact, (string?)a[1] ?? "", (string?)a[2] ?? ""));
        OfFact(globals, "since_clause", [Text("up"), Text("down")], (fact, a) => Since(printer, fact, (string?)a[1] ?? "", (string?)a[2] ?? "") is { Length: > 0 } text ? printer.Speech.Clause(text) : "");
        OfFact(globals, "percentile", [], (fact, _) => Percentile(printer, fact));
        OfFact(globals, "as_percentile", [], (fact, _) => fact.Number is { } share ? printer.Words(fact, "value", Rank(printer, share)) : Absent(fact));
        OfFact(globals, "at", [new NoteParameter("date")], (fact, a) => printer.At(fact, Date("at", a[1])));
        OfFact(globals, "history", [], (fact, _) => fact.Fact.SampleStart is { } start ? printer.Words(fact, "sample_start", printer.Speech.History(start.Year)) : Absent(fact));
        OfFact(globals, "observed", [], (fact, _) => fact.Fact.ObservedOn is { } day ? printer.Words(fact, "observed_on", printer.Dates.Full(day)) : Absent(fact));
        OfFact(globals, "previous_extreme", [], (fact, _) => (SincePhrase.IsPartOfARun(fact.Fact) ? fact.Fact.PreviousIndependent : fact.Fact.PreviousAtLeastAsExtreme) is { } earlier ? printer.Words(fact, "since", printer.Dates.Full(earlier.Date)) : Absent(fact));
        OfFact(globals, "event_dates", [OptionalInteger("most", 6)], (fact, a) => EventDates(printer, fact, (int)a[1]!));
        OfFact(globals, "event_count", [], (fact, _) => fact.Fact.Unavailable is null ? printer.Words(fact, "value", printer.Speech.Count(fact.Fact.Events.Length)) : Absent(fact));
        OfFact(globals, "hedge", [], (fact, _) => fact.Number is null ? "" : printer.Words(fact, "n", printer.Speech.Hedge(fact.Fact.N)));
    }

    /// <summary>"jumped 11.5%", "slipped 0.3%", "was little changed".</summary>
    private static string Moved(FactPrinter printer, FactValue fact, VerbKind kind, int decimals)
    {
        if (fact.Number is null)
            return Absent(fact);
        var movement = printer.MovementOf(fact, decimals);
        var verb = printer.Words(fact, "direction", printer.Wording.Pick(printer.Speech.Verbs(kind, movement)));
        return movement.Sign == 0 ? verb : printer.Speech.Moved(verb, Size(printer, fact, decimals));
    }

    /// <summary>"up 11.5%", "down 0.3%", "unchanged".</summary>
    private static string UpDown(FactPrinter printer, FactValue fact, int decimals)
    {
        if (fact.Number is null)
            return Absent(fact);
        var sign = printer.MovementOf(fact, decimals).Sign;
        var word = printer.Words(fact, "direction", printer.Speech.Direction(sign));
        return sign == 0 ? word : printer.Speech.Moved(word, Size(printer, fact, decimals));
    }

    /// <summary>"outpaced the S&amp;P 500 by 9.9 percentage points", "kept pace with the S&amp;P 500".</summary>
    private static string Against(FactPrinter printer, FactValue fact, string other, int decimals)
    {
        if (fact.Number is null)
            return Absent(fact);
        var movement = printer.MovementOf(fact, decimals);
        var verb = printer.Words(fact, "direction", printer.Wording.Pick(printer.Speech.Verbs(VerbKind.Comparison, movement)));
        return printer.Speech.Against(verb, other, movement.Sign == 0 ? null : Size(printer, fact, decimals));
    }

    /// <summary>The word for being above, below or, as printed, level with another fact.</summary>
    private static string Compare(FactPrinter printer, FactValue fact, FactValue other, string more, string less, string same)
    {
        if (fact.Number is not { } left)
            return Absent(fact);
        if (other.Number is not { } right)
            return Absent(other);
        var sign = NumberFormatter.PrintsAsZero(left - right, FactFormats.Of(fact.Unit)) ? 0 : Math.Sign(left - right);
        return printer.Words(fact, "against " + other.Fact.Definition.Id, sign > 0 ? more : sign < 0 ? less : same.Length > 0 ? same : more);
    }

    private static string BySign(FactPrinter printer, FactValue fact, string up, string down, string flat)
    {
        if (fact.Number is null)
            return Absent(fact);
        var sign = printer.MovementOf(fact).Sign;
        var word = sign > 0 ? up : sign < 0 ? down : flat.Length > 0 ? flat : up;
        return Marks.HasAny(word) ? word : printer.Words(fact, "direction", word);
    }

    private static string Since(FactPrinter printer, FactValue fact, string up, string down) =>
        fact.Number is null ? "" : printer.Words(fact, "since", SincePhrase.Of(fact.Fact, fact.Fact.LooksUp ? up : down, printer.Dates, printer.Speech));

    /// <summary>"97th percentile".</summary>
    private static string Percentile(FactPrinter printer, FactValue fact)
    {
        return fact.Percentile is { } share ? printer.Words(fact, "percentile", Rank(printer, share)) : Absent(fact);
    }

    // The top and bottom of a sample are spoken of as its 99th and 1st percentile, never as the 100th or the 0th.
    private static string Rank(FactPrinter printer, double share) => printer.Speech.Percentile((long)Math.Clamp(Math.Round(share * 100, MidpointRounding.AwayFromZero), 1, 99));

    private static string EventDates(FactPrinter printer, FactValue fact, int most)
    {
        if (fact.Fact.Unavailable is not null || fact.Fact.Events.IsEmpty)
            return Absent(fact);
        var events = fact.Fact.Events;
        var days = events.Skip(Math.Max(0, events.Length - most)).Select(printer.Dates.Full).ToArray();
        return printer.Words(fact, "events", printer.Speech.Join(days));
    }

    private static string Size(FactPrinter printer, FactValue fact, int decimals) =>
        printer.NumberInWords(fact.Absolute(), decimals < 0 ? FactFormats.Of(fact.Unit).Decimals : decimals);

    private static string Absent(FactValue fact) => Marks.Absent(fact.Fact.Definition.Id);
}
