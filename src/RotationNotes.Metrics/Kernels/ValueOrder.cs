namespace RotationNotes.Metrics.Kernels;

/// <summary>Where each observation stands when all are sorted by value.</summary>
internal sealed class ValueOrder
{
    private readonly int[] places;
    private readonly int[] ends;

    private ValueOrder(int[] places, int[] ends) => (this.places, this.ends) = (places, ends);

    /// <summary>Place of an observation, smallest value 0; equal values stand next to each other, earlier ones first.</summary>
    public int PlaceOf(int index) => places[index];

    /// <summary>The place behind the last observation of the same value.</summary>
    public int EndOf(int index) => ends[index];

    /// <param name="values">NaN sorts behind everything.</param>
    public static ValueOrder Of(ReadOnlySpan<double> values)
    {
        var keys = new ulong[values.Length];
        for (var i = 0; i < keys.Length; i++)
            keys[i] = Key(values[i]);
        var order = RadixSort.Order(keys);
        var places = new int[values.Length];
        var ends = new int[values.Length];
        var end = order.Length;
        for (var place = order.Length - 1; place >= 0; place--)
        {
            var index = order[place];
            if (place + 1 < order.Length && keys[index] != keys[order[place + 1]])
                end = place + 1;
            places[index] = place;
            ends[index] = end;
        }

        return new ValueOrder(places, ends);
    }

    // Bits that order like the numbers: flip the sign bit of positive numbers and every bit of negative ones. Both zeros are one.
    private static ulong Key(double value)
    {
        var bits = BitConverter.DoubleToUInt64Bits(value == 0 ? 0 : value);
        return double.IsNaN(value) ? ulong.MaxValue : bits >> 63 == 0 ? bits | 0x8000000000000000 : ~bits;
    }
}
