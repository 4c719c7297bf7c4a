using BenchmarkDotNet.Running;
using RotationNotes.Benchmarks;

// `cold <program> <root>` measures whole processes, `facts [years]` one catalogue in a few seconds; everything else is BenchmarkDotNet's command line.
if (args is ["cold", var program, var root])
    return ColdCommand.Measure(program, root, Console.Out);
if (args is ["facts", .. var years])
    return FactTimes.Measure(years, Console.Out);
BenchmarkSwitcher.FromAssembly(typeof(WarmNote).Assembly).Run(args);
return 0;
