using RotationNotes.Market.Observations;
using RotationNotes.Market.Views;
using RotationNotes.Metrics.Expressions;

namespace RotationNotes.Metrics.Explanations;

/// <summary>Price indices and the funds whose closes say what they returned with dividends.</summary>
internal static class TotalReturn
{
    private static readonly Dictionary<string, string> funds = new(StringComparer.Ordinal) { ["RUT"] = "IWM", ["SPX"] = "SPY", ["NDX"] = "QQQ" };

    /// <summary>The same expression with every price index replaced by its fund, and the funds; null when it reads none, or a fund is unknown or carries quoted closes.</summary>
    public static (Term Root, string Funds)? Of(Term root, MarketView view)
    {
        var used = new SortedSet<string>(StringComparer.Ordinal);
        var replaced = Replace(root, id =>
        {
            if (!funds.TryGetValue(id, out var fund))
                return null;
            used.Add(fund);
            return fund;
        });
        return used.Count > 0 && used.All(fund => view.Find(new SeriesId(fund)) is { Descriptor.Adjusted: true })
            ? (replaced, string.Join(" and ", used))
            : null;
    }

    private static Term Replace(Term term, Func<string, string?> fundOf) => term switch
    {
        SeriesTerm series when fundOf(series.Id.Value) is { } fund => new SeriesTerm(new SeriesId(fund), series.Position),
        CallTerm call => new CallTerm(call.Function, [.. call.Arguments.Select(a => Replace(a, fundOf))], call.Position),
        BinaryTerm binary => new BinaryTerm(binary.Operator, Replace(binary.Left, fundOf), Replace(binary.Right, fundOf), binary.Position),
        NegationTerm negation => new NegationTerm(Replace(negation.Operand, fundOf), negation.Position),
        NotTerm not => new NotTerm(Replace(not.Operand, fundOf), not.Position),
        _ => term,
    };
}
