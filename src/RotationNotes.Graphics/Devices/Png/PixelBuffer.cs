using System.Buffers;
using System.Runtime.InteropServices;
using RotationNotes.Graphics.Geometry;
using SkiaSharp;

namespace RotationNotes.Graphics.Devices.Png;

/// <summary>Opaque pixels of a picture, rows from the top, 32 bits each in the order that Skia paints fastest here.</summary>
/// <remarks>A mail takes a dozen pictures of some megabytes each, one after the other: they share their memory.</remarks>
internal sealed class PixelBuffer(int width, int height) : IDisposable
{
    private readonly uint[] memory = ArrayPool<uint>.Shared.Rent(width * height);

    public int Width => width;

    public int Height => height;

    public ReadOnlySpan<uint> Pixels => memory.AsSpan(0, width * height);

    public ReadOnlySpan<uint> Row(int y) => memory.AsSpan(y * width, width);

    public static Color ColorOf(uint pixel) => new(
        (byte)(pixel >> SKImageInfo.PlatformColorRedShift), (byte)(pixel >> SKImageInfo.PlatformColorGreenShift), (byte)(pixel >> SKImageInfo.PlatformColorBlueShift));

    /// <summary>Lets a painter draw on a canvas of one unit per pixel.</summary>
    public void Paint(Action<SKCanvas> draw)
    {
        var pin = GCHandle.Alloc(memory, GCHandleType.Pinned);
        try
        {
            var info = new SKImageInfo(width, height, SKImageInfo.PlatformColorType, SKAlphaType.Opaque);
            using var surface = SKSurface.Create(info, pin.AddrOfPinnedObject(), info.RowBytes)
                ?? throw new InvalidOperationException($"Skia gave no surface of {width} × {height} pixels.");
            draw(surface.Canvas);
            surface.Canvas.Flush();
        }
        finally
        {
            pin.Free();
        }
    }

    /// <summary>Gives the memory back; the buffer must not be used afterwards.</summary>
    public void Dispose() => ArrayPool<uint>.Shared.Return(memory);
}
