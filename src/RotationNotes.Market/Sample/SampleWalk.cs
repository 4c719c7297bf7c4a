namespace RotationNotes.Market.Sample;

/// <summary>Bends a random walk so that it passes through its pins.</summary>
internal static class SampleWalk
{
    /// <summary>Spreads the miss at each pin evenly over the sessions since the pin before (a Brownian bridge); outside the pins the walk is only shifted.</summary>
    /// <param name="walk">Changed in place.</param>
    /// <param name="pins">At least one, oldest first.</param>
    public static void Bridge(Span<double> walk, ReadOnlySpan<SamplePin> pins)
    {
        var (session, miss) = (0, pins[0].Value - walk[pins[0].Session]);
        foreach (var pin in pins)
        {
            var next = pin.Value - walk[pin.Session];
            var length = pin.Session - session;
            for (var i = session; i < pin.Session; i++)
                walk[i] += miss + (next - miss) * (i - session) / length;
            (session, miss) = (pin.Session, next);
        }

        for (var i = session; i < walk.Length; i++)
            walk[i] += miss;
    }

    /// <summary>The same pins on a logarithmic scale.</summary>
    public static SamplePin[] Log(ReadOnlySpan<SamplePin> pins)
    {
        var logs = new SamplePin[pins.Length];
        for (var i = 0; i < pins.Length; i++)
            logs[i] = pins[i] with { Value = Math.Log(pins[i].Value) };
        return logs;
    }
}
