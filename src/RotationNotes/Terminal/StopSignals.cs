using System.Runtime.InteropServices;

namespace RotationNotes.Terminal;

/// <summary>Turns Ctrl-C and SIGTERM into cancellation, so that work ends between two steps and cleans up behind itself.</summary>
public sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly PosixSignalRegistration[] registrations;
    private int code = ExitCode.Interrupted;

    public StopSignals() => registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Stop(context, ExitCode.Interrupted)),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Stop(context, ExitCode.Terminated)),
    ];

    public CancellationToken Token => source.Token;

    /// <summary>Exit code of the signal that stopped the work.</summary>
    public int Code => Volatile.Read(ref code);

    public void Dispose()
    {
        foreach (var registration in registrations)
            registration.Dispose();
        source.Dispose();
    }

    private void Stop(PosixSignalContext context, int signalCode)
    {
        // A second signal is left to the system: it ends a process that does not come to its next step.
        if (source.IsCancellationRequested)
            return;
        context.Cancel = true;
        Volatile.Write(ref code, signalCode);
        source.Cancel();
    }
}
