namespace RotationNotes.Templating;

/// <summary>
/// A function of the host, called as <c>{{ f x 1 }}</c>, <c>{{ f(x, 1) }}</c> or <c>{{ x | f 1 }}</c>, each with named
/// arguments where wanted.
/// </summary>
public sealed class HostFunction : ScriptFunction
{
    /// <param name="name">Name for messages.</param>
    /// <param name="parameters">In order; optional ones last, then at most one variadic.</param>
    /// <param name="body">Given the call and one value per parameter, already of the kind asked for. A
    /// <see cref="FormatException"/>, <see cref="ArgumentException"/>, <see cref="OverflowException"/> or
    /// <see cref="InvalidOperationException"/> it throws becomes an error of the template at the place of the call.</param>
    public HostFunction(string name, HostParameter[] parameters, Func<CallContext, object?[], object?> body)
    {
        (Name, Parameters, Body) = (name, parameters, body);
        for (var i = 0; i < parameters.Length; i++)
        {
            if (!parameters[i].IsOptional && !parameters[i].IsVariadic)
                Required = i + 1;
            if (parameters[i].IsVariadic && i != parameters.Length - 1)
                throw new ArgumentException($"Only the last parameter of '{name}' may be variadic.", nameof(parameters));
        }
    }

    /// <inheritdoc/>
    public override string Name { get; }

    internal HostParameter[] Parameters { get; }

    internal Func<CallContext, object?[], object?> Body { get; }

    internal int Required { get; }

    /// <summary>True when arguments of any name are taken and handed over in <see cref="CallContext.Named"/>.</summary>
    internal bool TakesAnyName { get; init; }

    internal bool IsVariadic => Parameters is [.., { IsVariadic: true }];
}
