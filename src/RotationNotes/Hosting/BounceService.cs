using RotationNotes.Delivery.Bounces;
using RotationNotes.Foundation.Diagnostics;

namespace RotationNotes.Hosting;

/// <summary>Reads returned mail once a minute while the worker lives.</summary>
internal sealed partial class BounceService(BounceFolder folder, TimeProvider clock, ILogger<BounceService> log) : BackgroundService
{
    private const int MostRemarks = 1000;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        string? lastTrouble = null;
        var left = new HashSet<string>(StringComparer.Ordinal);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                foreach (var report in folder.Take())
                {
                    if (report.Remark is { } remark && left.Count < MostRemarks && left.Add(report.File + remark))
                        SetAside(report.File, remark);
                    foreach (var (bounce, verdict) in report.Outcomes)
                        Taken(bounce.Kind, bounce.Status ?? "", verdict);
                }

                lastTrouble = null;
            }
            catch (Exception failure) when (failure is DiagnosticException or IOException or UnauthorizedAccessException)
            {
                // Once a minute would fill the log with one and the same line.
                if (failure.Message != lastTrouble)
                    Failing(lastTrouble = failure.Message);
            }

            try
            {
                await Task.Delay(Pause, clock, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    // Addresses stay out of the log; the store has them.
    [LoggerMessage(LogLevel.Information, "Returned mail: {Kind} {Status}, {Verdict}")]
    private partial void Taken(BounceKind kind, string status, BounceVerdict verdict);

    [LoggerMessage(LogLevel.Warning, "Returned mail: {File} {Why}")]
    private partial void SetAside(string file, string why);

    [LoggerMessage(LogLevel.Error, "Returned mail cannot be read: {Why}")]
    private partial void Failing(string why);
}
