namespace RotationNotes.Templating;

/// <summary>How printed values are made safe for the kind of output. Text outside code blocks is never changed.</summary>
public enum OutputEscape
{
    /// <summary>Values are printed as they are, for output that is escaped later, such as Markdown that becomes a document.</summary>
    None,

    /// <summary>The characters &lt; &gt; &amp; " ' of printed values become entities, except in a <see cref="SafeString"/>.</summary>
    Html,

    /// <summary>Control characters and marks that turn the direction of text are left out of printed values; lines stay.</summary>
    Plain,

    /// <summary>As <see cref="Plain"/>, and line breaks become blanks: a value cannot add a header to a mail.</summary>
    Subject,
}
