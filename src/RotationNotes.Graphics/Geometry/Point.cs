namespace RotationNotes.Graphics.Geometry;

public readonly record struct Point(double X, double Y);
