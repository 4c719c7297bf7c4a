namespace RotationNotes.Templating;

/// <summary>What an argument is turned into before the function sees it; what cannot be turned is an error at the call.</summary>
public enum ArgumentKind
{
    /// <summary>As it is.</summary>
    Any,

    /// <summary>A string; other values are printed, null stays null.</summary>
    Text,

    /// <summary>An <see cref="int"/>.</summary>
    Integer,

    /// <summary>A number of any kind: long, double, float, decimal or BigInteger.</summary>
    Number,

    /// <summary>As <see cref="Number"/>; null stays null.</summary>
    NumberOrNull,

    /// <summary>A <see cref="double"/>.</summary>
    Real,

    /// <summary>True for everything but null and false.</summary>
    Truth,

    /// <summary>An array or a range as <see cref="IReadOnlyList{T}"/>; null stays null.</summary>
    List,

    /// <summary>A function; a variable that holds one is passed, not called, when written as <c>@name</c>.</summary>
    Function,

    /// <summary>A <see cref="System.DateTime"/>; null stays null.</summary>
    Date,

    /// <summary>A <see cref="System.TimeSpan"/>.</summary>
    Span,
}

/// <summary>A parameter of a <see cref="HostFunction"/>.</summary>
/// <param name="Name">Name for named arguments and messages.</param>
/// <param name="Kind">What arguments are turned into.</param>
/// <param name="IsOptional">True when a call may leave it out.</param>
/// <param name="Default">Value of a left-out argument.</param>
/// <param name="AllowsUndefined">True when an undefined variable may be piped in, as null, even in strict mode.</param>
/// <param name="IsVariadic">Last parameter only: takes all further arguments as a <see cref="ScriptArray"/>.</param>
public sealed record HostParameter(
    string Name, ArgumentKind Kind = ArgumentKind.Any, bool IsOptional = false, object? Default = null, bool IsVariadic = false, bool AllowsUndefined = false);
