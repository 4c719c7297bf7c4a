using RotationNotes.Market.Views;

namespace RotationNotes.Terminal;

/// <summary>Says what a reader of the numbers must know about their date and origin.</summary>
internal static class SessionTalk
{
    public static void Say(TextWriter talk, MarketView view)
    {
        if (view.IsSample)
            talk.WriteLine("Sample data: nothing was imported yet, the numbers are generated. `data import <folder>` brings in real ones.");
        if (view.Requested == view.AsOf)
            return;
        var why = view.Calendar.HolidayName(view.Requested) is { } holiday ? $"an exchange holiday ({holiday})" : "not a session of the exchange";
        talk.WriteLine($"{DateArgument.Text(view.Requested)} is {why}; the last session before it is used: {DateArgument.Text(view.AsOf)}.");
    }
}
