namespace RotationNotes.Metrics.Expressions;

/// <summary>How far back one value of an expression reaches, in observations.</summary>
internal static class Overlap
{
    /// <summary>0 for a level, 5 for a five-session return, 60 for a correlation of 60 one-session returns.</summary>
    /// <remarks>Calendar periods and running functions (drawdown, streak) have no fixed reach and count as 0.</remarks>
    public static int Of(Term term) => term switch
    {
        CallTerm call => call.Arguments.Where(a => a is not (ConstantTerm or DateTerm)).Select(Of).DefaultIfEmpty(0).Max()
            + call.Function.Needs([.. call.Arguments.OfType<ConstantTerm>().Select(c => (int)c.Value)]) - 1,
        BinaryTerm binary => Math.Max(Of(binary.Left), Of(binary.Right)),
        NegationTerm negation => Of(negation.Operand),
        NotTerm not => Of(not.Operand),
        _ => 0,
    };
}
