using System.Collections.Immutable;
using System.Globalization;
using RotationNotes.Metrics.Definitions;
using RotationNotes.Metrics.Expressions;
using RotationNotes.Metrics.Facts;
using RotationNotes.Metrics.Kernels;
using RotationNotes.Metrics.Records;

namespace RotationNotes.Metrics.Explanations;

/// <summary>The same claim asked in a slightly different way.</summary>
/// <param name="Change">What differs, e.g. "window 7 instead of 5".</param>
/// <param name="Expression">What was computed.</param>
/// <param name="Value">Its value on the as-of date; null when it has none.</param>
/// <param name="N">Values in its sample.</param>
/// <param name="SampleStart">Date of the first of them; null when there is none.</param>
/// <param name="Rank">Place on the side of the original fact; null without a value.</param>
/// <param name="Previous">Latest earlier value at least as extreme; null when there is none.</param>
/// <param name="Holds">Whether the original statement stays true: still a record, or still nothing as extreme since the same date.</param>
public sealed record RecordVariation(string Change, string Expression, double? Value, int N, DateOnly? SampleStart, int? Rank, DatedValue? Previous, bool Holds);

/// <summary>Asks a record again with other windows, as ratio instead of difference, with dividends, and from a later start.</summary>
/// <remarks>A record that only one choice of window shows is a finding about the choice.</remarks>
public static class RecordSensitivity
{
    private static readonly int[] shifts = [-2, -1, 1, 2];
    private static readonly int[] years = [20, 10];

    /// <summary>Variations that make sense for the metric; empty for an unavailable fact and for events.</summary>
    public static ImmutableArray<RecordVariation> Of(MetricEvaluation evaluation, Fact fact)
    {
        if (fact.Value is null || fact.Definition.Extremes == ExtremeRule.None)
            return [];
        var root = evaluation.ExpressionOf(fact.Definition).Root;
        var variations = ImmutableArray.CreateBuilder<RecordVariation>();
        var window = LargestWindow(root);
        foreach (var shift in shifts)
        {
            if (window > 0 && WithWindow(root, window, window + shift) is { } shifted)
                Add(variations, evaluation, fact, $"window {Number(window + shift)} instead of {Number(window)}", shifted.Text);
        }

        if (Reworded(root) is { } reworded)
            Add(variations, evaluation, fact, reworded.Change, reworded.Text);
        if (TotalReturn.Of(root, evaluation.View) is { } withDividends)
            Add(variations, evaluation, fact, $"total return ({withDividends.Funds}) instead of price", withDividends.Root.Text);
        foreach (var span in years)
        {
            var start = fact.AsOf.AddYears(-span);
            if (fact.SampleStart < start && evaluation.History(fact.Definition) is { } history)
            {
                var first = Returns.LastOnOrBefore(history.Dates.Span, start.AddDays(-1)) + 1;
                variations.Add(Stand(fact, $"the last {Number(span)} years only", fact.Definition.Expression, history.Dates[first..], history.Values[first..]));
            }
        }

        return variations.ToImmutable();
    }

    private static void Add(ImmutableArray<RecordVariation>.Builder variations, MetricEvaluation evaluation, Fact fact, string change, string text)
    {
        var expression = SeriesExpression.Parse(text);
        var result = evaluation.Evaluate(expression);
        variations.Add(result.Unavailable is not null || result.Dates.Span[^1] != fact.ObservedOn
            ? new RecordVariation(change, text, null, result.Dates.Length, null, null, null, false)
            : Stand(fact, change, text, result.Dates, result.Values));
    }

    private static RecordVariation Stand(Fact fact, string change, string text, ReadOnlyMemory<DateOnly> dates, ReadOnlyMemory<double> values)
    {
        var standing = Standing.OfLast(values.Span, fact.LooksUp ? ExtremeRule.Highest : ExtremeRule.Lowest);
        DatedValue? previous = standing.Previous < 0 ? null : new DatedValue(dates.Span[standing.Previous], values.Span[standing.Previous]);
        var holds = previous is null || (fact.PreviousAtLeastAsExtreme is { } original && previous.Value.Date <= original.Date);
        return new RecordVariation(change, text, values.Span[^1], values.Length, dates.Span[0], standing.Rank, previous, holds);
    }

    private static int LargestWindow(Term term) => term switch
    {
        CallTerm call => Math.Max(call.Windows.DefaultIfEmpty(0).Max(), call.Arguments.Select(LargestWindow).Max()),
        BinaryTerm binary => Math.Max(LargestWindow(binary.Left), LargestWindow(binary.Right)),
        NegationTerm negation => LargestWindow(negation.Operand),
        NotTerm not => LargestWindow(not.Operand),
        _ => 0,
    };

    // Null when some function does not allow the new window. Both legs of a difference change together.
    private static Term? WithWindow(Term term, int from, int to)
    {
        switch (term)
        {
            case CallTerm call:
                if (call.Windows.Contains(from) && to < call.Function.SmallestWindow)
                    return null;
                var arguments = call.Arguments.Select(a => a is ConstantTerm c && c.Value == from ? new ConstantTerm(to, c.Unit, c.Position) : WithWindow(a, from, to)).ToArray();
                return Array.Exists(arguments, a => a is null) ? null : new CallTerm(call.Function, [.. arguments.Select(a => a!)], call.Position);
            case BinaryTerm binary:
                return WithWindow(binary.Left, from, to) is { } left && WithWindow(binary.Right, from, to) is { } right ? new BinaryTerm(binary.Operator, left, right, binary.Position) : null;
            case NegationTerm negation:
                return WithWindow(negation.Operand, from, to) is { } operand ? new NegationTerm(operand, negation.Position) : null;
            default:
                return term;
        }
    }

    // A difference of returns as return of the ratio, and the other way round.
    private static (string Change, string Text)? Reworded(Term root) => root switch
    {
        BinaryTerm { Operator: BinaryOperator.Subtract, Left: CallTerm { Function.Name: "ret" } a, Right: CallTerm { Function.Name: "ret" } b } when a.Windows[0] == b.Windows[0] =>
            ("ratio instead of difference", $"ret({a.Arguments[0].Text} / {b.Arguments[0].Text}, {Number(a.Windows[0])})"),
        CallTerm { Function.Name: "ret", Arguments: [BinaryTerm { Operator: BinaryOperator.Divide } ratio, _] } call =>
            ("difference instead of ratio", $"ret({ratio.Left.Text}, {Number(call.Windows[0])}) - ret({ratio.Right.Text}, {Number(call.Windows[0])})"),
        _ => null,
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
