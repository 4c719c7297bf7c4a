using System.Diagnostics;
using System.Globalization;
using BenchmarkDotNet.Attributes;
using RotationNotes.Documents;
using RotationNotes.Graphics.Fonts;
using RotationNotes.Graphics.Themes;
using RotationNotes.Pdf;
using RotationNotes.Pdf.Syntax.Compression;

namespace RotationNotes.Benchmarks;

/// <summary>From a document to the bytes of its PDF, warm, on one core; and the floor: nothing but compressing the same streams.</summary>
[MemoryDiagnoser]
public class PdfBytes
{
    private readonly NoteDocument thousandRows = StandardNote.LongTable(1000);
    private readonly NoteDocument tenThousandRows = StandardNote.LongTable(10_000);
    private readonly NoteDocument fiveThousandRows = StandardNote.LongTable(5000);
    private readonly NoteDocument twentyThousandRows = StandardNote.LongTable(20_000);
    private PdfRenderer renderer = null!;
    private List<byte[]> streams = null!;

    [GlobalSetup]
    public void Prepare()
    {
        var theme = ThemeFile.Load(Path.Combine(WarmNote.Root(), "templates", "themes", "research.json"));
        renderer = new PdfRenderer(theme, FontLibrary.Load(FontLibrary.DefaultFolders(AppContext.BaseDirectory), theme.Families));
        streams = Inflated(renderer.Render(StandardNote.Document, PdfOptions.Default));
    }

    [Benchmark(Baseline = true)]
    public int Standard() => renderer.Render(StandardNote.Document, PdfOptions.Default).Length;

    [Benchmark]
    public int FloorDeflate()
    {
        var (encoder, length) = (new ZlibEncoder(), 0);
        foreach (var stream in streams)
            length += encoder.Encode(stream).Length;
        return length;
    }

    [Benchmark]
    public int FloorDeflateOfTheRuntime()
    {
        var length = 0;
        foreach (var stream in streams)
        {
            using var target = new MemoryStream();
            using (var zlib = new System.IO.Compression.ZLibStream(target, System.IO.Compression.CompressionLevel.Optimal, leaveOpen: true))
                zlib.Write(stream);
            length += (int)target.Length;
        }

        return length;
    }

    [Benchmark]
    public int ThousandRows() => renderer.Render(thousandRows, PdfOptions.Default).Length;

    [Benchmark]
    public int FiveThousandRows() => renderer.Render(fiveThousandRows, PdfOptions.Default).Length;

    [Benchmark]
    public int TwentyThousandRows() => renderer.Render(twentyThousandRows, PdfOptions.Default).Length;

    [Benchmark]
    public int TenThousandRows() => renderer.Render(tenThousandRows, PdfOptions.Default).Length;

    /// <summary>A quick look without a report: best and median of some rounds, processor time, time spent collecting, and what one round allocates.</summary>
    public static void Look(int rounds, TextWriter writer)
    {
        var bench = new PdfBytes();
        bench.Prepare();
        foreach (var (name, action) in new (string, Func<int>)[] { (nameof(Standard), bench.Standard), (nameof(FloorDeflate), bench.FloorDeflate), (nameof(FloorDeflateOfTheRuntime), bench.FloorDeflateOfTheRuntime), (nameof(ThousandRows), bench.ThousandRows), (nameof(FiveThousandRows), bench.FiveThousandRows), (nameof(TenThousandRows), bench.TenThousandRows), (nameof(TwentyThousandRows), bench.TwentyThousandRows) })
        {
            var count = name is nameof(FiveThousandRows) or nameof(TenThousandRows) or nameof(TwentyThousandRows) ? Math.Max(1, rounds / 10) : rounds;
            var length = action();
            for (var i = 0; i < count / 2; i++)
                action();
            var times = new double[count];
            var before = GC.GetAllocatedBytesForCurrentThread();
            var processor = Process.GetCurrentProcess().TotalProcessorTime;
            var pause = GC.GetTotalPauseDuration();
            for (var i = 0; i < count; i++)
            {
                var clock = Stopwatch.StartNew();
                action();
                times[i] = clock.Elapsed.TotalMilliseconds;
            }

            var allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / count;
            processor = (Process.GetCurrentProcess().TotalProcessorTime - processor) / count;
            pause = (GC.GetTotalPauseDuration() - pause) / count;
            Array.Sort(times);
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-26} best {times[0],8:0.00} ms, median {times[count / 2],8:0.00} ms, processor {processor.TotalMilliseconds,8:0.00} ms, collecting {pause.TotalMilliseconds,7:0.00} ms, {allocated / 1048576.0,7:0.00} MB, result {length:N0}"));
        }
    }

    /// <summary>Contents of a file's compressed streams.</summary>
    private static List<byte[]> Inflated(byte[] pdf)
    {
        var (found, at) = (new List<byte[]>(), 0);
        var mark = "/FlateDecode"u8;
        while (pdf.AsSpan(at).IndexOf(mark) is >= 0 and var next)
        {
            var start = at + next + pdf.AsSpan(at + next).IndexOf("stream\n"u8) + 7;
            using var zlib = new System.IO.Compression.ZLibStream(new MemoryStream(pdf, start, pdf.Length - start), System.IO.Compression.CompressionMode.Decompress);
            using var plain = new MemoryStream();
            zlib.CopyTo(plain);
            found.Add(plain.ToArray());
            at = start;
        }

        return found;
    }
}
