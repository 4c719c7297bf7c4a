namespace RotationNotes.Templating.Builtins;

/// <summary>Members of a date value.</summary>
internal static class DateMembers
{
    public static readonly string[] Names =
        ["year", "month", "day", "day_of_year", "day_of_week", "hour", "minute", "second", "millisecond", "date", "time_of_day", "ticks"];

    public static bool TryGet(DateTime date, string name, out object? value)
    {
        value = name switch
        {
            "year" => Boxes.Of(date.Year),
            "month" => Boxes.Of(date.Month),
            "day" => Boxes.Of(date.Day),
            "day_of_year" => Boxes.Of(date.DayOfYear),
            "day_of_week" => date.DayOfWeek.ToString(),
            "hour" => Boxes.Of(date.Hour),
            "minute" => Boxes.Of(date.Minute),
            "second" => Boxes.Of(date.Second),
            "millisecond" => Boxes.Of(date.Millisecond),
            "date" => date.Date,
            "time_of_day" => date.TimeOfDay,
            "ticks" => Boxes.Of(date.Ticks),
            _ => null,
        };
        return value is not null;
    }
}
