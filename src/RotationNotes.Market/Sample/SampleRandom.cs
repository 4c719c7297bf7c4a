namespace RotationNotes.Market.Sample;

/// <summary>A small generator whose numbers never change with the runtime.</summary>
/// <remarks>xorshift64* (Vigna 2016, "An experimental exploration of Marsaglia's xorshift generators, scrambled").</remarks>
internal struct SampleRandom(ulong seed)
{
    private ulong state = seed * 0x9E3779B97F4A7C15 | 1;

    /// <summary>Uniform in [0, 1).</summary>
    public double Uniform()
    {
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        return (state * 0x2545F4914F6CDD1D >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>Close to a standard normal: the centred sum of twelve uniforms, which needs no logarithm and is the same on every machine.</summary>
    public double Normal()
    {
        var sum = 0.0;
        for (var i = 0; i < 12; i++)
            sum += Uniform();
        return sum - 6;
    }
}
