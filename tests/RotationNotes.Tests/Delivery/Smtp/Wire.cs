using System.Threading.Channels;

namespace RotationNotes.Tests.Delivery.Smtp;

/// <summary>Two ends of a connection in memory. Disposing an end closes it for both.</summary>
internal sealed class Wire : Stream
{
    private readonly Channel<byte[]> incoming;
    private readonly Channel<byte[]> outgoing;
    private byte[] rest = [];

    private Wire(Channel<byte[]> incoming, Channel<byte[]> outgoing) => (this.incoming, this.outgoing) = (incoming, outgoing);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public static (Wire Client, Wire Server) Pair()
    {
        var (there, back) = (Channel.CreateUnbounded<byte[]>(), Channel.CreateUnbounded<byte[]>());
        return (new Wire(back, there), new Wire(there, back));
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (rest.Length == 0)
        {
            if (!await incoming.Reader.WaitToReadAsync(cancellationToken))
                return 0;
            if (incoming.Reader.TryRead(out var next))
                rest = next;
        }

        var count = Math.Min(rest.Length, buffer.Length);
        rest.AsSpan(0, count).CopyTo(buffer.Span);
        rest = rest[count..];
        return count;
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        outgoing.Writer.TryWrite(buffer.ToArray()) ? ValueTask.CompletedTask : throw new IOException("broken pipe");

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        incoming.Writer.TryComplete();
        outgoing.Writer.TryComplete();
        base.Dispose(disposing);
    }
}
