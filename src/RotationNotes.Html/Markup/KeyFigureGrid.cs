namespace RotationNotes.Html.Markup;

/// <summary>How many headline numbers stand in one row.</summary>
internal static class KeyFigureGrid
{
    /// <summary>One to four; a count that fills rows of three evenly better than rows of four takes three.</summary>
    public static int Columns(int count) => count switch
    {
        <= 4 => Math.Max(1, count),
        5 or 6 or 9 => 3,
        _ => 4,
    };
}
