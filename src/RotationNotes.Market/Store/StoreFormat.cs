using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using RotationNotes.Foundation.Units;
using RotationNotes.Market.Observations;

namespace RotationNotes.Market.Store;

/// <summary>Bytes of the store file.</summary>
/// <remarks>
/// Header of 24 bytes: "RNMARKET", version, CRC-32C of the rest, length of the rest (64 bits). Then the digest of all series, the sources, then the series, each
/// with its description, its ends and the length of its block. A block has the dates as the first day number and one byte per step
/// (255: a 32-bit step follows), then the values as IEEE doubles, then the vintages: their number (0 for none) and per row the day
/// number, the moment in minutes and the value. Version 1 had no vintages and is still read. Text has a 32-bit length. All little-endian. The checksum is
/// tested at once, blocks are decoded when a series is asked for.
/// </remarks>
internal static class StoreFormat
{
    public const int Version = 2;
    private const int VersionWithoutVintages = 1;
    private const int HeaderLength = 24;
    private const byte LongStep = 255;

    private static ReadOnlySpan<byte> Magic => "RNMARKET"u8;

    public static byte[] Write(StoreContent content)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(new byte[HeaderLength]);
            WriteText(writer, content.Digest);
            writer.Write(content.Sources.Length);
            foreach (var source in content.Sources)
                WriteSource(writer, source);
            writer.Write(content.Series.Length);
            foreach (var series in content.Series)
                WriteSeries(writer, series);
        }

        var bytes = stream.ToArray();
        var body = bytes.AsSpan(HeaderLength);
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), Version);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(12), Checksum.Of(body));
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(16), body.Length);
        return bytes;
    }

    /// <exception cref="InvalidDataException">The bytes are no store, of another version, cut or changed; the message says which.</exception>
    public static StoreContent Read(byte[] file)
    {
        ReadOnlySpan<byte> bytes = file;
        if (bytes.Length < HeaderLength || !bytes.StartsWith(Magic))
            throw new InvalidDataException("it does not start as a market store does");
        var version = BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]);
        if (version is not (Version or VersionWithoutVintages))
            throw new InvalidDataException($"it has version {version}, this program reads versions {VersionWithoutVintages} and {Version}");
        var body = bytes[HeaderLength..];
        var length = BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]);
        if (length != body.Length)
            throw new InvalidDataException($"it should hold {length} bytes after its header and holds {body.Length}");
        if (Checksum.Of(body) != BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..]))
            throw new InvalidDataException("its checksum does not match its content");

        var reader = new StoreReader(body);
        var digest = reader.Text();
        var sources = ImmutableArray.CreateBuilder<ImportSource>(reader.Count());
        for (var i = sources.Capacity; i > 0; i--)
            sources.Add(ReadSource(ref reader));
        var series = ImmutableArray.CreateBuilder<StoredSeries>(reader.Count());
        for (var i = series.Capacity; i > 0; i--)
            series.Add(ReadSeries(ref reader, file, hasVintages: version != VersionWithoutVintages));
        return new StoreContent(series.MoveToImmutable(), sources.MoveToImmutable(), digest);
    }

    private static void WriteSource(BinaryWriter writer, ImportSource source)
    {
        WriteText(writer, source.File);
        WriteText(writer, source.Sha256);
        WriteText(writer, source.Layout);
        WriteText(writer, source.SeriesId);
        writer.Write(source.Rows);
        writer.Write(source.First.DayNumber);
        writer.Write(source.Last.DayNumber);
        writer.Write(source.ImportedAt.ToUnixTimeSeconds());
    }

    private static ImportSource ReadSource(ref StoreReader reader) => new(
        reader.Text(),
        reader.Text(),
        reader.Text(),
        reader.Text(),
        reader.Int(),
        reader.Date(),
        reader.Date(),
        DateTimeOffset.FromUnixTimeSeconds(reader.Long()));

    private static void WriteSeries(BinaryWriter writer, StoredSeries stored)
    {
        var (series, descriptor) = (stored.Series, stored.Series.Descriptor);
        WriteText(writer, descriptor.Id.Value);
        WriteText(writer, descriptor.Name);
        WriteText(writer, descriptor.Source);
        writer.Write((byte)descriptor.Unit);
        writer.Write((byte)descriptor.Frequency);
        writer.Write((byte)descriptor.Release);
        writer.Write(descriptor.Adjusted);
        writer.Write(descriptor.ReleaseLagDays);
        WriteText(writer, stored.Digest);
        writer.Write(series.Count);
        writer.Write(stored.First.DayNumber);
        writer.Write(stored.Last.DayNumber);
        var lengthAt = writer.BaseStream.Position;
        writer.Write(0);
        WriteBlock(writer, series);
        var end = writer.BaseStream.Position;
        writer.BaseStream.Position = lengthAt;
        writer.Write((int)(end - lengthAt - sizeof(int)));
        writer.BaseStream.Position = end;
    }

    private static void WriteBlock(BinaryWriter writer, Series series)
    {
        var previous = 0;
        foreach (var date in series.Dates)
        {
            var step = date.DayNumber - previous;
            if (step < LongStep)
            {
                writer.Write((byte)step);
            }
            else
            {
                writer.Write(LongStep);
                writer.Write(step);
            }

            previous = date.DayNumber;
        }

        writer.Write(MemoryMarshal.AsBytes(series.Values));
        var vintages = series.Vintages is { } all ? all.Rows : default;
        writer.Write(vintages.Length);
        foreach (var row in vintages)
        {
            writer.Write(row.Date.DayNumber);
            // Minutes since year 1 fit into 31 bits until the year 4083.
            writer.Write((int)(row.KnownAt - DateTime.MinValue).TotalMinutes);
            writer.Write(row.Value);
        }
    }

    private static StoredSeries ReadSeries(ref StoreReader reader, byte[] file, bool hasVintages)
    {
        var id = new SeriesId(reader.Text());
        var name = reader.Text();
        var source = reader.Text();
        var unit = (Unit)reader.Byte((byte)Unit.Multiple);
        var frequency = (Frequency)reader.Byte((byte)Frequency.Quarterly);
        var release = (ReleaseRule)reader.Byte((byte)ReleaseRule.Recorded);
        var adjusted = reader.Byte(1) == 1;
        var descriptor = new SeriesDescriptor(id, name, unit, source, frequency, release, adjusted, reader.Int());
        var digest = reader.Text();
        var count = reader.Count();
        var (first, last) = (reader.Date(), reader.Date());
        var length = reader.Count();
        var start = file.Length - reader.Left;
        reader.Skip(length);
        return new StoredSeries(new SeriesHandle(descriptor, count, first, last, () => ReadBlock(descriptor, count, file.AsSpan(start, length), hasVintages)), digest);
    }

    private static Series ReadBlock(SeriesDescriptor descriptor, int count, ReadOnlySpan<byte> block, bool hasVintages)
    {
        var reader = new StoreReader(block);
        var dates = new DateOnly[count];
        var day = 0;
        for (var i = 0; i < count; i++)
        {
            int step = reader.Byte(LongStep);
            day += step == LongStep ? reader.Int() : step;
            dates[i] = DateOnly.FromDayNumber(day);
        }

        var values = reader.Doubles(count);
        var rows = hasVintages ? reader.Count() : 0;
        return rows == 0 ? new Series(descriptor, dates, values) : Series.OfVintages(descriptor, ReadVintages(ref reader, rows));
    }

    private static Vintages ReadVintages(ref StoreReader reader, int count)
    {
        var rows = new Vintage[count];
        foreach (ref var row in rows.AsSpan())
            row = new Vintage(reader.Date(), DateTime.MinValue.AddMinutes(reader.Int()), reader.Double());
        return new Vintages(rows);
    }

    private static void WriteText(BinaryWriter writer, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        writer.Write(bytes.Length);
        writer.Write(bytes);
    }
}
