using System.Globalization;

namespace RotationNotes.Templating.Builtins;

/// <summary>The object <c>date</c>.</summary>
internal static class DateFunctions
{
    /// <summary>Day, short month, year: how a date prints without a pattern.</summary>
    public const string DefaultFormat = "%d %b %Y";

    public static object Create() => new ScriptObject
    {
        { "format", DefaultFormat },
        { "now", new HostFunction("date.now", [], (call, _) => Now(call)) },
        { "to_string", new HostFunction("date.to_string", [new("date", ArgumentKind.Date), new("pattern", ArgumentKind.Text, true, DefaultFormat), new("culture", ArgumentKind.Text, true)], (call, v) => ToText(call, v)) },
    }.Freeze();

    private static object Now(CallContext call) =>
        (call.Evaluator.Context.Clock ?? throw call.Error("has no clock: renders must repeat exactly", "Use the as-of date of the note.")).GetLocalNow().DateTime;

    private static object? ToText(CallContext call, object?[] values) =>
        values[0] is DateTime date ? DateFormat.Format(date, values[1] as string ?? DefaultFormat, CultureInfo.InvariantCulture) : null;
}
