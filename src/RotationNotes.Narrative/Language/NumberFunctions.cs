using System.Collections;
using System.Globalization;
using RotationNotes.Documents.Words;
using RotationNotes.Narrative.Claims;
using RotationNotes.Narrative.Facts;
using RotationNotes.Narrative.Phrases;
using Scriban.Runtime;
using static RotationNotes.Narrative.Language.FunctionSet;

namespace RotationNotes.Narrative.Language;

/// <summary>Functions that print numbers, counts, dates and lists.</summary>
internal static class NumberFunctions
{
    public static void AddTo(ScriptObject globals, FactPrinter printer)
    {
        Format(globals, printer, "pct", ValueKind.Percent, 1);
        Format(globals, printer, "pp", ValueKind.PercentagePoints, 1);
        Format(globals, printer, "bp", ValueKind.BasisPoints, 0);
        Format(globals, printer, "yield", ValueKind.QuotedPercent, 2);
        Format(globals, printer, "sigma", ValueKind.Sigma, 1);
        Format(globals, printer, "x", ValueKind.Multiple, 1);
        Format(globals, printer, "level", ValueKind.Level, 0);
        Format(globals, printer, "num", ValueKind.Number, 2);
        Format(globals, printer, "count", ValueKind.Count, 0);
        OfFact(globals, "abs", [], (fact, _) => fact.Absolute());
        OfFact(globals, "signed", [], (fact, _) => fact.Signed());
        OfFact(globals, "words", [OptionalInteger("decimals", -1)], (fact, a) => printer.NumberInWords(fact, (int)a[1]! < 0 ? FactFormats.Of(fact.Unit).Decimals : (int)a[1]!));
        OfFact(globals, "count_words", [], (fact, _) => fact.Number is { } n ? printer.Words(fact, "value", printer.Speech.Count((long)Math.Round(n))) : Marks.Absent(fact.Fact.Definition.Id));
        OfFact(globals, "ordinal", [], (fact, _) => fact.Number is { } n ? printer.Words(fact, "value", printer.Speech.Ordinal((long)Math.Round(n))) : Marks.Absent(fact.Fact.Definition.Id));
        OfFact(globals, "sample_size", [], (fact, _) => printer.Words(fact, "n", fact.Fact.N.ToString("N0", CultureInfo.InvariantCulture)));

        OfFact(globals, "plural", [Text("one"), Text("many")], (fact, a) => fact.Number is { } n ? Math.Round(n) == 1 ? a[1] : a[2] : Marks.Absent(fact.Fact.Definition.Id));
        OfFact(globals, "period", [], (fact, _) => Marks.Trusted(printer.Speech.Period(fact.Fact.Definition.Window)));

        Of(globals, "full_date", [new NoteParameter("date")], a => Marks.Trusted(printer.Dates.Full(Date("full_date", a[0]))));
        Of(globals, "day_month", [new NoteParameter("date")], a => Marks.Trusted(printer.Dates.DayMonth(Date("day_month", a[0]))));
        Of(globals, "month_year", [new NoteParameter("date")], a => Marks.Trusted(printer.Dates.MonthYear(Date("month_year", a[0]))));
        Of(globals, "year", [new NoteParameter("date")], a => Marks.Trusted(Date("year", a[0]).Year.ToString(CultureInfo.InvariantCulture)));
        Of(globals, "weekday", [new NoteParameter("date")], a => printer.Dates.Weekday(Date("weekday", a[0])));
        Of(globals, "a", [Text("next")], a => NumberWords.Article(Marks.Strip((string?)a[0] ?? "")) + " " + a[0]);
        Of(globals, "cap", [Text("text")], a => Capitalise((string?)a[0] ?? ""));
        Of(globals, "words_list", [new NoteParameter("items", ArgumentKind.List)], a => Join(printer.Speech, a[0]));
    }

    /// <summary>Raises the first letter a reader sees; marks before it are stepped over.</summary>
    public static string Capitalise(string text)
    {
        var id = false;
        for (var i = 0; i < text.Length; i++)
        {
            // A call becomes "Exhibit 3", which has its capital already.
            if (text[i] is Marks.CallStart or Marks.AbsentStart)
                return text;
            if (text[i] == Marks.ClaimStart)
                id = true;
            else if (text[i] == Marks.ClaimText)
                id = false;
            else if (!id && !Marks.IsMark(text[i]))
                return text[..i] + char.ToUpperInvariant(text[i]) + text[(i + 1)..];
        }

        return text;
    }

    private static void Format(ScriptObject globals, FactPrinter printer, string name, ValueKind kind, int decimals) =>
        OfFact(globals, name, [OptionalInteger("decimals", decimals)], (fact, a) => printer.Number(fact, new ValueFormat(kind, Math.Clamp((int)a[1]!, 0, 6))));

    private static string Join(Speech speech, object? items)
    {
        var texts = new List<string>();
        foreach (var item in (IList?)items ?? Array.Empty<object>())
        {
            if (item?.ToString() is { Length: > 0 } text)
                texts.Add(text);
        }

        return speech.Join(texts);
    }
}
