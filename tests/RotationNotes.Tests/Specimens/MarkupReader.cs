namespace RotationNotes.Tests.Specimens;

/// <summary>Reads tags and attributes the way a browser does, to see what a page really says.</summary>
internal static class MarkupReader
{
    private static readonly HashSet<string> Void = new(StringComparer.Ordinal) { "meta", "img", "br", "hr", "path", "rect" };

    /// <summary>Start tags in order. Fails when elements are not closed in the order they were opened.</summary>
    public static List<Tag> Read(string html)
    {
        var tags = new List<Tag>();
        var open = new Stack<string>();
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0; at = html.IndexOf('<', at))
        {
            if (html.AsSpan(at).StartsWith("<!--"))
            {
                at = html.IndexOf("-->", at, StringComparison.Ordinal) + 3;
                continue;
            }

            if (html[at + 1] == '!')
            {
                at = html.IndexOf('>', at) + 1;
                continue;
            }

            if (html[at + 1] == '/')
            {
                var end = html.IndexOf('>', at);
                Assert.Equal(open.Pop(), html[(at + 2)..end]);
                at = end + 1;
                continue;
            }

            var tag = Start(html, ref at, out var selfClosed);
            tags.Add(tag);
            if (selfClosed || Void.Contains(tag.Name))
                continue;
            if (tag.Name == "style")
                at = html.IndexOf("</style>", at, StringComparison.Ordinal);
            open.Push(tag.Name);
        }

        Assert.Empty(open);
        return tags;
    }

    private static Tag Start(string html, ref int at, out bool selfClosed)
    {
        var position = at + 1;
        var name = Take(html, ref position, c => char.IsAsciiLetterOrDigit(c));
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        selfClosed = false;
        while (html[position] != '>')
        {
            if (html[position] is ' ' or '\n')
            {
                position++;
                continue;
            }

            if (html[position] == '/')
            {
                selfClosed = true;
                position++;
                continue;
            }

            var key = Take(html, ref position, c => c is not ('=' or ' ' or '>'));
            Assert.Equal("=\"", html.Substring(position, 2));
            var end = html.IndexOf('"', position + 2);
            attributes.Add(key, System.Net.WebUtility.HtmlDecode(html[(position + 2)..end]));
            position = end + 1;
        }

        at = position + 1;
        return new Tag(name, attributes);
    }

    private static string Take(string html, ref int position, Func<char, bool> belongs)
    {
        var start = position;
        while (belongs(html[position]))
            position++;
        return html[start..position];
    }
}

internal sealed record Tag(string Name, IReadOnlyDictionary<string, string> Attributes)
{
    public string? this[string attribute] => Attributes.GetValueOrDefault(attribute);
}
