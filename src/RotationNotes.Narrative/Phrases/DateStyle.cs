namespace RotationNotes.Narrative.Phrases;

public enum DateStyle
{
    /// <summary>16 July 2024</summary>
    DayMonth,
    /// <summary>July 16, 2024</summary>
    MonthDay,
    /// <summary>2024年7月16日</summary>
    YearMonthDay,
}
