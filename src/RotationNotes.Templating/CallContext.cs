using RotationNotes.Templating.Evaluation;

namespace RotationNotes.Templating;

/// <summary>One call of a <see cref="HostFunction"/>: where it stands and what the render offers. Not to be kept.</summary>
public sealed class CallContext
{
    private readonly HostFunction function;

    internal CallContext(Evaluator evaluator, HostFunction function, int start) =>
        (Evaluator, this.function, Start) = (evaluator, function, start);

    internal Evaluator Evaluator { get; }

    internal int Start { get; }

    /// <summary>Bit i is set when the call gave parameter i itself, so that a default can be told from a written value.</summary>
    internal ulong GivenMask { get; set; }

    /// <summary>Named arguments that no parameter takes; only functions that accept any name get them.</summary>
    internal List<(string Name, object? Value)>? Named { get; set; }

    /// <summary>File of the template that calls.</summary>
    public string File => Evaluator.Here.File;

    /// <summary>One-based line of the call.</summary>
    public int Line => Evaluator.Here.PositionOf(Start).Line;

    /// <summary>One-based column of the call.</summary>
    public int Column => Evaluator.Here.PositionOf(Start).Column;

    /// <summary>True when the template runs in strict mode.</summary>
    public bool Strict => Evaluator.Context.Strict;

    /// <summary>True when the call itself gave the parameter.</summary>
    public bool IsGiven(int parameter) => (GivenMask >> parameter & 1) != 0;

    /// <summary>Pays for work over so many elements or characters; ends the render when nothing is left.</summary>
    /// <exception cref="TemplateException">The fuel is used up.</exception>
    public void Charge(long units) => Evaluator.Charge(units);

    /// <summary>A text that the function cannot do without.</summary>
    /// <exception cref="TemplateException">The value is null.</exception>
    internal string NeedText(object? value) => value as string ?? throw Error("needs a text but got null");

    /// <summary>Turns a text into another, paid for by the length of both.</summary>
    internal string Remade(string text, Func<string, string> make)
    {
        Evaluator.ChargeText(text.Length);
        var made = make(text);
        Evaluator.ChargeText(made.Length);
        return made;
    }

    /// <summary>Text of a value as the template would print it, without escaping.</summary>
    public string Print(object? value) => Evaluator.ToText(Values.FromHost(value));

    /// <summary>Calls a function that the template handed over.</summary>
    /// <exception cref="TemplateException">The function fails.</exception>
    public object? Invoke(ScriptFunction target, params ReadOnlySpan<object?> arguments) =>
        Evaluator.Invoke(target, Start, arguments);

    /// <summary>An error at the place of this call, to be thrown by the host function.</summary>
    public TemplateException Error(string message, string? hint = null) =>
        Evaluator.Fail(Start, $"'{function.Name}' {message}", hint);

    /// <summary>"Did you mean …?" for a name, null when none of the known ones is close.</summary>
    public static string? Nearest(string written, IEnumerable<string> known) => Evaluation.Nearest.Hint(written, known);
}
