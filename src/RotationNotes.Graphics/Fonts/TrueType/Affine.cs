namespace RotationNotes.Graphics.Fonts.TrueType;

/// <summary>x′ = A·x + C·y + E, y′ = B·x + D·y + F.</summary>
internal readonly record struct Affine(double A, double B, double C, double D, double E, double F)
{
    public (double X, double Y) Map(double x, double y) => (A * x + C * y + E, B * x + D * y + F);

    /// <summary>Does <paramref name="first"/>, then this.</summary>
    public Affine Before(Affine first) => new(
        A * first.A + C * first.B,
        B * first.A + D * first.B,
        A * first.C + C * first.D,
        B * first.C + D * first.D,
        A * first.E + C * first.F + E,
        B * first.E + D * first.F + F);
}
