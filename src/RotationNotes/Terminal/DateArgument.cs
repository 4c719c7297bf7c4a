using System.CommandLine;
using RotationNotes.Foundation.Text;

namespace RotationNotes.Terminal;

/// <summary>The <c>--as-of</c> option and others like it: one date, written year first so that nobody reads it the other way round.</summary>
internal static class DateArgument
{
    public static Option<DateOnly?> AsOf(string description) => Named("--as-of", description);

    public static Option<DateOnly?> Named(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "yyyy-mm-dd",
        CustomParser = result =>
        {
            var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (IsoDate.TryParse(text, out var date))
                return date;
            result.AddError($"'{text}' is not a date. Write it as year-month-day, e.g. 2024-07-16.");
            return null;
        },
    };

    public static string Text(DateOnly date) => IsoDate.Of(date);
}
