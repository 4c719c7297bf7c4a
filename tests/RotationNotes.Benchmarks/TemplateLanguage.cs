using BenchmarkDotNet.Attributes;
using RotationNotes.Narrative.Templates;
using Scriban.Runtime;

namespace RotationNotes.Benchmarks;

/// <summary>
/// What one node of a template costs: the mean is nanoseconds per node, as each method states the nodes it evaluates. A node
/// is a statement, an expression or a turn of a loop, that is a unit of fuel. The arithmetic loop is the baseline.
/// </summary>
[MemoryDiagnoser]
public class TemplateLanguage
{
    internal const int Turns = 1000;

    private static readonly RenderSettings Settings = new()
    {
        Globals = new ScriptObject { ["fact"] = new ScriptObject { ["value"] = 0.0123, ["unit"] = "fraction", IsReadOnly = true } },
    };

    private readonly NoteTemplate arithmetic = Of("x = 0; for i in 1..1000; x = x + i * 2 - 1; end");
    private readonly NoteTemplate conditions = Of("n = 0; for i in 1..1000; if i % 3 == 0; n = 1; else; n = 2; end; end");
    private readonly NoteTemplate members = Of("for i in 1..1000; fact.value; fact.unit; end");
    private readonly NoteTemplate functions = Of("func f(a, b); ret a + b; end; for i in 1..1000; x = f(i, 1); end");
    private readonly NoteTemplate pipes = Of("for i in 1..1000; 'some text' | string.upcase | string.size; end");
    private readonly NoteTemplate texts = Of("for i in 1..1000; $\"row {i}, \"; end");

    private static NoteTemplate Of(string code) => NoteTemplate.Parse("{{ " + code + " }}", "benchmark");

    // Turn, assignment, difference, sum, x, product, i, 2, 1.
    [Benchmark(Baseline = true, OperationsPerInvoke = 9 * Turns)]
    public string Arithmetic() => arithmetic.Render(Settings);

    // Turn, if, comparison, remainder, i, 3, 0, assignment, literal.
    [Benchmark(OperationsPerInvoke = 9 * Turns)]
    public string Conditions() => conditions.Render(Settings);

    // Turn; twice statement, member, variable.
    [Benchmark(OperationsPerInvoke = 7 * Turns)]
    public string Members() => members.Render(Settings);

    // Turn, assignment, call, name, two arguments; return, sum, two variables.
    [Benchmark(OperationsPerInvoke = 10 * Turns)]
    public string Functions() => functions.Render(Settings);

    // Turn, statement, two pipes, text, two receivers of two names each.
    [Benchmark(OperationsPerInvoke = 11 * Turns)]
    public string Pipes() => pipes.Render(Settings);

    // Turn, statement, interpolation, two texts, variable.
    [Benchmark(OperationsPerInvoke = 6 * Turns)]
    public string Texts() => texts.Render(Settings);
}
