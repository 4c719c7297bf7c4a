namespace RotationNotes.Templating.Builtins;

/// <summary>Members of a timespan value.</summary>
internal static class SpanMembers
{
    public static readonly string[] Names =
    [
        "days", "hours", "minutes", "seconds", "milliseconds",
        "total_days", "total_hours", "total_minutes", "total_seconds", "total_milliseconds", "ticks",
    ];

    public static bool TryGet(TimeSpan span, string name, out object? value)
    {
        value = name switch
        {
            "days" => Boxes.Of(span.Days),
            "hours" => Boxes.Of(span.Hours),
            "minutes" => Boxes.Of(span.Minutes),
            "seconds" => Boxes.Of(span.Seconds),
            "milliseconds" => Boxes.Of(span.Milliseconds),
            "total_days" => span.TotalDays,
            "total_hours" => span.TotalHours,
            "total_minutes" => span.TotalMinutes,
            "total_seconds" => span.TotalSeconds,
            "total_milliseconds" => span.TotalMilliseconds,
            "ticks" => Boxes.Of(span.Ticks),
            _ => null,
        };
        return value is not null;
    }
}
