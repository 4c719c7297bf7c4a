using RotationNotes.Metrics.Kernels;

namespace RotationNotes.Metrics.Expressions;

/// <summary>How far back one value of an expression reaches, in observations.</summary>
internal static class Overlap
{
    /// <summary>0 for a level, 5 for a five-session return, 60 for a correlation of 60 one-session returns.</summary>
    /// <remarks>Calendar periods and running functions (drawdown, streak) have no fixed reach and count as 0.</remarks>
    public static int Of(Term term) => term switch
    {
        // Observations of a week-end series are weeks: what its argument reaches back is counted in them.
        CallTerm { Function.HasOwnDates: true } call => (Deepest(call) + SessionsIn(call.Function.KeepsEndsOf) - 1) / SessionsIn(call.Function.KeepsEndsOf),
        CallTerm call => Deepest(call) + call.Needs - 1,
        BinaryTerm binary => Math.Max(Of(binary.Left), Of(binary.Right)),
        NegationTerm negation => Of(negation.Operand),
        NotTerm not => Of(not.Operand),
        _ => 0,
    };

    private static int Deepest(CallTerm call)
    {
        var deepest = 0;
        foreach (var argument in call.Arguments)
            deepest = Math.Max(deepest, Of(argument));
        return deepest;
    }

    private static int SessionsIn(Period period) => period switch
    {
        Period.Week => 5,
        Period.Month => 21,
        Period.Quarter => 63,
        _ => 252,
    };
}
