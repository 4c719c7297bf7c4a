using RotationNotes.Documents.Charts;

namespace RotationNotes.Charts.Marks;

/// <summary>The 95 % confidence band of a least-squares line: where the line itself may lie, not where single points may.</summary>
/// <param name="Error">Standard error of the residuals.</param>
/// <param name="Quantile">97.5 % quantile of Student's t with n − 2 degrees of freedom.</param>
internal sealed record FitBand(double Intercept, double Slope, double MeanX, double SquaresX, int Count, double Error, double Quantile)
{
    public (double Low, double High) At(double x)
    {
        var half = Quantile * Error * Math.Sqrt(1.0 / Count + (x - MeanX) * (x - MeanX) / SquaresX);
        var centre = Intercept + Slope * x;
        return (centre - half, centre + half);
    }

    /// <summary>The band; null with fewer than five points or when x does not vary.</summary>
    public static FitBand? Of(IReadOnlyList<ScatterPoint> points)
    {
        if (points.Count < 5 || LeastSquares(points) is not { } fit)
            return null;
        double mean = 0, squares = 0, residuals = 0;
        foreach (var p in points)
            mean += p.X / points.Count;
        foreach (var p in points)
        {
            squares += (p.X - mean) * (p.X - mean);
            var miss = p.Y - fit.Intercept - fit.Slope * p.X;
            residuals += miss * miss;
        }

        var freedom = points.Count - 2;
        return new FitBand(fit.Intercept, fit.Slope, mean, squares, points.Count, Math.Sqrt(residuals / freedom), StudentQuantile(freedom));
    }

    // Expansion around the normal quantile: Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.5; within 1 % from three degrees of freedom on.
    internal static double StudentQuantile(int freedom)
    {
        const double z = 1.959963984540054;
        double z3 = z * z * z, z5 = z3 * z * z, z7 = z5 * z * z, n = freedom;
        return z + (z3 + z) / (4 * n) + (5 * z5 + 16 * z3 + 3 * z) / (96 * n * n) + (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * n * n * n);
    }

    /// <summary>Line y = intercept + slope·x of least squared vertical distance; null when x does not vary.</summary>
    internal static (double Intercept, double Slope)? LeastSquares(IReadOnlyList<ScatterPoint> points)
    {
        double meanX = 0, meanY = 0, sxx = 0, sxy = 0, squares = 0;
        foreach (var p in points)
            (meanX, meanY) = (meanX + p.X / points.Count, meanY + p.Y / points.Count);
        foreach (var p in points)
        {
            squares += p.X * p.X;
            sxx += (p.X - meanX) * (p.X - meanX);
            sxy += (p.X - meanX) * (p.Y - meanY);
        }

        // The mean of equal numbers is often not quite that number: what is left is dust, not variation.
        return points.Count < 3 || sxx <= squares * 1e-24 ? null : (meanY - sxy / sxx * meanX, sxy / sxx);
    }
}
