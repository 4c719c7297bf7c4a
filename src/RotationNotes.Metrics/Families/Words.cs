using System.Globalization;

namespace RotationNotes.Metrics.Families;

/// <summary>Windows in words.</summary>
internal static class Words
{
    public static string Number(int number) => number switch
    {
        1 => "one",
        2 => "two",
        3 => "three",
        4 => "four",
        5 => "five",
        10 => "ten",
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>"5 sessions".</summary>
    public static string Sessions(int number) => number == 1 ? "1 session" : $"{number.ToString(CultureInfo.InvariantCulture)} sessions";
}
