using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Publishing.Configuration;

namespace RotationNotes.Publishing.Installation;

/// <summary>The way into the mail room: looked through for questions, opened only when something is to leave.</summary>
public sealed class MailDoor : IDisposable
{
    private readonly Func<MailRoom> open;
    private readonly Func<MailRoom?> peep;
    private readonly bool isHeld;
    private MailRoom? room;

    /// <param name="purpose">Shown to another process that wants the room meanwhile, e.g. <c>run</c>.</param>
    public MailDoor(DeliveryOptions options, string purpose, TimeProvider clock) =>
        (open, peep) = (() => MailRoom.Open(options, purpose, clock), () => MailRoom.OpenForReading(options, clock));

    /// <summary>The door of a room that somebody holds already and goes on holding.</summary>
    public MailDoor(MailRoom held) => (open, peep, room, isHeld) = (() => held, () => held, held, true);

    /// <summary>Asks without entering: another process may hold the room, and there may be none yet.</summary>
    /// <param name="ask">Given null while nothing was ever planned.</param>
    public T Look<T>(Func<MailRoom?, T> ask)
    {
        if (room is not null)
            return ask(room);
        using var reading = peep();
        return ask(reading);
    }

    /// <summary>The room, opened at the first call and ready to send.</summary>
    /// <exception cref="DiagnosticException">Another process holds it, it cannot be used, or a key cannot sign.</exception>
    public MailRoom Enter()
    {
        room ??= open();
        room.ReadKeys();
        return room;
    }

    public void Dispose()
    {
        if (!isHeld)
            room?.Dispose();
    }
}
