namespace RotationNotes.Metrics.Expressions;

/// <summary>Buffers of columns that are no longer read, for the next ones of the same evaluation.</summary>
/// <remarks>A catalogue over forty years makes 100 MB of columns; with the last one's memory for the next they stay in the processor's cache.</remarks>
internal sealed class ColumnPool
{
    private const int MostKept = 16;

    private readonly Stack<double[]> free = new(MostKept);

    /// <summary>At least <paramref name="length"/> values, with whatever was in them.</summary>
    public double[] Rent(int length) =>
        free.TryPop(out var buffer) && buffer.Length >= length ? buffer : GC.AllocateUninitializedArray<double>(length);

    public void Return(double[] buffer)
    {
        if (free.Count < MostKept)
            free.Push(buffer);
    }
}
