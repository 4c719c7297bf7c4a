using System.Collections.Immutable;

namespace RotationNotes.Documents.Charts;

/// <summary>What happened around earlier events: each path, the median and the middle half, by sessions since the event.</summary>
public sealed record EventStudyChart : ChartSpec
{
    /// <param name="paths">The earlier events; at least one.</param>
    /// <param name="current">The event of this note so far, or null.</param>
    /// <exception cref="ArgumentException">There is no path.</exception>
    public EventStudyChart(ImmutableArray<SessionPath> paths, SessionPath? current = null)
    {
        if (paths.IsDefaultOrEmpty)
            throw new ArgumentException("An event study needs at least one earlier event.", nameof(paths));
        (Paths, Current) = (paths, current);
    }

    public ImmutableArray<SessionPath> Paths { get; }

    public SessionPath? Current { get; }

    /// <summary>What the horizontal axis counts.</summary>
    public string SessionCaption { get; init; } = "Sessions since the event";

    /// <summary>Quantile of the paths at a session, linearly interpolated between order statistics; null with no path there.</summary>
    /// <param name="session">Session relative to the event.</param>
    /// <param name="share">0 to 1; one half is the median.</param>
    public double? Quantile(int session, double share)
    {
        var values = new List<double>(Paths.Length);
        foreach (var path in Paths)
        {
            if (path.At(session) is { } value)
                values.Add(value);
        }

        if (values.Count == 0)
            return null;
        values.Sort();
        var place = share * (values.Count - 1);
        var below = (int)Math.Floor(place);
        var above = Math.Min(below + 1, values.Count - 1);
        return values[below] + (values[above] - values[below]) * (place - below);
    }
}

/// <summary>Values by sessions counted from an anchor.</summary>
/// <param name="Name">Label, e.g. "October 2023".</param>
/// <param name="FirstSession">Session of the first value: 0 is the anchor, negative is before.</param>
/// <param name="Values">One per session; NaN for missing.</param>
/// <param name="Emphasis">How strongly the path is drawn.</param>
public sealed record SessionPath(string Name, int FirstSession, ImmutableArray<double> Values, SeriesEmphasis Emphasis = SeriesEmphasis.Primary)
{
    public int LastSession => FirstSession + Values.Length - 1;

    /// <summary>The value at a session, or null where there is none.</summary>
    public double? At(int session)
    {
        var index = session - FirstSession;
        return index >= 0 && index < Values.Length && double.IsFinite(Values[index]) ? Values[index] : null;
    }
}
