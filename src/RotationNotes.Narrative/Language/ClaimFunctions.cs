using System.Collections.Immutable;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Metrics.Facts;
using RotationNotes.Narrative.Claims;
using RotationNotes.Narrative.Facts;
using RotationNotes.Narrative.Notes;
using Scriban.Runtime;

namespace RotationNotes.Narrative.Language;

/// <summary><c>claim … otherwise … end_claim</c>: sentences that stand only while a condition over named facts holds.</summary>
internal static class ClaimFunctions
{
    public static void AddTo(ScriptObject globals, NoteDefinition note, ClaimLedger ledger, Staging? staging)
    {
        globals.Add("claim", new NoteFunction("claim", [new NoteParameter("condition", ArgumentKind.Truth), new NoteParameter("facts", IsVariadic: true)], (call, a) =>
            ledger.Open(Condition("claim", call, a, note, staging))));
        globals.Add("otherwise", new NoteFunction("otherwise", [new NoteParameter("condition", ArgumentKind.Truth, IsOptional: true), new NoteParameter("facts", IsVariadic: true)], (call, a) =>
            call.IsGiven(0) ? ledger.Instead(Condition("otherwise", call, a, note, staging)) : Marks.BlockOtherwise.ToString()));
        FunctionSet.Of(globals, "end_claim", [], _ => Marks.BlockClose.ToString());
    }

    private static ClaimCondition Condition(string function, NoteCall call, object?[] arguments, NoteDefinition note, Staging? staging)
    {
        var facts = ImmutableArray.CreateBuilder<Fact>();
        foreach (var item in (IEnumerable<object?>)arguments[1]!)
            facts.Add(FunctionSet.Fact(function, item).Fact);
        if (facts.Count == 0)
            throw new ArgumentException($"'{function}' needs the facts that its condition reads, such as {function} (rut_z50.value > 2) rut_z50");
        var holds = facts.All(f => f.Value is not null) && (bool)arguments[0]!;
        staging?.Claim(call.File, call.Line, call.Column, holds, facts);
        return new ClaimCondition(holds, facts.ToImmutable(), Source(note, call, function), new Place(call.File, call.Line, call.Column));
    }

    /// <summary>The condition as the author wrote it: the rest of the code behind the name of the function.</summary>
    private static string Source(NoteDefinition note, NoteCall call, string function)
    {
        if (note.Files.FirstOrDefault(f => f.Path == call.File && f.Name != NoteLibrary.DefinitionFile) is not { } file)
            return "";
        var line = file.Text.AsSpan();
        for (var i = 1; i < call.Line; i++)
            line = line[(line.IndexOf('\n') + 1)..];
        line = line[Math.Min(call.Column - 1, line.Length)..];
        var end = line.IndexOf("}}", StringComparison.Ordinal);
        var code = (end < 0 ? line : line[..end]).TrimEnd("~- ").ToString();
        return code.StartsWith(function, StringComparison.Ordinal) ? code[function.Length..].Trim() : code;
    }
}
