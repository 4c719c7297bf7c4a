using System.Collections.Immutable;

namespace RotationNotes.Narrative.Notes;

/// <summary>What may stand in a column of an editorial sheet.</summary>
public enum EditorialCell
{
    Text,
    /// <summary>yyyy-mm-dd</summary>
    Date,
    /// <summary>A number with a decimal point.</summary>
    Number,
    /// <summary>One of the words that the column lists.</summary>
    Word,
}

/// <summary>Which rows of a sheet a note at a date shows, and in what order.</summary>
public enum EditorialOrder
{
    /// <summary>Rows of the as-of date or earlier, newest first.</summary>
    Past,
    /// <summary>Rows after the as-of date that were known at it, soonest first.</summary>
    Ahead,
    /// <summary>The newest row of each subject, of the as-of date or earlier, in the order of the file.</summary>
    Newest,
    /// <summary>All rows in the order of the file.</summary>
    All,
}

/// <summary>A column of an editorial sheet.</summary>
/// <param name="Name">Heading in the file.</param>
/// <param name="Header">Heading in the note; null for columns that are kept but not printed.</param>
/// <param name="Words">For <see cref="EditorialCell.Word"/>: what is allowed.</param>
public sealed record EditorialColumn(string Name, string? Header, EditorialCell Cell = EditorialCell.Text, bool Required = true, ImmutableArray<string> Words = default);

/// <summary>A kind of table that people write and no data file has: views, quotations, events ahead.</summary>
/// <remarks>Rows live in a comma file of the note's folder and are dated, so that a note at a past date shows what stood then.</remarks>
public sealed record EditorialSheet(string Name, EditorialOrder Order, string Subject, ImmutableArray<EditorialColumn> Columns)
{
    private static readonly ImmutableArray<string> stances = ["strongly negative", "negative", "neutral", "mildly positive", "positive", "strongly positive", "underweight", "overweight"];

    public static ImmutableArray<EditorialSheet> All { get; } =
    [
        new("catalysts", EditorialOrder.Ahead, "", [
            new("date", "Date", EditorialCell.Date), new("event", "Event"), new("period", "Period", Required: false), new("prior", "Prior", Required: false),
            new("consensus", "Consensus", Required: false), new("known", null, EditorialCell.Date, Required: false), new("source", null, Required: false)]),
        new("house-views", EditorialOrder.Newest, "asset", [
            new("date", null, EditorialCell.Date), new("asset", "Asset"), new("stance", "Stance", EditorialCell.Word, Words: stances), new("horizon", "Horizon"),
            new("change", "Change", EditorialCell.Word, Words: ["new", "up", "down", "unchanged"]), new("reason", "Why", Required: false)]),
        new("quotations", EditorialOrder.Past, "", [
            new("date", "Date", EditorialCell.Date), new("speaker", "Speaker"), new("role", "Role", Required: false), new("firm", "Firm"), new("text", "Said"), new("source", null)]),
        new("forecasts", EditorialOrder.Past, "", [
            new("date", "Made on", EditorialCell.Date), new("author", "Author"), new("firm", "Firm", Required: false), new("statement", "Forecast"), new("series", null),
            new("target", null, EditorialCell.Number), new("by", "Until", EditorialCell.Date), new("source", null)]),
        new("products", EditorialOrder.All, "", [
            new("ticker", "Ticker"), new("name", "Name"), new("index", "Index"), new("leverage", "Leverage", EditorialCell.Number)]),
        new("hedges", EditorialOrder.Past, "", [
            new("date", null, EditorialCell.Date), new("structure", "Structure"), new("underlying", "Underlying"), new("tenor", "Tenor"), new("rationale", "Rationale"), new("attribution", "Proposed by")]),
        new("notices", EditorialOrder.Newest, "topic", [
            new("date", null, EditorialCell.Date), new("topic", "Topic"), new("text", "Notice")]),
    ];

    public static EditorialSheet? Find(string name) => All.FirstOrDefault(s => s.Name == name);

    public int IndexOf(string column) => Columns.IndexOf(Columns.First(c => c.Name == column));
}
