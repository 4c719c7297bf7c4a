using BenchmarkDotNet.Running;
using RotationNotes.Benchmarks;

// `cold <program> <root>` measures whole processes; everything else is BenchmarkDotNet's command line.
if (args is ["cold", var program, var root])
    return ColdCommand.Measure(program, root, Console.Out);
BenchmarkSwitcher.FromAssembly(typeof(WarmNote).Assembly).Run(args);
return 0;
