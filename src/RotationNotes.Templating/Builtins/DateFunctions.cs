using System.Globalization;
using static RotationNotes.Templating.Builtins.Parameters;

namespace RotationNotes.Templating.Builtins;

/// <summary>The object <c>date</c>. Dates carry no zone; a zone in a parsed text is used to bring it to UTC.</summary>
internal static class DateFunctions
{
    /// <summary>Day, short month, year: how a date prints without a pattern.</summary>
    public const string DefaultFormat = "%d %b %Y";

    private const string Owner = "date";

    private static readonly Lazy<ScriptObject> Shared = new(Create);

    /// <summary>A copy for one render, in which only the format may be set.</summary>
    public static ScriptObject ForRender()
    {
        var copy = Shared.Value.Copy();
        foreach (var name in Shared.Value.Names)
        {
            if (name != "format")
                copy.MakeReadOnly(name);
        }
        return copy;
    }

    private static ScriptObject Create()
    {
        var o = new ScriptObject(24) { { "format", DefaultFormat }, { "default_format", DefaultFormat } };
        o.Define(Owner, "now", (c, _) => Clock(c).GetLocalNow().DateTime);
        o.Define(Owner, "utc_now", (c, _) => Clock(c).GetUtcNow().DateTime);
        o.Define(Owner, "add_days", (_, v) => Moved(v[0], d => d.AddDays((double)v[1]!)), Date("date"), Real("days"));
        o.Define(Owner, "add_months", (_, v) => Moved(v[0], d => d.AddMonths((int)v[1]!)), Date("date"), Whole("months"));
        o.Define(Owner, "add_years", (_, v) => Moved(v[0], d => d.AddYears((int)v[1]!)), Date("date"), Whole("years"));
        o.Define(Owner, "add_hours", (_, v) => Moved(v[0], d => d.AddHours((double)v[1]!)), Date("date"), Real("hours"));
        o.Define(Owner, "add_minutes", (_, v) => Moved(v[0], d => d.AddMinutes((double)v[1]!)), Date("date"), Real("minutes"));
        o.Define(Owner, "add_seconds", (_, v) => Moved(v[0], d => d.AddSeconds((double)v[1]!)), Date("date"), Real("seconds"));
        o.Define(Owner, "add_milliseconds", (_, v) => Moved(v[0], d => d.AddMilliseconds((double)v[1]!)), Date("date"), Real("millis"));
        o.Define(Owner, "parse", (c, v) => Parse(c, v[0] as string, v[1] as string, v[2] as string), Text("text"), Optional(Text("pattern")), Optional(Text("culture")));
        o.Define(Owner, "parse_to_string", ParseToText, Text("text"), Optional(Text("output_pattern")), Optional(Text("output_culture")), Optional(Text("input_pattern")), Optional(Text("input_culture")));
        o.Define(Owner, "to_string", (c, v) => ToText(c, v[0] as DateTime?, v[1] as string, v[2] as string), Date("datetime"), Optional(Text("pattern")), Optional(Text("culture")));
        return o.Freeze();
    }

    private static TimeProvider Clock(CallContext call) =>
        call.Evaluator.Context.Clock ?? throw call.Error("has no clock: renders must repeat exactly", "Use the as-of date of the note.");

    private static object? Moved(object? date, Func<DateTime, DateTime> move) => date is DateTime value ? move(value) : null;

    private static string? ToText(CallContext call, DateTime? date, string? pattern, string? culture)
    {
        if (date is not { } value)
            return null;
        pattern ??= call.Evaluator.DateFormat;
        var rules = Cultures.Find(call, culture);
        // "%g" asks for the invariant culture; alone it stands for the default format in it.
        if (pattern == "%g")
            pattern = "%g " + call.Evaluator.DateFormat;
        call.Evaluator.ChargeText(pattern.Length * 8L);
        return DateFormat.Format(value, pattern, rules);
    }

    private static object? ParseToText(CallContext call, object?[] values) =>
        ToText(call, Parse(call, values[0] as string, values[3] as string, values[4] as string) as DateTime?, values[1] as string, values[2] as string);

    private static object? Parse(CallContext call, string? text, string? pattern, string? culture)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        call.Charge(8 + text.Length / 4);
        var rules = Cultures.Find(call, culture);
        const DateTimeStyles Styles = DateTimeStyles.AdjustToUniversal | DateTimeStyles.AllowWhiteSpaces | DateTimeStyles.NoCurrentDateDefault;
        if (string.IsNullOrEmpty(pattern) ? DateYears.AreMissing(text) : DateYears.AreMissingIn(pattern))
            throw call.Error($"reads no year in '{Syntax.SourceText.Clipped(pattern is { Length: > 0 } ? pattern : text)}'", "A day without a year would be one of the year in which the template is rendered.");
        DateTime date;
        var read = string.IsNullOrEmpty(pattern)
            ? DateTime.TryParse(text, rules, Styles, out date)
            : DateTime.TryParseExact(text, DatePatterns.ToDotNet(call, pattern, rules), rules, Styles, out date);
        return read ? DateTime.SpecifyKind(date, DateTimeKind.Unspecified)
            : throw call.Error($"cannot read '{Syntax.SourceText.Clipped(text)}' as a date", "Write year-month-day, or give the pattern.");
    }
}
