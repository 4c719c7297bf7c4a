using System.Collections.Immutable;
using System.Globalization;
using RotationNotes.Foundation.Units;

namespace RotationNotes.Narrative.Phrases;

/// <summary>English, as a sell-side note writes it.</summary>
public sealed partial class English : Speech
{
    private const int Handful = 20;
    private const int ThinSample = 60;
    private const int ShortHistory = 250;

    public static English Instance { get; } = new();

    public override bool IsUnspaced => false;

    public override ImmutableArray<string> Verbs(VerbKind kind, Movement movement) => kind switch
    {
        VerbKind.Price => Vocabulary.PriceVerbs(movement),
        VerbKind.Level => Vocabulary.LevelVerbs(movement),
        VerbKind.Spread => Vocabulary.SpreadVerbs(movement),
        _ => Vocabulary.ComparisonVerbs(movement),
    };

    public override string Moved(string verb, string size) => verb + " " + size;

    public override string Direction(int sign) => sign > 0 ? "up" : sign < 0 ? "down" : "unchanged";

    public override string Against(string verb, string other, string? size) => size is null ? $"{verb} {other}" : $"{verb} {other} by {size}";

    public override string Since(string superlative, string when, bool isRun) => $"the {superlative} since {when}{Outside(isRun)}";

    public override string Record(string superlative, int year, bool isRun) => $"the {superlative} in data that start in {Number(year)}{Outside(isRun)}";

    public override string Clause(string words) => ", " + words;

    public override string Percentile(long rank) => NumberWords.OrdinalDigits(rank) + " percentile";

    public override string History(int year) => "since " + Number(year);

    public override string Count(long number) => NumberWords.Count(number);

    public override string Ordinal(long number) => NumberWords.Ordinal(number);

    public override string Join(IReadOnlyList<string> items) => NumberWords.Join(items);

    public override string UnitAfter(MetricUnit unit, bool isOne) => unit switch
    {
        MetricUnit.Fraction or MetricUnit.QuotedPercent => "%",
        MetricUnit.FractionDifference => "\u00A0percentage point" + Plural(isOne),
        MetricUnit.BasisPoints => "\u00A0basis point" + Plural(isOne),
        MetricUnit.Sigma => "\u00A0standard deviation" + Plural(isOne),
        MetricUnit.VolatilityPoints => "\u00A0point" + Plural(isOne),
        _ => "",
    };

    public override string Dollars(double amount) => Math.Abs(amount) switch
    {
        >= 999.5e6 => "$" + Scaled(amount, 1e9) + "\u00A0billion",
        >= 999.5e3 => "$" + Math.Round(Math.Abs(amount) / 1e6, MidpointRounding.AwayFromZero).ToString("N0", CultureInfo.InvariantCulture) + "\u00A0million",
        _ => "$" + Math.Round(Math.Abs(amount), MidpointRounding.AwayFromZero).ToString("N0", CultureInfo.InvariantCulture),
    };

    public override string Hedge(int sample) => sample switch
    {
        < Handful => $" (on {NumberWords.Count(sample)} {(sample == 1 ? "observation" : "observations")}, too few to lean on)",
        < ThinSample => $" (on {Number(sample)} observations only)",
        < ShortHistory => " (in a short history)",
        _ => "",
    };

    public override string Period(string window)
    {
        var space = window.IndexOf(' ', StringComparison.Ordinal);
        return space > 0 && int.TryParse(window.AsSpan(0, space), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? NumberWords.Count(count) + window[space..] : window;
    }

    private static string Scaled(double amount, double by) => Math.Round(Math.Abs(amount) / by, 1, MidpointRounding.AwayFromZero).ToString("N1", CultureInfo.InvariantCulture);

    private static string Outside(bool isRun) => isRun ? " outside the current run" : "";

    private static string Plural(bool isOne) => isOne ? "" : "s";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
