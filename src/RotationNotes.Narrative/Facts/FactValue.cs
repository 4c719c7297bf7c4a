using RotationNotes.Documents.Words;
using RotationNotes.Foundation.Text;
using RotationNotes.Foundation.Units;
using RotationNotes.Metrics.Facts;
using RotationNotes.Narrative.Phrases;
using RotationNotes.Narrative.Templates;
using Scriban.Runtime;

namespace RotationNotes.Narrative.Facts;

/// <summary>A fact as templates see it: members to ask, and a number to print.</summary>
internal sealed class FactValue : HostObject
{
    private static readonly string[] Names =
    [
        "value", "unit", "name", "id", "as_of", "observed_on", "percentile", "rank", "since", "is_record", "n", "sample_start",
        "previous", "change", "direction", "degree", "is_up", "is_down", "is_flat", "is_strong", "is_slight", "is_remarkable", "is_run",
        "events", "last_event", "event_is_recent", "event_is_today", "unavailable", "available",
    ];

    // An event of the last calendar week is news.
    private const int RecentDays = 7;

    private readonly FactPrinter printer;

    public FactValue(Fact fact, FactPrinter printer)
        : this(fact, printer, fact.Value, fact.Definition.Unit, "value")
    {
    }

    /// <summary>The fact's value on an earlier date.</summary>
    public FactValue(Fact fact, FactPrinter printer, DateOnly date, double? number, double? percentile)
        : this(fact, printer, number, fact.Definition.Unit, "value on " + IsoDate.Of(date)) => Percentile = percentile;

    private FactValue(Fact fact, FactPrinter printer, double? number, MetricUnit unit, string aspect)
    {
        this.printer = printer;
        (Fact, Number, Unit, Aspect) = (fact, number, unit, aspect);
        Percentile = aspect == "value" ? fact.Percentile : null;
    }

    public Fact Fact { get; }

    /// <summary>The number printed: the fact's value, or that of the aspect.</summary>
    public double? Number { get; }

    public MetricUnit Unit { get; }

    /// <summary>What is printed: <c>value</c>, <c>previous</c>, <c>change</c>.</summary>
    public string Aspect { get; }

    /// <summary>Place of <see cref="Number"/> in the fact's history; null when it is not a value of that history.</summary>
    public double? Percentile { get; private init; }

    public bool IsAbsolute { get; private init; }

    public bool IsSigned { get; private init; }

    public override IEnumerable<string> MemberNames => Names;

    /// <summary>The same fact printed without its sign.</summary>
    public FactValue Absolute() => new(Fact, printer, Number, Unit, Aspect) { Percentile = Percentile, IsAbsolute = true };

    /// <summary>The same fact printed with a plus sign when positive.</summary>
    public FactValue Signed() => new(Fact, printer, Number, Unit, Aspect) { Percentile = Percentile, IsSigned = true };

    public FactValue Previous() => new(Fact, printer, Fact.Previous?.Value, Unit, "previous");

    public FactValue Change()
    {
        var (unit, scale) = FactFormats.Difference(Unit);
        var change = Fact.Value is { } now && Fact.Previous is { } before ? (now - before.Value) * scale : (double?)null;
        return new FactValue(Fact, printer, change, unit, "change");
    }

    public override string Print() => printer.Number(this, FactFormats.ForSmall(FactFormats.Of(Unit), Unit, Number ?? 0));

    public override bool TryGetMember(string name, out object? value)
    {
        printer.Read(Fact);
        value = name switch
        {
            "value" => Number,
            "unit" => Unit.JsonName(),
            "name" => Fact.Definition.Name,
            "id" => Fact.Definition.Id,
            "as_of" => Moment(Fact.AsOf),
            "observed_on" => Moment(Fact.ObservedOn),
            "percentile" => Percentile,
            "rank" => Fact.Rank,
            "since" => Moment(Fact.PreviousAtLeastAsExtreme?.Date),
            "is_record" => Fact.IsRecord && SincePhrase.IsRemarkable(Fact),
            "n" => Fact.N,
            "sample_start" => Moment(Fact.SampleStart),
            "previous" => Previous(),
            "change" => Change(),
            "direction" => Number is null ? null : (object)SignOf(),
            "degree" => Number is null ? null : printer.MovementOf(this).Degree.ToString().ToLowerInvariant(),
            "is_up" => SignOf() > 0,
            "is_down" => SignOf() < 0,
            "is_flat" => Number is not null && SignOf() == 0,
            "is_strong" => Number is not null && printer.MovementOf(this).Degree == Degree.Strong,
            "is_slight" => Number is not null && printer.MovementOf(this).Degree is Degree.Slight or Degree.Flat,
            "is_remarkable" => SincePhrase.IsRemarkable(Fact),
            "is_run" => SincePhrase.IsPartOfARun(Fact),
            "events" => new ScriptArray(Fact.Events.Select(date => (object?)Moment(date))),
            "last_event" => Fact.Events.IsEmpty ? null : Moment(Fact.Events[^1]),
            "event_is_recent" => !Fact.Events.IsEmpty && Fact.AsOf.DayNumber - Fact.Events[^1].DayNumber < RecentDays,
            "event_is_today" => !Fact.Events.IsEmpty && Fact.Events[^1] == Fact.AsOf,
            "unavailable" => Fact.Unavailable,
            "available" => Fact.Value is not null,
            _ => null,
        };
        return value is not null || Array.IndexOf(Names, name) >= 0;
    }

    /// <summary>Without a number, what a member says of the number's size, sign or rank is nothing that is so.</summary>
    public override string? WantBehind(string name) =>
        Number is not null || name is "unit" or "name" or "id" or "as_of" or "unavailable" or "available" or "previous" or "change" ? null : Fact.Definition.Id;

    // A value that prints as zero has no direction, whatever its last digit.
    private int SignOf() => Number is not { } value || NumberFormatter.PrintsAsZero(value, FactFormats.Of(Unit)) ? 0 : Math.Sign(value);

    // The language has one kind of date.
    private static DateTime? Moment(DateOnly? day) => day?.ToDateTime(TimeOnly.MinValue);
}
