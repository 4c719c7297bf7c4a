using RotationNotes.Documents.Words;

namespace RotationNotes.Narrative.Phrases;

public enum Degree
{
    /// <summary>Prints as zero.</summary>
    Flat,
    /// <summary>In the inner part of its own history.</summary>
    Slight,
    Plain,
    /// <summary>Among the largest three in a hundred on its side.</summary>
    Strong,
}

/// <summary>Direction and strength of a change, judged against the fact's own history.</summary>
/// <param name="Sign">1, −1 or 0.</param>
public readonly record struct Movement(int Sign, Degree Degree)
{
    private const double StrongTail = 0.03;
    private const double SlightTail = 0.35;
    private const int EnoughHistory = 120;

    // "Inched up 1.4%" or "climbed 1 basis point" is silly whatever the history says.
    private const double NeverSlight = 0.0095;
    private const double AlwaysSlight = 1.5;

    /// <summary>Judges a change.</summary>
    /// <param name="percentile">Share of its history at or below the value; null when unknown.</param>
    /// <param name="sample">Number of values in that history.</param>
    /// <param name="printed">Format in which the reader will see it: what prints as zero has no direction.</param>
    public static Movement Of(double value, double? percentile, int sample, ValueFormat printed)
    {
        if (NumberFormatter.PrintsAsZero(value, printed))
            return new Movement(0, Degree.Flat);
        var sign = Math.Sign(value);
        if (percentile is not { } share || sample < EnoughHistory)
            return new Movement(sign, Degree.Plain);
        var size = Math.Abs(value);
        if (printed.Kind == ValueKind.BasisPoints && size < AlwaysSlight)
            return new Movement(sign, Degree.Slight);
        var tail = sign > 0 ? 1 - share : share;
        var isSlight = tail > SlightTail && !(printed.Kind is ValueKind.Percent or ValueKind.PercentagePoints && size >= NeverSlight);
        return new Movement(sign, tail <= StrongTail ? Degree.Strong : isSlight ? Degree.Slight : Degree.Plain);
    }
}
