using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace RotationNotes.Market.Store;

/// <summary>Reads the body of a store file from front to back.</summary>
internal ref struct StoreReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> rest = bytes;

    /// <summary>Bytes not read yet.</summary>
    public readonly int Left => rest.Length;

    public int Int() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    public long Long() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

    public double Double() => BinaryPrimitives.ReadDoubleLittleEndian(Take(sizeof(double)));

    public DateOnly Date() => DateOnly.FromDayNumber(Int());

    public string Text() => Encoding.UTF8.GetString(Take(Count()));

    /// <summary>A length; never more than bytes are left, so that a damaged one cannot ask for the whole memory.</summary>
    public int Count()
    {
        var count = Int();
        return count >= 0 && count <= rest.Length ? count : throw new InvalidDataException("a length in it makes no sense");
    }

    public byte Byte(byte max)
    {
        var value = Take(1)[0];
        return value <= max ? value : throw new InvalidDataException("a code in it makes no sense");
    }

    public void Skip(int count) => Take(count);

    public double[] Doubles(int count) => MemoryMarshal.Cast<byte, double>(Take(checked(count * sizeof(double)))).ToArray();

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > rest.Length)
            throw new InvalidDataException("it ends too early");
        var taken = rest[..count];
        rest = rest[count..];
        return taken;
    }
}
