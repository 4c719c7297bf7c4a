using System.Globalization;
using RotationNotes.Foundation.Units;

namespace RotationNotes.Market.Quality;

/// <summary>What makes a row suspect.</summary>
internal enum Suspicion
{
    /// <summary>Five times the value before, or a fifth of it: a unit, a decimal point or digits gone wrong.</summary>
    Scale,
    /// <summary>A zero among values far from zero: usually a missing value written as a number.</summary>
    Zero,
    /// <summary>The sign turned on a series that does not cross zero in a day.</summary>
    Sign,
    /// <summary>The size of a split that was not adjusted for.</summary>
    Split,
    /// <summary>A move far beyond what the series does, gone the day after.</summary>
    Spike,
    /// <summary>A move far beyond what the series does.</summary>
    Jump,
    /// <summary>The same value as the day before, on a series that hardly ever repeats one.</summary>
    Repeat,
}

/// <param name="Row">Index of the row.</param>
/// <param name="Blocks">Whether the file is refused for it; otherwise it is only said.</param>
internal readonly record struct QualityFinding(int Row, Suspicion Suspicion, bool Blocks, string Message)
{
    /// <summary>Absolute move from the row before, as a logarithm or in percentage points of yield; tells which of a series' moves is the largest.</summary>
    public double Size { get; init; }
}

/// <summary>Compares each row of a daily series with the ones before it.</summary>
/// <remarks>
/// Nothing is repaired: a row either passes, or is named. Refused is only what no market does in a day (1987, March 2020 and the negative
/// oil price of April 2020 pass); everything else that is odd is said. The yardstick is an average of absolute moves that
/// forgets within some forty days and hardly feels the odd move itself.
/// </remarks>
internal static class QualityGate
{
    private const double ScaleFactor = 5;
    private const double Memory = 0.97;
    // Mean absolute move to standard deviation, for a normal law.
    private const double ToDeviation = 1.2533;
    private const double OddDeviations = 8;
    private const double SplitDeviations = 5;
    private const double MostTimes = 1000;
    private const int FewestMoves = 20;
    private const double OddYieldMove = 1;
    private const double ImpossibleYieldMove = 2;

    private static readonly double[] splits = [1.5, 2, 3, 4, 5, 10, 20];

    /// <summary>The suspect rows, in order.</summary>
    /// <param name="repeatsAreRare">True for prices and volatilities quoted to the cent each session.</param>
    /// <param name="real">Dates whose moves the operator vouches for.</param>
    public static List<QualityFinding> Review(Unit unit, bool mayBeNegative, bool repeatsAreRare, ReadOnlySpan<DateOnly> dates, ReadOnlySpan<double> values, IReadOnlySet<DateOnly> real)
    {
        var findings = new List<QualityFinding>();
        // Volatilities and index numbers have no shares to split.
        var (yield, canSplit) = (unit == Unit.Percent, unit == Unit.Price);
        var (size, moves, last) = (0.0, 0, 0);
        for (var i = 1; i < values.Length; i++)
        {
            var (before, now) = (values[last], values[i]);
            if (real.Contains(dates[i]))
            {
                last = i;
                continue;
            }

            var finding = yield ? OfYield(i, before, now, size, moves) : OfPrice(i, before, now, size, moves, mayBeNegative, canSplit);
            if (finding is { Suspicion: Suspicion.Scale } scaled && canSplit && IsSplit(now / before) && Persists(values, i, before))
                finding = scaled with { Suspicion = Suspicion.Split, Blocks = false, Message = $"{Shown(now)} after {Shown(before)}, the size of a split" };
            if (finding is { Blocks: true } refused)
            {
                // The rows after it are compared with the last good one, else the way back would be refused too.
                findings.Add(refused);
                continue;
            }

            var move = Math.Abs(Move(before, now, yield));
            if (finding is { } odd)
                findings.Add((Turns(odd, values, i, before, yield) ? odd with { Suspicion = Suspicion.Spike, Message = odd.Message + ", and back the day after" } : odd) with { Size = move });
            else if (repeatsAreRare && now == before)
                findings.Add(new QualityFinding(i, Suspicion.Repeat, false, "the same value as the day before"));
            if (double.IsFinite(move))
            {
                // A single wild day must not widen the yardstick for the next.
                size = moves < FewestMoves ? (size * moves + move) / (moves + 1) : Memory * size + (1 - Memory) * Math.Min(move, 4 * size + 1e-12);
                moves++;
            }

            last = i;
        }

        return findings;
    }

    private static QualityFinding? OfPrice(int row, double before, double now, double size, int moves, bool mayBeNegative, bool canSplit)
    {
        if (mayBeNegative && (before <= 0 || now <= 0))
            return null;
        var ratio = now / before;
        if (ratio is > ScaleFactor or < 1 / ScaleFactor)
        {
            var factor = Math.Max(ratio, 1 / ratio);
            return new QualityFinding(row, Suspicion.Scale, true, $"{Shown(now)} after {Shown(before)}: no market moves {(double.IsFinite(factor) ? $"by a factor of {Shown(factor)}" : "from or to zero")} in a day");
        }

        var move = Math.Abs(Math.Log(ratio));
        var deviation = size * ToDeviation;
        if (moves < FewestMoves)
            return move > Math.Log(1.4) ? new QualityFinding(row, Suspicion.Jump, false, $"{Shown(now)} after {Shown(before)}") : null;
        if (canSplit && move > SplitDeviations * deviation && IsSplit(ratio))
            return new QualityFinding(row, Suspicion.Split, false, $"{Shown(now)} after {Shown(before)}, the size of a split");
        return move > Math.Max(OddDeviations * deviation, 0.02) ? new QualityFinding(row, Suspicion.Jump, false, $"{Shown(now)} after {Shown(before)}, {Times(move, deviation)}") : null;
    }

    // A series that hardly moved has no usual day to count in.
    private static string Times(double move, double deviation) => move < MostTimes * deviation
        ? $"{(move / deviation).ToString("0.0", CultureInfo.InvariantCulture)} times its usual day"
        : "after days on which it hardly moved";

    private static QualityFinding? OfYield(int row, double before, double now, double size, int moves)
    {
        var move = now - before;
        if (now == 0 && Math.Abs(before) > 0.5)
            return new QualityFinding(row, Suspicion.Zero, true, $"zero after {Shown(before)}: a missing value written as a number");
        if (before * now < 0 && Math.Abs(move) > ImpossibleYieldMove)
            return new QualityFinding(row, Suspicion.Sign, true, $"{Shown(now)} after {Shown(before)}: the sign is wrong");
        if (Math.Abs(before) >= 0.25 && Math.Abs(move) > OddYieldMove && (now / before) is > ScaleFactor or < 1 / ScaleFactor)
            return new QualityFinding(row, Suspicion.Scale, true, $"{Shown(now)} after {Shown(before)}: another unit, or a decimal point gone wrong");
        if (Math.Abs(move) > OddYieldMove || moves >= FewestMoves && Math.Abs(move) > Math.Max(OddDeviations * size * ToDeviation, 0.25))
            return new QualityFinding(row, Suspicion.Jump, false, $"{Shown(now)} after {Shown(before)}");
        return null;
    }

    private static bool Turns(QualityFinding finding, ReadOnlySpan<double> values, int i, double before, bool yield)
    {
        if (finding.Suspicion != Suspicion.Jump || i + 1 >= values.Length)
            return false;
        var (out1, back) = (Move(before, values[i], yield), Move(values[i], values[i + 1], yield));
        return out1 * back < 0 && Math.Abs(back) > 0.7 * Math.Abs(out1);
    }

    // A split stays; a slipped decimal point is gone the day after. On the last row nobody can tell, so it is refused.
    private static bool Persists(ReadOnlySpan<double> values, int i, double before) =>
        i + 1 < values.Length && values[i + 1] > 0 && Math.Abs(Math.Log(values[i + 1] / values[i])) < 0.3 * Math.Abs(Math.Log(values[i] / before));

    private static double Move(double before, double now, bool yield) => yield ? now - before : before > 0 && now > 0 ? Math.Log(now / before) : double.NaN;

    private static bool IsSplit(double ratio)
    {
        foreach (var split in splits)
        {
            if (Math.Abs(ratio * split - 1) < 0.06 || Math.Abs(ratio / split - 1) < 0.06)
                return true;
        }

        return false;
    }

    private static string Shown(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
