namespace RotationNotes.Templating;

/// <summary>Finds the templates that <c>include</c> names.</summary>
public interface ITemplateLoader
{
    /// <summary>The text of a template and the file name that its errors shall carry; null when there is none of that name.</summary>
    /// <param name="name">As written in the template; may hold anything, so a loader over a folder must refuse to leave it.</param>
    (string Source, string File)? Load(string name);
}
