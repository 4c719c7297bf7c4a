using System.Diagnostics;
using System.Globalization;
using RotationNotes.Narrative.Templates;
using Scriban.Runtime;

namespace RotationNotes.Tests.Narrative.Templates;

/// <summary>
/// Whatever is written into a template, the outcome is a text or a <see cref="TemplateException"/>, soon and in little memory. An
/// overflow of the stack ends a process and nothing can catch it, so the templates are rendered in another one, which says
/// before each what it is about to do.
/// </summary>
/// <remarks>
/// The ordinary run takes a few hundred. Set ROTATION_NOTES_FUZZ to the number of templates of chance for the long run, on a release build:
/// all hostile ones as well, each within a second of processor time, and the process within 192 MB.
/// </remarks>
public sealed class HostileTests(ITestOutputHelper output)
{
    private const string Variable = "ROTATION_NOTES_HOSTILE_REPORT";
    private const string Start = "{{ o = {a: 1}; $v = 1; f = do; ret $0; end }}";
    private const int Warming = 40;
    private static readonly int? Full = int.TryParse(Environment.GetEnvironmentVariable("ROTATION_NOTES_FUZZ"), out var count) ? count : null;

    private static readonly RenderSettings Settings = new()
    {
        Globals = new ScriptObject { ["x"] = 3, ["y"] = "abc", ["z"] = null, ["i"] = 1, ["g"] = 2 },
        Partials = name => (name switch { "again" => "{{ include 'again' }}", "grow" => "{{ x = [x, x] + [x]; x; include 'grow' }}", _ => name }, name),
    };

    [Fact]
    public async Task Render_HostileAndRandomTemplates_EndInTheirOwnError()
    {
        using var folder = new TemporaryFolder();
        var report = Path.Combine(folder.Path, "report.txt");
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList = { "exec", typeof(HostileTests).Assembly.Location, "-method", $"{typeof(HostileTests).FullName}.{nameof(Child)}" },
            Environment = { [Variable] = report },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var child = Process.Start(start)!;
        var error = child.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var words = await child.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);
        var lines = await File.ReadAllLinesAsync(report, TestContext.Current.CancellationToken);
        Assert.True(child.ExitCode == 0, $"{lines.LastOrDefault()}\n{words}\n{await error}");

        var done = lines.Where(line => line.StartsWith("done", StringComparison.Ordinal)).Select(line => line.Split(' ', 5)).ToArray();
        var times = done.Select(words => double.Parse(words[2], CultureInfo.InvariantCulture)).Order().ToArray();
        var peak = done.Max(words => long.Parse(words[3], CultureInfo.InvariantCulture));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done.Length} templates ({HostileTemplates.Hand.Count} by hand); processor time: median {times[times.Length / 2]:0.00} ms, 99 % under {times[times.Length * 99 / 100]:0.0} ms, slowest {times[^1]:0} ms; peak {peak / 1048576.0:0} MB"));
        foreach (var slow in done.OrderByDescending(words => double.Parse(words[2], CultureInfo.InvariantCulture)).Take(5))
            output.WriteLine(string.Join(' ', slow));
        Assert.Equal(Numbers().Count, done.Length);
        if (Full is null)
            return;
        Assert.InRange(times[^1], 0, 1000);
        Assert.InRange(peak >> 20, 0, 192);
    }

    /// <summary>The other process; nothing when it is run as a test.</summary>
    [Fact]
    public void Child()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { } path)
            return;
        using var report = new StreamWriter(path) { AutoFlush = true };
        // The limits hold for a process that is loaded and compiled.
        for (var i = 0; i < Warming; i++)
            Attempt(HostileTemplates.Random(1_000_000 + i));
        using var self = Process.GetCurrentProcess();
        foreach (var number in Numbers())
        {
            var source = number < 0 ? HostileTemplates.Hand[-number - 1] : HostileTemplates.Random(number);
            var shown = string.Concat(source.Take(200).Select(c => c is >= ' ' and <= '~' ? c : '?'));
            report.WriteLine($"next {number} {shown}");
            var before = Environment.CpuUsage.TotalTime;
            Attempt(source);
            var time = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
            self.Refresh();
            report.WriteLine(string.Create(CultureInfo.InvariantCulture, $"done {number} {time:0.00} {self.PeakWorkingSet64} {shown}"));
        }
    }

    // Those by hand count down from minus one; of these the ordinary run takes every fourth.
    private static List<int> Numbers() =>
    [
        .. Enumerable.Range(1, HostileTemplates.Hand.Count).Where(n => Full is not null || n % 4 == 0).Select(n => -n),
        .. Enumerable.Range(1, Full ?? 200),
    ];

    private static void Attempt(string source)
    {
        try
        {
            NoteTemplate.Parse(Start + source, "hostile").Render(Settings);
        }
        catch (TemplateException error)
        {
            Assert.NotEmpty(error.Errors);
            Assert.All(error.Errors, e => Assert.InRange(e.ToString().Length, 1, 1000));
        }
    }
}
