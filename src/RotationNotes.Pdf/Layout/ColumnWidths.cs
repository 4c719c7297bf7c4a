namespace RotationNotes.Pdf.Layout;

/// <summary>Divides a table's width among its columns by what they hold.</summary>
internal static class ColumnWidths
{
    /// <param name="natural">Width of each column if nothing is wrapped, padding included.</param>
    /// <param name="least">Width below which a word or number of the column would be cut.</param>
    /// <param name="isFirm">Whether a column's least width must be kept: numbers are never broken, words of a text column may be.</param>
    /// <param name="total">Width of the table; above zero.</param>
    /// <returns>Widths that add up to <paramref name="total"/>.</returns>
    public static double[] Divide(double[] natural, double[] least, bool[] isFirm, double total)
    {
        var widths = new double[natural.Length];
        var (wanted, needed) = (natural.Sum(), least.Sum());
        var firm = least.Where((_, i) => isFirm[i]).Sum();
        var textShare = firm < total && needed > firm ? (total - firm) / (needed - firm) : 0;
        for (var i = 0; i < widths.Length; i++)
        {
            if (wanted <= total)
                widths[i] = natural[i] + (total - wanted) / widths.Length;
            else if (needed <= total)
                widths[i] = least[i] + (wanted > needed ? (natural[i] - least[i]) * (total - needed) / (wanted - needed) : 0);
            else
                widths[i] = textShare > 0 ? least[i] * (isFirm[i] ? 1 : textShare) : least[i] * total / needed;
        }

        return widths;
    }
}
