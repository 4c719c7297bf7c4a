using RotationNotes.Commands;
using RotationNotes.Terminal;

using var signals = new StopSignals();
return CommandLine.Run(args, CommandEnvironment.OfProcess(signals));
