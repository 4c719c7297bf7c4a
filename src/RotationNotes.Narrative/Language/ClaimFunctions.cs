using System.Collections.Immutable;
using RotationNotes.Documents.Diagnostics;
using RotationNotes.Metrics;
using RotationNotes.Narrative.Checks;
using RotationNotes.Narrative.Claims;
using RotationNotes.Narrative.Notes;
using RotationNotes.Templating;

namespace RotationNotes.Narrative.Language;

/// <summary><c>claim … otherwise … end_claim</c>: sentences that stand only while a condition over named facts holds.</summary>
internal static class ClaimFunctions
{
    public static void AddTo(ScriptObject globals, NoteDefinition note, ClaimLedger ledger, Staging? staging)
    {
        globals.Add("claim", new HostFunction("claim", [new HostParameter("condition", ArgumentKind.Truth), new HostParameter("facts", IsVariadic: true)], (call, a) =>
        {
            var facts = ImmutableArray.CreateBuilder<Fact>();
            foreach (var item in (IEnumerable<object?>)a[1]!)
                facts.Add(FunctionSet.Fact("claim", item).Fact);
            if (facts.Count == 0)
                throw new ArgumentException("'claim' needs the facts that its condition reads, such as claim (rut_z50.value > 2) rut_z50");
            var answerable = facts.All(f => f.Value is not null);
            staging?.Claim(call.File, call.Line, call.Column, answerable && (bool)a[0]!, facts);
            return ledger.Open(new ClaimCondition(answerable && (bool)a[0]!, facts.ToImmutable(), Source(note, call), new Place(call.File, call.Line, call.Column)));
        }));
        FunctionSet.Of(globals, "otherwise", [], _ => Marks.BlockOtherwise.ToString());
        FunctionSet.Of(globals, "end_claim", [], _ => Marks.BlockClose.ToString());
    }

    /// <summary>The condition as the author wrote it: the rest of the code behind the word "claim".</summary>
    private static string Source(NoteDefinition note, CallContext call)
    {
        if (note.Files.FirstOrDefault(f => f.Path == call.File && f.Name != NoteLibrary.DefinitionFile) is not { } file)
            return "";
        var line = file.Text.AsSpan();
        for (var i = 1; i < call.Line; i++)
            line = line[(line.IndexOf('\n') + 1)..];
        line = line[Math.Min(call.Column - 1, line.Length)..];
        var end = line.IndexOf("}}", StringComparison.Ordinal);
        var code = (end < 0 ? line : line[..end]).TrimEnd("~- ").ToString();
        return code.StartsWith("claim", StringComparison.Ordinal) ? code["claim".Length..].Trim() : code;
    }
}
