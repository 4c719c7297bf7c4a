using RotationNotes.Documents.Words;
using RotationNotes.Foundation.Units;
using RotationNotes.Market.Views;
using RotationNotes.Metrics.Facts;
using RotationNotes.Narrative.Claims;
using RotationNotes.Narrative.Notes;
using RotationNotes.Narrative.Phrases;

namespace RotationNotes.Narrative.Facts;

/// <summary>Prints facts as marked text; every print becomes an entry of the claim ledger.</summary>
internal sealed class FactPrinter(NoteDefinition note, MarketView view, MetricCatalogue catalogue, ClaimLedger ledger, Staging? staging = null)
{
    private readonly DateOnly asOf = view.AsOf;

    public DateWords Dates { get; } = new(note.DateStyle, view.AsOf);

    public FixedWords FixedWords { get; } = FixedWords.For(note.Language);

    public Speech Speech { get; } = Speech.Of(note.Language);

    public Wording Wording { get; } = new(note.Id, view.AsOf, staging?.Seed ?? 0);

    public ClaimLedger Ledger { get; } = ledger;

    public DateOnly AsOf => asOf;

    /// <summary>Told that a template asked for a member of a fact.</summary>
    public void Read(Fact fact) => staging?.Read(fact.Definition.Id);

    /// <summary>A number with its unit mark; an absent mark when there is none.</summary>
    /// <param name="isBare">Whether the unit is said elsewhere and left out here.</param>
    public string Number(FactValue fact, ValueFormat format, bool isBare = false)
    {
        if (fact.Number is not { } value)
            return Marks.Absent(fact.Fact.Definition.Id);
        var shown = fact.IsAbsolute ? Math.Abs(value) : value;
        var signed = fact.IsSigned ? format with { ShowPlus = true } : format;
        var printed = isBare ? NumberFormatter.Digits(shown, signed) : FixedWords.Print(shown, signed);
        return Ledger.Print(fact.Fact, fact.Aspect, printed, value, fact.Unit);
    }

    /// <summary>A number followed by its unit in words: "9.9 percentage points", "4.4 standard deviations".</summary>
    public string NumberInWords(FactValue fact, int decimals)
    {
        if (fact.Number is not { } value)
            return Marks.Absent(fact.Fact.Definition.Id);
        if (fact.Unit == MetricUnit.Dollars)
        {
            var sign = fact.IsAbsolute ? "" : value < 0 ? NumberFormatter.Minus.ToString() : fact.IsSigned && value > 0 ? "+" : "";
            return Ledger.Print(fact.Fact, fact.Aspect, sign + Speech.Dollars(value), value, fact.Unit);
        }

        var format = FactFormats.Of(fact.Unit) with { Decimals = decimals };
        var digits = NumberFormatter.Digits(fact.IsAbsolute ? Math.Abs(value) : value, fact.IsSigned ? format with { ShowPlus = true } : format);
        var one = digits.TrimStart(NumberFormatter.Minus, '+') == "1";
        return Ledger.Print(fact.Fact, fact.Aspect, digits + Speech.UnitAfter(fact.Unit, one), value, fact.Unit);
    }

    /// <summary>Words that the fact's sign, rank or history decided.</summary>
    public string Words(FactValue fact, string aspect, string text) => text.Length == 0 ? "" : Ledger.Print(fact.Fact, aspect, text, fact.Number, fact.Unit);

    /// <param name="decimals">Decimals the size will be printed with; negative takes those of the unit.</param>
    public Movement MovementOf(FactValue fact, int decimals = -1)
    {
        if (fact.Number is not { } value)
            throw new ArgumentException($"'{fact.Fact.Definition.Id}' has no value.", nameof(fact));
        var format = FactFormats.Of(fact.Unit);
        return Movement.Of(value, fact.Percentile, fact.Fact.N, decimals < 0 ? format : format with { Decimals = decimals });
    }

    /// <summary>The fact as it stood on an earlier date, with its place in the history up to the note's date; without a value when it had none that day.</summary>
    public FactValue At(FactValue fact, DateOnly date)
    {
        var history = catalogue.History(view, fact.Fact.Definition.Id);
        var index = history is null ? -1 : history.Dates.Span.BinarySearch(date);
        if (index < 0)
            return new FactValue(fact.Fact, this, date, null, null);
        var values = history!.Values.Span;
        var atOrBelow = 0;
        foreach (var value in values)
            atOrBelow += value <= values[index] ? 1 : 0;
        return new FactValue(fact.Fact, this, date, values[index], (double)atOrBelow / values.Length);
    }
}
