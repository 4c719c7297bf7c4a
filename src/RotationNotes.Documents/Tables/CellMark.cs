using System.Collections.Immutable;

namespace RotationNotes.Documents.Tables;

/// <summary>A small drawing in a table cell, beside or instead of its text.</summary>
public abstract record CellMark;

/// <summary>A bar for the number in the cell; the number says the same, so the bar needs no words.</summary>
/// <param name="Zero">Where zero lies on the column's scale, 0 (left) to 1 (right).</param>
/// <param name="End">Where the value lies.</param>
public sealed record CellBar(double Zero, double End) : CellMark
{
    /// <summary>The bar of a value in a column that runs from its least to its greatest number and always holds zero.</summary>
    public static CellBar? Of(double value, double least, double most)
    {
        var (low, high) = (Math.Min(0, least), Math.Max(0, most));
        return high > low && double.IsFinite(value) ? new CellBar(-low / (high - low), (Math.Clamp(value, low, high) - low) / (high - low)) : null;
    }
}

/// <summary>The course of a number over time, oldest first.</summary>
/// <param name="Values">At least two finite values.</param>
/// <param name="AltText">The course in words, for readers who do not see it.</param>
public sealed record CellTrend(ImmutableArray<double> Values, string AltText) : CellMark;
