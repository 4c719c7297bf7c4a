namespace RotationNotes.Pdf.Layout;

/// <summary>Divides a table's width among its columns by what they hold.</summary>
internal static class ColumnWidths
{
    /// <param name="natural">Width of each column if nothing is wrapped, padding included.</param>
    /// <param name="least">Width below which a word or number of the column would be cut.</param>
    /// <param name="total">Width of the table; above zero.</param>
    /// <returns>Widths that add up to <paramref name="total"/>.</returns>
    public static double[] Divide(double[] natural, double[] least, double total)
    {
        var widths = new double[natural.Length];
        var (wanted, needed) = (natural.Sum(), least.Sum());
        for (var i = 0; i < widths.Length; i++)
        {
            if (wanted <= total)
                widths[i] = natural[i] + (total - wanted) / widths.Length;
            else if (needed <= total)
                widths[i] = least[i] + (wanted > needed ? (natural[i] - least[i]) * (total - needed) / (wanted - needed) : 0);
            else
                widths[i] = least[i] * total / needed;
        }

        return widths;
    }
}
