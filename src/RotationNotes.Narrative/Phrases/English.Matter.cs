using System.Globalization;

namespace RotationNotes.Narrative.Phrases;

public sealed partial class English
{
    public override string NoValue => "n/a";

    public override string OwnCalculations => "own calculations";

    public override string SampleWarning => "All numbers in this note come from a generated sample market. They are made to show what the note looks like and must not be used for any decision.";

    public override string NothingKnown => "there were no data at this date";

    public override string TooOld(string date) => $"the newest figures, of {date}, are too old";

    public override string TooFew(string needed, string found) => $"the window needs {needed} observations and there are {found}";

    public override string OtherReason(string reason) => reason;

    public override string RecordsHold => "Superlatives and comparisons with earlier dates hold for the data used here, which start in the year stated with them or in the records table.";

    public override string Exhibit(int number) => "Exhibit\u00A0" + number.ToString(CultureInfo.InvariantCulture);

    public override string NotAvailable(string reason) => $"Not available: {reason}.";

    public override string AsOf(string date) => "as of " + date;

    public override string AllFigures(string date) => $"Unless another date is stated, figures are as of the close of {date}. Windows count sessions, and returns are price returns.";

    public override string AskedFor(string date) => $"The note was asked for {date}, which is not a session; the last session before it is used.";

    public override string RestOn(IReadOnlyList<string> families, string date) => $"The newest data on {NumberWords.Join(families)} published by the as-of date are those of {date}.";

    public override string NotShown(IReadOnlyList<string> names, string reason) => $"Not shown: {string.Join("; ", names)} ({reason}).";

    public override string LeftOut(string names, string reason) => $"Left out for want of data: {names}. Reason: {reason}.";

    public override string Family(string family) => family switch
    {
        "positioning" => "futures positions",
        "rates" => "yields and credit spreads",
        "volatility" => "implied volatility",
        "relative" => "relative returns",
        "options" => "option prices and volumes",
        "flows" => "fund flows",
        "composition" => "index members",
        "macro" => "economic releases",
        "policy" => "policy expectations",
        "short-interest" => "short interest",
        "sentiment" => "market sentiment",
        _ => family,
    };

    public override string PartOf(string family) => "some " + family;

    public override string AndMore(int count) => $" and {Number(count)} more";

    public override string Definition(string formula, string? window) => $": {formula}{(window is null ? "" : $" ({window})")}. ";

    public override string DefinitionSource(string source) => source.TrimEnd('.') + ". ";
}
