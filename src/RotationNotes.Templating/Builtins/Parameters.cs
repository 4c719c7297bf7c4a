namespace RotationNotes.Templating.Builtins;

/// <summary>Short forms, so that the tables of built-in functions read as tables.</summary>
internal static class Parameters
{
    public static HostParameter Any(string name) => new(name);

    public static HostParameter Text(string name) => new(name, ArgumentKind.Text);

    public static HostParameter Whole(string name) => new(name, ArgumentKind.Integer);

    public static HostParameter Number(string name) => new(name, ArgumentKind.Number);

    public static HostParameter Real(string name) => new(name, ArgumentKind.Real);

    public static HostParameter List(string name) => new(name, ArgumentKind.List);

    public static HostParameter Date(string name) => new(name, ArgumentKind.Date);

    public static HostParameter Function(string name) => new(name, ArgumentKind.Function);

    public static HostParameter Optional(HostParameter parameter, object? value = null) =>
        parameter with { IsOptional = true, Default = value };

    public static HostParameter Rest(string name) => new(name, IsVariadic: true);

    /// <summary>Adds a function under its short name; messages show it with the name of its object.</summary>
    public static void Define(this ScriptObject target, string owner, string name, Func<CallContext, object?[], object?> body, params HostParameter[] parameters) =>
        target[name] = new HostFunction($"{owner}.{name}", parameters, body);
}
