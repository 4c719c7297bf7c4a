using System.Collections.Immutable;
using System.Globalization;

namespace RotationNotes.Documents.Words;

public abstract partial class FixedWords
{
    private sealed partial class EnglishWords : FixedWords
    {
        public override string Colon => ": ";

        public override string Comma => ", ";

        public override string FullStop => ".";

        public override string Space => " ";

        public override string AfterPlainLabel => ". ";

        public override string Source => "Source: ";

        public override string Remark => "Note: ";

        public override string Sample => "Sample data: generated figures, not market data";

        public override string SampleBand => "SAMPLE DATA \u2013 generated figures, not market data";

        public override string SampleTitle => "Sample data";

        public override string SampleText => "The numbers come from a generated market and describe no real prices. Do not act on them.";

        public override string SampleSubject => "[Sample data] ";

        public override string CorrectedSubject => "Corrected: ";

        public override string SkipToNote => "Skip to the note";

        public override string Contents => "Contents";

        public override string Footnotes => "Footnotes";

        public override string BackToText => "Back to the text";

        public override string Disclosures => "Disclosures";

        public override string DefinitionsInPdf => "Definitions are in the PDF of this note.";

        public override string RestInPdf => "The PDF of this note carries the rest.";

        public override ImmutableArray<string> RecordHeads { get; } = ["Measure", "Now", "Percentile", "Last at least as extreme", "Then", "Data from"];

        public override string NoneIsRecord => "none: record";

        public override string DateHead => "Date";

        public override ImmutableArray<string> StudyHeads { get; } = ["Sessions later", "Cases", "Share up", "Median", "Worst", "Best", "Usual share up", "Usual median"];

        public override string Now => "Now";

        public override string Ranked(string day, int rank) => $"{day}, no. {Number(rank)}";

        public override string Earlier => "Earlier";

        public override string SessionsSinceEvent => "Sessions since the event";

        public override string SessionsSinceAnchor => "Sessions since the anchor";

        public override string SessionsFromCounterpart => "Sessions from today's counterpart";

        public override string YearHead => "Year";

        public override string OpenInArchive => "open it in the archive";

        public override string ChartsLeftOut => "The charts were too large as well: words stand in their place.";

        public override string Unsubscribe => "Unsubscribe";

        public override bool HasUnitAboveAxis => false;

        public override string NoValue => "n/a";

        public override string NothingToShow => "No values to show";

        public override string NoEvents => "No events in this period";

        public override string Observations => "Observations";

        public override string ValueHead => "Value";

        public override string PercentileHead => "Percentile";

        public override string ShortPercentileHead => "Pctl";

        public override string Lowest => "lowest";

        public override string Median => "median";

        public override string Highest => "highest";

        public override string StudyRemark(int? startYear, int? fewCases, Func<long, string> count) =>
            "Only the first day of each cluster counts; the last two columns describe all days."
            + (startYear is { } year ? $" Data from {Number(year)}." : "")
            + (fewCases is not { } few ? "" : $" With {count(few)} {(few == 1 ? "case" : "cases")} at most, the table is a list of anecdotes, not a forecast.");

        public override string Trend(string name, int count, string first, string last, string lowest, string highest) =>
            $"{name}, last {Number(count)} values: from {first} to {last}, lowest {lowest}, highest {highest}.";

        public override string RangeSince(string when) => "Range since " + when;

        public override string Exhibit(int number) => "Exhibit " + Number(number);

        public override string SourceName(string name) => name;

        public override string Day(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

        public override string ShortDay(DateOnly date) => date.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

        public override string LongDay(DateOnly date) => date.ToString("dddd, d\u00A0MMMM\u00A0yyyy", CultureInfo.InvariantCulture);

        public override string AsOfLongDay(DateOnly date) => AsOf(LongDay(date));

        public override string AsOf(string day) => "As of the close of " + day;

        public override string Page(int number, int count) => $"Page {Number(number)} of {Number(count)}";

        public override string Revision(int number) => "Revision " + Number(number);

        public override string Replacing(int number) => Revision(number) + ", replaces earlier editions";

        public override string Edition(int number) => "revision " + Number(number);

        public override string Continued(string label) => label + " (continued)";

        public override string Footnote(string number) => "Footnote " + number;

        public override string PdfIsHere(string size) => $"The PDF ({size}) is too large for mail; it is here:";

        public override string PdfIsArchived(string size, string edition) => $"The PDF ({size}) is too large for mail; it is in the archive as {edition}.";

        public override string Subscribed(string list) => $"You get this because you subscribed to {list}.";

        public override string UnitName(string name) => name;

        public override string AxisMonth(DateOnly date) => date.ToString("MMM", CultureInfo.InvariantCulture);

        public override string AxisDay(DateOnly date) => date.ToString("d MMM", CultureInfo.InvariantCulture);

        public override string AxisDayOfMonth(DateOnly date) => Number(date.Day);

        public override string AxisMonthAndYear(DateOnly date) => date.ToString("MMM yyyy", CultureInfo.InvariantCulture);

        public override string YearBelow(DateOnly date) => AxisYear(date);

        public override string? AxisUnit(ValueKind kind) => kind switch
        {
            ValueKind.PercentagePoints => "pp",
            ValueKind.BasisPoints => "bp",
            _ => null,
        };

        public override string? HeadWithUnit(string head, ValueKind kind) => null;

        public override string? Power(int exponent) => exponent switch
        {
            6 => "million",
            9 => "billion",
            12 => "trillion",
            _ => null,
        };

        public override string Counted(string power, string unit) => power + " " + unit;

        public override string AndMore(int count) => $"and {Number(count)} more";

        public override string MedianOf(int count) => "Median of " + Number(count);

        public override string OnLeftAxis(string name) => name + ", left axis";

        public override string OnRightAxis(string name) => name + ", right axis";

        protected override string UnitMark(ValueKind kind) => kind switch
        {
            ValueKind.Percent or ValueKind.QuotedPercent => "%",
            ValueKind.PercentagePoints => "\u00A0pp",
            ValueKind.BasisPoints => "\u00A0bp",
            ValueKind.Sigma => "\u03C3",
            ValueKind.Multiple => "\u00D7",
            _ => "",
        };
    }
}
