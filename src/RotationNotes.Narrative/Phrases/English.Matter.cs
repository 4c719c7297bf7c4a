using System.Globalization;

namespace RotationNotes.Narrative.Phrases;

public sealed partial class English
{
    public override string OwnCalculations => "own calculations";

    public override string SampleWarning => "All numbers in this note come from a generated sample market. They are made to show what the note looks like and must not be used for any decision.";

    public override string NothingKnown => "nothing was known of it at this date";

    public override string TooOld(string date) => $"the newest figures, of {date}, are too old";

    public override string RecordsHold => "Superlatives and comparisons with earlier dates hold for the data used here, which start in the year stated with them or in the records table.";

    public override string Exhibit(int number) => "Exhibit\u00A0" + number.ToString(CultureInfo.InvariantCulture);

    public override string NotAvailable(string reason) => $"Not available: {reason}. Import a file that holds this series to fill it.";

    public override string AsOf(string date) => "as of " + date;

    public override string AllFigures(string date) => $"All figures are as of the close of {date}. Windows count sessions, and returns are price returns.";

    public override string AskedFor(string date) => $"The note was asked for {date}, which is not a session; the last session before it is used.";

    public override string RestOn(IReadOnlyList<string> families, string date) => $"{NumberWords.Join(families)} {(families.Count > 1 || families[0].Contains(" and ", StringComparison.Ordinal) || families[0].EndsWith("measures", StringComparison.Ordinal) || families[0] == "Returns" ? "rest" : "rests")} on data of {date}, the newest published by the as-of date.";

    public override string LeftOut(string names, string reason) => $"Left out for want of data: {names}. Reason: {reason}.";

    public override string Family(string family) => family switch
    {
        "positioning" => "Futures positioning",
        "rates" => "Rates and credit",
        "volatility" => "Implied volatility",
        "returns" => "Returns",
        "events" or "flows" or "fundamentals" or "options" => char.ToUpperInvariant(family[0]) + family[1..^1] + " measures",
        _ => char.ToUpperInvariant(family[0]) + family[1..] + " measures",
    };

    public override string AndMore(int count) => $" and {Number(count)} more";

    public override string Definition(string formula, string? window) => $": {formula}{(window is null ? "" : $" ({window})")}. ";

    public override string DefinitionSource(string source) => source.TrimEnd('.') + ". ";
}
