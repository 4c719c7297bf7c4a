using RotationNotes.Foundation.Units;
using RotationNotes.Metrics.Kernels;
using static RotationNotes.Metrics.Expressions.ParameterKind;
using static RotationNotes.Metrics.Expressions.UnitRules;

namespace RotationNotes.Metrics.Expressions;

/// <summary>The functions of the language for figures that are published by period.</summary>
internal static class ReleaseFunctions
{
    public static IEnumerable<ExpressionFunction> All { get; } =
    [
        new("growth", "growth(CPIAUCNS, 12)", "Value over that of the month so many months earlier, minus one; undefined when that month has none.", [Values, Window], u => Priced("growth", u[0], MetricUnit.Fraction),
            (a, r) => PeriodChange.Growth(a.Dates, a.Column(), a.Window(), r))
        { Needs = static _ => 2, WhenUndefined = "there is no value {0} months earlier" },

        new("round", "round(growth(CPIAUCSL, 1), 3)", "Rounded to so many decimals, halves away from zero, as agencies print their figures.", [Values, Window], u => u[0],
            (a, r) =>
            {
                // 0.0005 is 0.00049999… in binary; the agency would print 0.1 %. Adding zero takes the sign from a negative zero.
                for (var i = 0; i < r.Length; i++)
                    r[i] = Math.Round(Math.Round(a.Column()[i], Math.Min(a.Window() + 6, 15)), Math.Min(a.Window(), 15), MidpointRounding.AwayFromZero) + 0.0;
            }),

        new("surprise", "surprise(EC.CPI_YOY.ACTUAL, EC.CPI_YOY.CONSENSUS, 24)", "First minus second input, over the standard deviation of the so many differences before.", [Values, Values, Window],
            u => u[0] == u[1] ? MetricUnit.Sigma : UnitAnswer.No($"`surprise` needs two inputs of one unit, not {u[0].InWords()} and {u[1].InWords()}."),
            (a, r) => Surprises.Standardised(a.Column(0), a.Column(1), a.Window(), r))
        { Needs = static w => w[0] + 1, SmallestWindow = 2, WhenUndefined = "the last {0} releases were all as far from expectations" },
    ];
}
