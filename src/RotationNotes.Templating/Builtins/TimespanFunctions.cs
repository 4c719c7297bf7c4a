using System.Globalization;
using static RotationNotes.Templating.Builtins.Parameters;

namespace RotationNotes.Templating.Builtins;

/// <summary>The object <c>timespan</c>.</summary>
internal static class TimespanFunctions
{
    private const string Owner = "timespan";

    public static object Create()
    {
        var o = new ScriptObject(8) { { "zero", TimeSpan.Zero } };
        o.Define(Owner, "from_days", (_, v) => TimeSpan.FromDays((double)v[0]!), Real("days"));
        o.Define(Owner, "from_hours", (_, v) => TimeSpan.FromHours((double)v[0]!), Real("hours"));
        o.Define(Owner, "from_minutes", (_, v) => TimeSpan.FromMinutes((double)v[0]!), Real("minutes"));
        o.Define(Owner, "from_seconds", (_, v) => TimeSpan.FromSeconds((double)v[0]!), Real("seconds"));
        o.Define(Owner, "from_milliseconds", (_, v) => TimeSpan.FromMilliseconds((double)v[0]!), Real("millis"));
        o.Define(Owner, "parse", (c, v) => TimeSpan.TryParse(v[0] as string, CultureInfo.InvariantCulture, out var span) ? span
            : throw c.Error($"cannot read '{Syntax.SourceText.Clipped(v[0] as string ?? "")}' as a timespan", "Write days.hours:minutes:seconds."), Text("text"));
        return o.Freeze();
    }
}
