using RotationNotes.Narrative.Facts;
using Scriban.Runtime;

namespace RotationNotes.Narrative.Language;

/// <summary>Short ways to declare functions of the note language.</summary>
internal static class FunctionSet
{
    /// <summary>Adds a function whose first argument is a fact.</summary>
    public static void OfFact(ScriptObject globals, string name, NoteParameter[] more, Func<FactValue, object?[], object?> body) =>
        Of(globals, name, [new NoteParameter("fact"), .. more], arguments => body(Fact(name, arguments[0]), arguments));

    public static void Of(ScriptObject globals, string name, NoteParameter[] parameters, Func<object?[], object?> body) =>
        globals.Add(name, new NoteFunction(name, parameters, (_, arguments) => body(arguments)));

    public static NoteParameter Text(string name) => new(name, ArgumentKind.Text);

    public static NoteParameter OptionalText(string name, string fallback) => new(name, ArgumentKind.Text, true, fallback);

    public static NoteParameter OptionalInteger(string name, int fallback) => new(name, ArgumentKind.Integer, true, fallback);

    /// <exception cref="ArgumentException">The value is not a fact; becomes an error at the place of the call.</exception>
    public static FactValue Fact(string function, object? value) =>
        value as FactValue ?? throw new ArgumentException($"'{function}' needs a fact, such as rut_ret_5d, not {Describe(value)}");

    /// <exception cref="ArgumentException">The value is not a date.</exception>
    public static DateOnly Date(string function, object? value) => value switch
    {
        DateTime time => DateOnly.FromDateTime(time),
        _ => throw new ArgumentException($"'{function}' needs a date, such as as_of, not {Describe(value)}"),
    };

    /// <summary>A day as the language has it.</summary>
    public static DateTime Moment(DateOnly day) => day.ToDateTime(TimeOnly.MinValue);

    private static string Describe(object? value) => value switch
    {
        null => "null",
        string => "a text",
        FactValue => "a fact",
        bool => "true or false",
        _ => "a number or list",
    };
}
