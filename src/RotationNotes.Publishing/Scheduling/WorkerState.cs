namespace RotationNotes.Publishing.Scheduling;

/// <param name="Fire">Nominal instant of the newest fire; null before the first.</param>
/// <param name="IsGood">Whether it gave an edition.</param>
public sealed record WorkerState(DateTimeOffset? Fire, bool IsGood, string Outcome)
{
    public static WorkerState Idle { get; } = new(null, true, "no fire yet");
}
