namespace RotationNotes.Market.Calendar;

/// <summary>Sessions of the New York Stock Exchange.</summary>
public sealed class TradingCalendar
{
}
