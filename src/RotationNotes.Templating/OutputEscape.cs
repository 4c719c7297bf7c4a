namespace RotationNotes.Templating;

/// <summary>How printed values are made safe for the kind of output. Text outside code blocks is never changed.</summary>
public enum OutputEscape
{
    /// <summary>Values are printed as they are.</summary>
    None,

    /// <summary>The characters &lt; &gt; &amp; " ' of printed values become entities, except in a <see cref="SafeString"/>.</summary>
    Html,
}
