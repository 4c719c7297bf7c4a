namespace RotationNotes.Templating.Evaluation;

/// <summary>A total order over all values, for sorting: null, false and true, numbers, dates, spans, strings, the rest as printed.</summary>
internal static class Ordering
{
    public static int Compare(Evaluator evaluator, object? left, object? right)
    {
        evaluator.Charge(1);
        var (a, b) = (Rank(left), Rank(right));
        if (a != b)
            return a.CompareTo(b);
        return a switch
        {
            0 => 0,
            1 => ((bool)left!).CompareTo((bool)right!),
            2 => Numbers.Compare(left!, right!) ?? Numbers.ToDouble(left!).CompareTo(Numbers.ToDouble(right!)),
            3 => Values.AsDate(left)!.Value.CompareTo(Values.AsDate(right)!.Value),
            4 => ((TimeSpan)left!).CompareTo((TimeSpan)right!),
            _ => CompareText(evaluator, evaluator.ToText(left), evaluator.ToText(right)),
        };
    }

    private static int CompareText(Evaluator evaluator, string left, string right)
    {
        evaluator.Charge(Math.Min(left.Length, right.Length) / 64);
        return CompareText(left, right);
    }

    /// <summary>Alphabetical order: case only decides between otherwise equal strings, and then small letters come first.</summary>
    public static int CompareText(string left, string right)
    {
        var order = string.Compare(left, right, StringComparison.OrdinalIgnoreCase);
        return order != 0 ? order : string.CompareOrdinal(right, left);
    }

    private static int Rank(object? value) => value switch
    {
        null => 0,
        bool => 1,
        _ when Numbers.IsNumber(value) => 2,
        DateTime or DateOnly => 3,
        TimeSpan => 4,
        string or SafeString => 5,
        _ => 6,
    };
}
