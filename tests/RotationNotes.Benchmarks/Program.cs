using BenchmarkDotNet.Running;
using RotationNotes.Benchmarks;

// `cold <program> <root>` measures whole processes, `facts` the catalogue
// in half a minute; everything else is BenchmarkDotNet's command line.
if (args is ["cold", var program, var root])
    return ColdCommand.Measure(program, root, Console.Out);
if (args is ["facts"])
    return FactTimes.Measure(Console.Out);
BenchmarkSwitcher.FromAssembly(typeof(WarmNote).Assembly).Run(args);
return 0;
