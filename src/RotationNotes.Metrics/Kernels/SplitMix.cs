namespace RotationNotes.Metrics.Kernels;

/// <summary>A small generator whose sequence is fixed by its seed on every machine and runtime (SplitMix64, Steele, Lea and Flood 2014).</summary>
public sealed class SplitMix(ulong seed)
{
    private ulong state = seed;

    public ulong Next()
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>A whole number from 0 to <paramref name="bound"/> − 1.</summary>
    public int Below(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        // The high half of a 128-bit product spreads 64 random bits evenly over small bounds.
        return (int)Math.BigMul(Next(), (ulong)bound, out _);
    }
}
