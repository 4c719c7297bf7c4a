using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using RotationNotes.Publishing.Archive;

namespace RotationNotes.Portal.Archive;

/// <summary>The index page: every edition, newest first.</summary>
internal static class PortalPage
{
    private const string Head =
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Archive</title>
        <style>
        body { font: 16px/1.5 system-ui, sans-serif; color: #1b1f24; background: #fff; max-width: 46rem; margin: 2.5rem auto; padding: 0 1rem; }
        h1 { font-size: 1.5rem; }
        table { border-collapse: collapse; width: 100%; }
        th, td { text-align: left; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid #d5dae0; }
        td a { margin-right: .75rem; }
        @media (prefers-color-scheme: dark) { body { color: #e6e9ed; background: #14171a; } a { color: #8fb8ff; } th, td { border-color: #353b42; } }
        </style>
        </head>
        <body>
        <main>
        <h1>Archive</h1>

        """;

    /// <summary>Ids and dates only hold letters, digits and hyphens, so nothing here needs escaping.</summary>
    public static string Render(ImmutableArray<EditionId> editions)
    {
        var page = new StringBuilder(Head);
        if (editions.IsEmpty)
        {
            page.Append("<p>No editions yet.</p>\n");
        }
        else
        {
            page.Append("<table>\n<thead><tr><th scope=\"col\">As of</th><th scope=\"col\">Note</th><th scope=\"col\">Revision</th><th scope=\"col\">Read</th></tr></thead>\n<tbody>\n");
            foreach (var id in editions.OrderByDescending(id => id))
            {
                var folder = $"/editions/{id.Name}";
                page.Append(CultureInfo.InvariantCulture, $"<tr><td>{id.AsOf:yyyy-MM-dd}</td><td>{id.NoteId}</td><td>{id.Revision}</td>")
                    .Append(CultureInfo.InvariantCulture, $"<td><a href=\"{folder}/note.pdf\">PDF</a><a href=\"{folder}/note.html\">Web</a><a href=\"{folder}/note.txt\">Text</a><a href=\"{folder}/manifest.json\">Manifest</a></td></tr>\n");
            }

            page.Append("</tbody>\n</table>\n");
        }

        return page.Append("</main>\n</body>\n</html>\n").ToString();
    }
}
