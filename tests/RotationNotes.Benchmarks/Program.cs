using BenchmarkDotNet.Running;
using RotationNotes.Benchmarks;

// `cold <program> <root>` measures whole processes, `facts` the catalogue and `prose` the weekly narrative in half a minute,
// `pdf [rounds]` takes a quick look at page rendering, `charts` at charts, `templates` at the template language; everything else is BenchmarkDotNet's command line.
if (args is ["cold", var program, var root])
    return ColdCommand.Measure(program, root, Console.Out);
if (args is ["facts"])
    return FactTimes.Measure(Console.Out);
if (args is ["prose"])
    return WeeklyProse.Measure(Console.Out);
if (args is ["pdf", .. var rounds])
{
    PdfBytes.Look(rounds is [var count] ? int.Parse(count, System.Globalization.CultureInfo.InvariantCulture) : 30, Console.Out);
    return 0;
}

if (args is ["charts"])
    return ChartTimes.Measure(Console.Out);
if (args is ["templates"])
    return TemplateTimes.Measure(Console.Out);
BenchmarkSwitcher.FromAssembly(typeof(WarmNote).Assembly).Run(args);
return 0;
