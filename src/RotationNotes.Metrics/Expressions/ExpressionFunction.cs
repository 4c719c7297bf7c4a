using RotationNotes.Foundation.Units;
using RotationNotes.Metrics.Kernels;

namespace RotationNotes.Metrics.Expressions;

internal enum ParameterKind
{
    /// <summary>A series of numbers with a unit.</summary>
    Values,
    /// <summary>A series of yes and no.</summary>
    Condition,
    /// <summary>A whole number of observations, at least one.</summary>
    Window,
    /// <summary>A quoted date.</summary>
    Date,
}

/// <summary>What a function makes of the units of its values: a unit, or why it refuses them.</summary>
internal readonly record struct UnitAnswer(MetricUnit? Unit, string? Problem = null, string? Hint = null)
{
    public static UnitAnswer No(string problem, string? hint = null) => new(null, problem, hint);

    public static implicit operator UnitAnswer(MetricUnit unit) => new(unit);
}

/// <summary>Evaluated arguments of one call; all columns lie on the same dates.</summary>
internal sealed class Arguments(ReadOnlyMemory<DateOnly> dates, ReadOnlyMemory<double>[] columns, int[] windows, DateOnly[] quoted, MetricUnit? unit)
{
    public ReadOnlySpan<DateOnly> Dates => dates.Span;

    /// <summary>A quoted date of the call.</summary>
    public DateOnly Date(int index = 0) => quoted[index];

    /// <summary>Unit of the first column; null for a condition.</summary>
    public MetricUnit? Unit => unit;

    public int Window(int index = 0) => windows[index];

    public ReadOnlySpan<double> Column(int index = 0) => columns[index].Span;
}

internal delegate void Kernel(Arguments arguments, Span<double> result);

/// <summary>A function of the expression language: its words, its types and its kernel.</summary>
/// <param name="Usage">The call as one would write it, e.g. <c>ret(RUT, 5)</c>.</param>
/// <param name="Meaning">One sentence.</param>
/// <param name="Units">Result unit from the units of the value arguments.</param>
internal sealed record ExpressionFunction(
    string Name,
    string Usage,
    string Meaning,
    ParameterKind[] Parameters,
    Func<MetricUnit[], UnitAnswer> Units,
    Kernel Kernel)
{
    /// <summary>Value of the last window when it is left out; null when it may not be.</summary>
    public int? LastDefault { get; init; }

    /// <summary>Observations the first result needs, from the windows.</summary>
    public Func<int[], int> Needs { get; init; } = static _ => 1;

    /// <summary>Why a result can be missing although there are enough observations; {0} is the window.</summary>
    public string WhenUndefined { get; init; } = "an input has no value";

    /// <summary>Smallest window that has a meaning.</summary>
    public int SmallestWindow { get; init; } = 1;

    /// <summary>Whether the argument keeps its own dates instead of joining those of the whole expression.</summary>
    public bool HasOwnDates { get; init; }

    /// <summary>With own dates: the period whose last observations are kept.</summary>
    public Period KeepsEndsOf { get; init; }

    public bool Equals(ExpressionFunction? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);
}
