using System.Collections.Immutable;
using RotationNotes.Documents.Charts;
using RotationNotes.Documents.Words;
using RotationNotes.Market.Observations;
using RotationNotes.Metrics.Expressions;

namespace RotationNotes.Narrative.Notes;

/// <content>The members of candles and boxes.</content>
internal static partial class ChartReader
{
    private const int MostAverages = 3;
    private const int MostConditions = 12;
    private static readonly ImmutableArray<string> PartsOfCandles = ["open", "high", "low", "volume"];

    /// <summary>The other prices of a series <c>IWM</c> are <c>IWM.OPEN</c>, <c>IWM.HIGH</c>, <c>IWM.LOW</c> and <c>IWM.VOLUME</c> unless members name them.</summary>
    private static ChartDefinition Candles(ChartDefinition chart, JsonObjectReader reader)
    {
        var close = chart.Series.Length > 0 ? chart.Series[0] : null;
        var parts = ImmutableArray.CreateBuilder<ChartSeriesDefinition>();
        foreach (var part in PartsOfCandles)
        {
            var given = reader.OptionalText(part);
            if (given is null && close is not null && !SeriesId.IsValid(close.Expression) && part != "volume")
                Refuse(reader, "series", $"chart '{chart.Id}' draws the expression `{close.Expression}`, whose '{part}' is not known by its name.", $"Name it: \"{part}\": an expression. Or draw a series, e.g. IWM.");
            if (given is not null || close is not null && SeriesId.IsValid(close.Expression))
                parts.Add(new ChartSeriesDefinition(given ?? $"{close!.Expression}.{part.ToUpperInvariant()}", null, SeriesEmphasis.Primary, given is null ? close!.Place : reader.PlaceOf(part)));
        }

        chart = chart with
        {
            Parts = parts.ToImmutable(),
            Averages = reader.Counts("averages", 2, 1000),
            Span = reader.OptionalText("span") switch { null => null, "session" => CandleSpan.Session, "week" => CandleSpan.Week, "month" => CandleSpan.Month, var other => Unknown(other) },
        };
        if (chart.Averages.Length > MostAverages)
            Refuse(reader, "averages", $"chart '{chart.Id}' has {chart.Averages.Length} averages; more than {MostAverages} hide the candles.");
        return chart;

        CandleSpan? Unknown(string word)
        {
            Refuse(reader, "span", $"'{word}' is not a value of 'span'.", "Allowed: session, week, month.");
            return null;
        }
    }

    private static ChartDefinition Box(ChartDefinition chart, JsonObjectReader reader)
    {
        var by = reader.Choice("by", (BoxGrouping?)BoxGrouping.Month, ("month", BoxGrouping.Month), ("weekday", BoxGrouping.Weekday), ("condition", BoxGrouping.Condition));
        var conditions = reader.Objects("groups", "A group", required: by == BoxGrouping.Condition).Select(ReadCondition).ToImmutableArray();
        if (by != BoxGrouping.Condition && !conditions.IsEmpty)
            Refuse(reader, "groups", $"chart '{chart.Id}' groups by {(by == BoxGrouping.Month ? "month" : "weekday")} and takes no groups of its own.", "Set \"by\": \"condition\", or leave the groups out.");
        if (by == BoxGrouping.Condition && conditions.Length is < 1 or > MostConditions)
            Refuse(reader, "groups", $"chart '{chart.Id}' has {conditions.Length} groups; its kind takes 1 to {MostConditions}.");
        return chart with { By = by, Conditions = conditions };
    }

    private static ConditionDefinition ReadCondition(JsonObjectReader reader)
    {
        var condition = new ConditionDefinition(reader.Text("name"), reader.Text("when"), reader.PlaceOf("when"));
        reader.Finish();
        if (condition.When.Length == 0)
            return condition;
        if (!SeriesExpression.TryParse(condition.When, out var expression, out var problem, condition.Place))
            reader.Report(problem.Place, problem.Message, problem.Hint);
        else if (!expression.IsCondition)
            reader.Report(condition.Place, $"`{condition.When}` is no condition.", "Compare with <, <=, > or >=, e.g. VIX >= 20.");
        return condition;
    }
}
