using System.Security.Cryptography;

namespace RotationNotes.Market.Import.Reading;

/// <summary>Hashes a file while it is read and stops at bytes that no text holds.</summary>
internal sealed class SourceStream(Stream content) : Stream
{
    private IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long hashed;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => content.Length;

    public override long Position
    {
        get => content.Position;
        set => throw new NotSupportedException();
    }

    /// <summary>Goes back to the first byte.</summary>
    public void Restart()
    {
        (content.Position, hashed) = (0, 0);
        hash.Dispose();
        hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    }

    /// <summary>Reads what is left, whatever it is.</summary>
    /// <returns>The hash of the whole file; empty when the rest cannot be read.</returns>
    public string Finish()
    {
        try
        {
            if (content.Position != hashed)
                Restart();
            var buffer = new byte[81920];
            for (int read; (read = content.Read(buffer)) > 0;)
                hash.AppendData(buffer, 0, read);
            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
        catch (IOException)
        {
            return "";
        }
    }

    /// <exception cref="InvalidDataException">A zero byte: the file is no text.</exception>
    public override int Read(Span<byte> buffer)
    {
        var read = content.Read(buffer);
        var bytes = buffer[..read];
        hash.AppendData(bytes);
        hashed += read;
        return bytes.Contains((byte)0) ? throw new InvalidDataException("a zero byte") : read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            hash.Dispose();
            content.Dispose();
        }

        base.Dispose(disposing);
    }
}
