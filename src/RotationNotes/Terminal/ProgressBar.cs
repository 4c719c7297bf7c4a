using System.Globalization;

namespace RotationNotes.Terminal;

/// <summary>One line that is drawn over itself; on anything but a terminal it prints nothing.</summary>
internal sealed class ProgressBar(TerminalOutput output, TimeProvider clock)
{
    private const int Width = 30;
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(100);
    private readonly Lock gate = new();
    private long drawn;
    private int length;
    private bool isClosed;

    /// <param name="text">Follows the bar, e.g. counts.</param>
    public void Draw(int done, int total, string text)
    {
        if (!output.IsTerminal)
            return;
        lock (gate)
        {
            if (isClosed || (drawn != 0 && clock.GetElapsedTime(drawn) < ShortestPause && done < total))
                return;
            drawn = clock.GetTimestamp();
            var filled = total == 0 ? 0 : (int)((long)Width * done / total);
            var line = string.Create(CultureInfo.InvariantCulture, $"[{new string('#', filled)}{new string('.', Width - filled)}] {done:#,0} of {total:#,0}{text}");
            output.Talk.Write('\r' + line.PadRight(length));
            length = line.Length;
        }
    }

    /// <summary>Takes the line away, so that what follows starts on a clean one.</summary>
    public void Clear()
    {
        lock (gate)
        {
            isClosed = true;
            if (length > 0)
                output.Talk.Write('\r' + new string(' ', length) + '\r');
            length = 0;
        }
    }
}
